import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StorageFailure } from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'
import type { OpenedRound } from '../../domain/expected-set.ts'
import type { Archive, Piece, RecipientDeliveries } from '../backup/piece.ts'
import { DataFolder } from './data-folder.ts'
import { type Disk, diskFailure, nodeDisk } from './disk.ts'
import type { DocumentKind } from './document-kind.ts'
import {
  accountKind,
  channelKind,
  clockKind,
  editionKind,
  type Ledger,
  ledgerKind,
  noteKind,
  registerKind,
  roundKind,
  sheetKind,
  uploadKind,
} from './document-kinds.ts'
import { expectCurrent, folderVersion } from './document-versions.ts'
import { roundsFolder, temporary, uploadsFolder } from './file-names.ts'
import { lockFolder } from './socket-lock.ts'

/** Where a restoring puts its documents until all of them are there and have been checked. */
const restoring = 'restoring'
const complete = 'complete'

/** The folder as it is copied from and to; with `write` access nobody else works with it meanwhile. */
export async function openLowdbArchive(
  folder: string,
  access: 'read' | 'write',
  disk: Disk = nodeDisk,
): Promise<Archive> {
  const lock = access === 'write' ? await lockFolder(folder) : undefined
  try {
    if (access === 'read') await expectReadable(folder, nodeDisk)
    else {
      await folderVersion({ root: folder, disk: nodeDisk })
      await finishRestoring(folder)
    }
  } catch (error) {
    await lock?.release()
    throw error
  }
  return {
    read: () => readPieces(folder),
    async write(pieces, verify) {
      await expectEmpty(folder)
      await replace(folder, async (aside) => {
        await writePieces(aside, pieces, disk)
        await verify(readPieces(aside))
      })
    },
    async rewrite(change) {
      await replace(folder, async (aside) => {
        // Empty ones too, or what they held before would stay.
        for (const within of replacedFolders) await mkdir(join(aside, within), { recursive: true })
        await writePieces(aside, changed(readPieces(folder), change), disk)
      })
    },
    async close() {
      await lock?.release()
    },
  }
}

/** What `write` puts aside takes the place of what is there, all of it or nothing. */
async function replace(folder: string, write: (aside: string) => Promise<void>): Promise<void> {
  const aside = join(folder, restoring)
  try {
    await rm(aside, { recursive: true, force: true })
    await write(aside)
    await mark(folder)
  } catch (error) {
    // Where not even that goes, the next start does it.
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
    throw systemCode(error) === undefined ? error : diskFailure(`${folder} could not be written`, error)
  }
  await finishRestoring(folder)
}

/** For whoever only reads: what a start has to do first is done. */
export async function expectReadable(folder: string, disk: Disk): Promise<void> {
  await expectCurrent({ root: folder, disk })
  if (!(await disk.list(join(folder, restoring))).includes(complete)) return
  throw new StorageFailure(
    `${folder} is being put in order, or that was cut short. Start the bot once, or run: npx oma-arviointi migrate`,
  )
}

/** Ends a restoring that was cut short: once it was complete all of it counts, before that none. */
export async function finishRestoring(folder: string): Promise<void> {
  const aside = join(folder, restoring)
  const names = await nodeDisk.list(aside)
  if (names.includes(complete)) {
    for (const name of names.filter((each) => each !== complete)) {
      // What it is to replace; after a crash in between it is gone already.
      await rm(join(folder, name), { recursive: true, force: true })
      await rename(join(aside, name), join(folder, name))
    }
    await nodeDisk.syncFolder(folder)
  }
  if (names.length > 0) await rm(aside, { recursive: true, force: true })
}

const replacedFolders = ['people', roundsFolder, uploadsFolder]

async function* changed(
  pieces: AsyncIterable<Piece>,
  change: (piece: Piece) => Piece | undefined,
): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    const after = change(piece)
    if (after !== undefined) yield after
  }
}

async function mark(folder: string): Promise<void> {
  await nodeDisk.write(join(folder, restoring, complete), '')
  await nodeDisk.syncFolder(join(folder, restoring))
  await nodeDisk.syncFolder(folder)
}

async function expectEmpty(folder: string): Promise<void> {
  const names = (await nodeDisk.list(resolve(folder))).filter(
    // What a crash left half-written never counted.
    (name) => name !== 'lock' && name !== restoring && !name.endsWith(temporary),
  )
  if (names.length === 0) return
  throw new StorageFailure(`${folder} holds data already. Nothing was changed. Restore into an empty folder.`)
}

async function* readPieces(folder: string): AsyncGenerator<Piece> {
  const data = new DataFolder(folder, 'read', nodeDisk)
  const one = async <T extends object>(kind: DocumentKind<T>, file: string) => (await data.load(kind, file)).current
  const all = async <T extends object>(kind: DocumentKind<T>, within: string) =>
    [...(await data.loadAll(kind, within)).values()].flatMap(({ current }) => current ?? [])

  const register = await one(registerKind, 'register.json')
  if (register !== undefined) yield { kind: 'register', data: register }
  const rounds: { readonly within: string; readonly opened: OpenedRound }[] = []
  for (const within of await data.subfolders(roundsFolder)) {
    const opened = await one(roundKind, join(within, 'round.json'))
    if (opened !== undefined) rounds.push({ within, opened })
  }
  for (const { opened } of rounds) yield { kind: 'round', data: opened }
  for (const { within, opened } of rounds) {
    for (const sheet of await all(sheetKind, join(within, 'sheets'))) yield { kind: 'sheet', data: sheet }
    for (const ledger of await all(ledgerKind, join(within, 'deliveries'))) {
      yield { kind: 'deliveries', data: counted(ledger, opened) }
    }
    for (const note of await all(noteKind, join(within, 'notes'))) yield { kind: 'note', data: note }
    for (const edition of await all(editionKind, join(within, 'editions'))) yield { kind: 'edition', data: edition }
  }
  for (const account of await all(accountKind, 'people')) yield { kind: 'account', data: account }
  const channel = await one(channelKind, 'channel.json')
  if (channel !== undefined) yield { kind: 'channel', data: channel }
  for (const { upload } of await all(uploadKind, uploadsFolder)) {
    if (upload !== undefined) yield { kind: 'upload', data: upload }
  }
  const clock = await one(clockKind, 'clock.json')
  if (clock !== undefined) yield { kind: 'clock', data: clock }
}

/** Without what a planning that was cut short has left: it never counted. */
function counted({ round, recipient, entries, cards = [] }: Ledger, opened: OpenedRound): RecipientDeliveries {
  const deliveries = entries
    .filter(({ plannedIn }) => opened.plannedSteps.includes(plannedIn))
    .map(({ delivery }) => delivery)
  return { round, recipient, deliveries, cards }
}

async function writePieces(folder: string, pieces: AsyncIterable<Piece>, disk: Disk): Promise<void> {
  const data = new DataFolder(folder, 'write', disk)
  const planned = new Map<string, OpenedRound['plannedSteps']>()
  const put = async <T extends object>(kind: DocumentKind<T>, state: T): Promise<void> =>
    await data.document(kind, kind.file(state)).update(() => ({ state, result: undefined }))
  // Many at once, as each waits for the disk.
  let together: Promise<void>[] = []
  try {
    for await (const piece of pieces) {
      if (piece.kind === 'round') planned.set(piece.data.round.id, piece.data.plannedSteps)
      const writing = putPiece(put, piece, planned)
      // It may fail while the next piece is being read; it is told below.
      writing.catch(() => undefined)
      together.push(writing)
      if (together.length < 64) continue
      await Promise.all(together)
      together = []
    }
    await Promise.all(together)
  } finally {
    // Whoever clears up after a failure must not be overtaken by what is still being written.
    await Promise.allSettled(together)
    await data.close()
  }
  if (planned.size === 0) await mkdir(folder, { recursive: true })
}

type Put = <T extends object>(kind: DocumentKind<T>, state: T) => Promise<void>

function putPiece(put: Put, piece: Piece, planned: ReadonlyMap<string, readonly string[]>): Promise<void> {
  switch (piece.kind) {
    case 'register':
      return put(registerKind, piece.data)
    case 'round':
      return put(roundKind, piece.data)
    case 'sheet':
      return put(sheetKind, piece.data)
    case 'deliveries':
      return put(ledgerKind, ledgerOf(piece.data, planned.get(piece.data.round) ?? []))
    case 'note':
      return put(noteKind, piece.data)
    case 'edition':
      return put(editionKind, piece.data)
    case 'account':
      return put(accountKind, piece.data)
    case 'channel':
      return put(channelKind, piece.data)
    case 'upload':
      return put(uploadKind, { by: piece.data.by, upload: piece.data })
    case 'clock':
      return put(clockKind, piece.data)
  }
}

/** Which planning a delivery came from matters only until the planning is done, and this one is. */
function ledgerOf({ round, recipient, deliveries, cards }: RecipientDeliveries, planned: readonly string[]): Ledger {
  const entries = deliveries.map((delivery) => ({
    plannedIn: planned.includes(delivery.key.step) ? delivery.key.step : (planned[0] ?? ''),
    delivery,
  }))
  return { round, recipient, entries, ...(cards.length === 0 ? {} : { cards }) }
}
