import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { StorageFailure } from '../../actions/ports.ts'
import { emptySheet } from '../../domain/answer.ts'
import type { OpenedRound } from '../../domain/expected-set.ts'
import type { Programme } from '../../domain/programme.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Archive, FrozenRound, Piece, StoredMove, StoredRegister } from '../backup/piece.ts'
import { readAccounts, writeAccount } from './accounts.ts'
import { connect, type Database, type DatabaseOptions, type Work } from './database.ts'
import { attemptColumns, deliveryColumns } from './delivery-rows.ts'
import { insertEdition, readEditions } from './editions.ts'
import { insertCards, readLedgers } from './ledgers.ts'
import { migrate, schemaState, tablesIn } from './migrate.ts'
import { insertVersion, readNotes } from './notes.ts'
import {
  insertMoves,
  insertRegister,
  insertRegisterChanges,
  readMoves,
  readRegister,
  readRegisterChanges,
} from './register.ts'
import {
  changedRounds,
  changedSteps,
  insertExpectedSet,
  openedOf,
  openingColumns,
  readExpectedSet,
  roundColumns,
  writeDecisions,
} from './round-rows.ts'
import { insertRows } from './rows.ts'
import {
  insertChannelChanges,
  readChannel,
  readChannelChanges,
  readLatestMoment,
  writeChannel,
  writeLatestMoment,
} from './settings.ts'
import { pagedSheets, sheetOf, writeSheets } from './sheet-rows.ts'
import { insertUpkeep, readUpkeep } from './upkeep.ts'
import { readUploads, writeUpload } from './uploads.ts'

/** The database as it is copied from and to. */
export async function openPostgresArchive(options: DatabaseOptions, access: 'read' | 'write'): Promise<Archive> {
  const db = connect(options)
  try {
    if (access === 'write') await migrate(db)
    else if ((await schemaState(db)) !== 'current') throw notCurrent()
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    read: () => readAtOneMoment(db),
    async write(pieces, verify) {
      await db.transaction().execute(async (work) => {
        await expectEmpty(work)
        await writePieces(work, pieces)
        await verify(readPieces(work))
      })
    },
    async rewrite(change) {
      await db.transaction().execute(async (work) => {
        const pieces: Piece[] = []
        for await (const piece of readPieces(work)) pieces.push(...[change(piece) ?? []].flat())
        const versions = await lastVersions(work)
        await emptyTables(work)
        await writePieces(work, Readable.from(pieces))
        await raiseVersions(work, versions)
      })
    },
    close: () => db.destroy(),
  }
}

const versionedTables = ['programme', 'round', 'sheet'] as const
type Versions = readonly (readonly [table: (typeof versionedTables)[number], last: number])[]

async function lastVersions(work: Work): Promise<Versions> {
  const versions: (readonly [(typeof versionedTables)[number], number])[] = []
  for (const table of versionedTables) {
    const row = await work
      .selectFrom(table)
      .select(({ fn }) => fn.max('version').as('last'))
      .executeTakeFirst()
    versions.push([table, Number(row?.last ?? 0)])
  }
  return versions
}

/** What a process that was not stopped has read must not pass for what stands there now. */
async function raiseVersions(work: Work, versions: Versions): Promise<void> {
  for (const [table, last] of versions)
    await sql`update ${sql.table(table)} set version = version + ${last}`.execute(work)
}

/** Of the schema itself and of the sending, not of what is stored. */
const keptTables = ['schema_migration', 'schema_migration_lock', 'pace']

async function emptyTables(work: Work): Promise<void> {
  const tables = (await tablesIn(work)).filter((name) => !keptTables.includes(name))
  await sql`truncate ${sql.join(tables.map((name) => sql.table(name)))}`.execute(work)
}

/** A bot that runs on goes on writing; what is read is as it was when the reading began. */
async function* readAtOneMoment(db: Database): AsyncGenerator<Piece> {
  const work = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    yield* readPieces(work)
  } finally {
    await work.rollback().execute()
  }
}

async function* readPieces(work: Work): AsyncGenerator<Piece> {
  const register = await readRegister(work)
  if (register !== undefined) yield { kind: 'register', data: await storedRegister(work, register.programme) }
  const rounds = await readRounds(work)
  for (const data of rounds) yield { kind: 'round', data }
  for (const { round } of rounds) yield* readRound(work, round.id)
  for (const data of await readAccounts(work)) yield { kind: 'account', data }
  const channel = await readChannel(work)
  const choices = await readChannelChanges(work)
  if (channel !== undefined) {
    yield { kind: 'channel', data: { ...channel, ...(choices.length === 0 ? {} : { changes: choices }) } }
  }
  for (const data of await readUploads(work)) yield { kind: 'upload', data }
  const latestMoment = await readLatestMoment(work)
  if (latestMoment !== undefined) yield { kind: 'clock', data: { latestMoment } }
}

async function* readRound(work: Work, round: RoundId): AsyncGenerator<Piece> {
  for await (const row of pagedSheets(work, round)) yield { kind: 'sheet', data: sheetOf(row) }
  for await (const data of readLedgers(work, round)) yield { kind: 'deliveries', data }
  for (const data of await readNotes(work, round)) yield { kind: 'note', data }
  for (const data of await readEditions(work, round)) yield { kind: 'edition', data }
}

async function storedRegister(work: Work, programme: Programme): Promise<StoredRegister> {
  const changes = await readRegisterChanges(work)
  const moves = await readMoves(work)
  const upkeep = await readUpkeep(work)
  return {
    ...programme,
    ...(changes.length === 0 ? {} : { changes }),
    ...(moves.length === 0 ? {} : { moves }),
    ...(upkeep.length === 0 ? {} : { upkeep }),
  }
}

async function readRounds(work: Work): Promise<readonly FrozenRound[]> {
  const steps = await changedSteps(work, '0')
  const rows = await changedRounds(work, '0')
  const rounds: FrozenRound[] = []
  for (const row of rows) {
    const plannedSteps = steps.filter(({ round }) => round === row.id).map(({ step }) => step)
    const { moves: _, ...opened } = openedOf(row)
    rounds.push({ ...opened, sheets: await readExpectedSet(work, row.id), plannedSteps })
  }
  return rounds
}

async function writePieces(work: Work, pieces: AsyncIterable<Piece>): Promise<void> {
  const moves: StoredMove[] = []
  for await (const piece of pieces) {
    if (piece.kind === 'register') moves.push(...(piece.data.moves ?? []))
    await writePiece(work, piece)
  }
  // They name rounds, which come after the register.
  await insertMoves(work, moves)
}

async function writePiece(work: Work, piece: Piece): Promise<void> {
  switch (piece.kind) {
    case 'register': {
      const { changes = [], moves: _, upkeep = [], ...programme } = piece.data
      await insertRegister(work, programme)
      await insertUpkeep(work, upkeep)
      return await insertRegisterChanges(work, changes)
    }
    case 'round':
      return await insertRound(work, piece.data)
    case 'sheet': {
      const { round, id } = piece.data
      await writeSheets(work, [{ version: 0, before: emptySheet(round, id), after: piece.data }])
      return
    }
    case 'deliveries': {
      const { round, recipient, deliveries, cards } = piece.data
      await insertRows(work, 'delivery', deliveries.map(deliveryColumns))
      await insertRows(work, 'delivery_attempt', deliveries.flatMap(attemptColumns))
      return await insertCards(work, { round, recipient }, cards)
    }
    case 'note':
      for (const version of piece.data.versions) await insertVersion(work, piece.data, version)
      return
    case 'edition':
      await insertEdition(work, piece.data)
      return
    case 'account':
      return await writeAccount(work, piece.data)
    case 'channel': {
      const { changes = [], ...channel } = piece.data
      await writeChannel(work, channel)
      return await insertChannelChanges(work, changes)
    }
    case 'upload':
      return await writeUpload(work, piece.data)
    case 'clock':
      return await writeLatestMoment(work, piece.data.latestMoment)
  }
}

async function insertRound(work: Work, opened: FrozenRound): Promise<void> {
  const { round, openedAt, sheets, plannedSteps } = opened
  await work
    .insertInto('round')
    .values({ ...roundColumns(round), ...openingColumns(opened) })
    .execute()
  await insertExpectedSet(work, round.id, sheets)
  const undecided: OpenedRound = { round, openedAt, sheets, exemptions: [], handovers: [], plannedSteps: [] }
  await writeDecisions(work, undecided, opened)
  await insertRows(
    work,
    'planned_step',
    plannedSteps.map((step) => ({ round: round.id, step })),
  )
}

async function expectEmpty(work: Work): Promise<void> {
  // A bot that starts at this moment waits here with its import, and finds a register.
  const held = await work.selectFrom('programme').select('id').executeTakeFirst()
  const met = await work.selectFrom('account').select('email').limit(1).executeTakeFirst()
  const opened = await work.selectFrom('round').select('id').limit(1).executeTakeFirst()
  if (held === undefined && met === undefined && opened === undefined) return
  throw new StorageFailure(
    'The database that DATABASE_URL names holds data already. Nothing was changed. Restore into an empty database.',
  )
}

function notCurrent(): StorageFailure {
  return new StorageFailure(
    'The database holds nothing yet or has an older schema. Start the bot once, or run: npx oma-arviointi migrate',
  )
}
