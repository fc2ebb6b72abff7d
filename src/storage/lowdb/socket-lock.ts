import { randomUUID } from 'node:crypto'
import { link, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { StorageFailure } from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'

/** Another process works with the data folder. */
export class StoreInUse extends StorageFailure {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another process. Stop the bot that runs on it, ` +
        'or give this one another DATA_DIR, and start again.',
    )
  }
}

export interface FolderLock {
  readonly release: () => Promise<void>
}

// What the smallest of the common systems allows in the path of a socket, in bytes.
const longestSocketPath = 100

/**
 * Takes the folder for this process, for as long as it lives: the lock is a socket that the process
 * listens on, and the system closes it with the process, however that ends.
 *
 * The sockets in `lock/` are numbered, and who listens on the highest number holds the folder. A dead
 * one is not removed but overtaken: linking an open socket to the next number succeeds for one starter
 * only. Removing it and taking its name would let two starters each remove the other's. The highest
 * number stays when it is released, since a late starter may still be about to take the one after it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const locks = resolve(folder, 'lock')
  try {
    // The first to make the folder: what people wrote is nobody else's on this machine.
    await mkdir(locks, { recursive: true, mode: 0o700 })
    return await withShortPath(locks, (short) => takeLock(folder, locks, short))
  } catch (error) {
    if (error instanceof StorageFailure) throw error
    const remedy = 'It must be writable and on a disk of this machine.'
    throw new StorageFailure(`The data folder ${folder} could not be locked. ${remedy}`, { cause: error })
  }
}

async function takeLock(folder: string, locks: string, short: string): Promise<FolderLock> {
  const own = `starting-${randomUUID().slice(0, 8)}`
  const server = await listenOn(join(short, own))
  try {
    const number = await overtake(folder, locks, short, own)
    await removeDead(locks, short, number)
  } catch (error) {
    await closed(server)
    throw error
  } finally {
    await rm(join(locks, own), { force: true })
  }
  return { release: () => closed(server) }
}

async function overtake(folder: string, locks: string, short: string, own: string): Promise<number> {
  for (;;) {
    const highest = await highestIn(locks)
    if (highest > 0 && (await answers(join(short, String(highest))))) throw new StoreInUse(folder)
    const next = highest + 1
    if (!(await linked(folder, join(locks, own), join(locks, String(next))))) continue
    if ((await highestIn(locks)) === next) return next
    // The number was free only because later holders have come and tidied up.
    await rm(join(locks, String(next)), { force: true })
  }
}

/** False where another starter has the name. */
async function linked(folder: string, from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    // Only a holder tidies up, and it took this starter for one that had died before it could listen.
    if (systemCode(error) === 'ENOENT') throw new StoreInUse(folder)
    throw error
  }
}

/** Numbers below the own one, and what starters left that were killed while they started. */
async function removeDead(locks: string, short: string, own: number): Promise<void> {
  for (const name of await readdir(locks)) {
    const isOld = /^\d+$/.test(name) && Number(name) < own
    const isDead = name.startsWith('starting-') && !(await answers(join(short, name)))
    if (isOld || isDead) await rm(join(locks, name), { force: true })
  }
}

async function highestIn(locks: string): Promise<number> {
  const numbers = (await readdir(locks)).filter((name) => /^\d+$/.test(name)).map(Number)
  return Math.max(0, ...numbers)
}

/** Whether a process listens there. The system answers for it, so a busy or halted one counts too. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error) => {
      const code = systemCode(error) ?? ''
      if (['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(code)) resolve(false)
      // It closed while we were let in: ask again whether anybody is left.
      else if (code === 'ECONNRESET') resolve(answers(path))
      // The queue of those who wait to be let in is full.
      else if (code === 'EAGAIN') resolve(true)
      else reject(error)
    })
  })
}

function listenOn(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(path, () => resolve(server.unref()))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Sockets cannot be reached by a long path, so a long one gets a short alias for the moment. */
async function withShortPath<Result>(folder: string, work: (short: string) => Promise<Result>): Promise<Result> {
  if (Buffer.byteLength(join(folder, 'starting-00000000')) <= longestSocketPath) return await work(folder)
  const aliases = await mkdtemp(join(tmpdir(), 'data-'))
  try {
    const alias = join(aliases, 'd')
    await symlink(folder, alias)
    return await work(alias)
  } finally {
    await rm(aliases, { recursive: true, force: true })
  }
}
