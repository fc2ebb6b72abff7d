import type { Store } from '../../actions/ports.ts'
import { type ExpectedSheet, movedSheets, type OpenedRound } from '../../domain/expected-set.ts'
import type { RoundId } from '../../domain/round.ts'
import { withExtension, withRoundAct } from '../../domain/round-acts.ts'
import type { Database } from './database.ts'
import { Mirror } from './mirror.ts'
import { OneAtATime } from './one-at-a-time.ts'
import {
  changedRounds,
  changedSteps,
  insertExpectedSet,
  openedOf,
  openingColumns,
  type RoundRow,
  readExpectedSet,
  roundColumns,
  writeDecisions,
} from './round-rows.ts'

type RoundMethods = Pick<Store, 'openRound' | 'round' | 'rounds' | 'actOnRound' | 'extendRound' | 'handOver'>

interface Known {
  readonly row: RoundRow
  readonly sheets: readonly ExpectedSheet[]
  /** As it is handed out: the same object until something of it changes. */
  readonly opened: OpenedRound
}

export function createRounds(db: Database): RoundMethods {
  const rounds = new Map<RoundId, Known>()
  const steps = new Map<RoundId, Set<string>>()
  const turns = new OneAtATime()
  let listed: readonly OpenedRound[] = []

  const roundRows = new Mirror(
    async (since) => {
      const rows = await changedRounds(db, since)
      return await Promise.all(rows.map(withExpectedSet))
    },
    (rows) => {
      for (const { row, sheets } of rows) note(row, sheets)
    },
  )
  const stepRows = new Mirror(
    (since) => changedSteps(db, since),
    (rows) => {
      const changed = new Set<RoundId>()
      for (const { round, step } of rows) {
        const known = steps.get(round) ?? new Set<string>()
        steps.set(round, known)
        if (known.has(step)) continue
        known.add(step)
        changed.add(round)
      }
      for (const id of changed) {
        const known = rounds.get(id)
        if (known !== undefined) note(known.row, known.sheets)
      }
    },
  )

  async function withExpectedSet(row: RoundRow) {
    const known = rounds.get(row.id)
    // Frozen when the round opened, so that it is read once.
    const sheets = known?.sheets ?? (await readExpectedSet(db, row.id))
    return { horizon: row.horizon, row, sheets }
  }

  function note(row: RoundRow, sheets: readonly ExpectedSheet[]): void {
    const known = rounds.get(row.id)
    const plannedSteps = [...(steps.get(row.id) ?? [])]
    // A row that was read again because something else was still under way has not changed.
    const isSame = known?.row.version === row.version && known.opened.plannedSteps.length === plannedSteps.length
    if (isSame) return
    const opened = openedOf(row)
    const withOwners = movedSheets(sheets, opened.moves)
    rounds.set(row.id, { row, sheets, opened: { ...opened, sheets: withOwners, plannedSteps } })
    listed = [...rounds.values()].map(({ opened }) => opened).sort(byDeadline)
  }

  async function fresh(): Promise<void> {
    await Promise.all([roundRows.fresh(), stepRows.fresh()])
  }

  /** Decided on what is known, written only if that still stands, and decided again if it does not. */
  async function change(id: RoundId, decide: (round: OpenedRound) => OpenedRound | undefined): Promise<boolean> {
    return await turns.take(id, async () => {
      for (;;) {
        await roundRows.fresh()
        const known = rounds.get(id)
        if (known === undefined) throw new Error(`The round ${id} is not open`)
        const changed = decide(known.opened)
        if (changed === undefined) return false
        if (await write(known, changed)) return true
      }
    })
  }

  async function write({ row, opened }: Known, changed: OpenedRound): Promise<boolean> {
    return await db.transaction().execute(async (work) => {
      const { numUpdatedRows } = await work
        .updateTable('round')
        .set({ ...roundColumns(changed.round), version: row.version + 1 })
        .where('id', '=', row.id)
        .where('version', '=', row.version)
        .executeTakeFirst()
      if (Number(numUpdatedRows) === 0) return false
      await writeDecisions(work, opened, changed)
      return true
    })
  }

  return {
    async openRound({ round, at, sheets, by, reason }) {
      return await db.transaction().execute(async (work) => {
        const { numInsertedOrUpdatedRows = 0 } = await work
          .insertInto('round')
          .values({ ...roundColumns(round), ...openingColumns({ openedAt: at, openedBy: by, openedReason: reason }) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (Number(numInsertedOrUpdatedRows) === 0) return false
        await insertExpectedSet(work, round.id, sheets)
        return true
      })
    },
    async round(id) {
      await fresh()
      return rounds.get(id)?.opened
    },
    async rounds() {
      await fresh()
      return listed
    },
    async actOnRound(id, act) {
      return await change(id, (round) => withRoundAct(round, act))
    },
    async extendRound(from, to, extension) {
      return await change(from.id, (round) => withExtension(round, from, to, extension))
    },
    async handOver(id, handovers) {
      await change(id, (round) => ({ ...round, handovers: [...round.handovers, ...handovers] }))
    },
  }
}

function byDeadline({ round: one }: OpenedRound, { round: other }: OpenedRound): number {
  if (one.deadline !== other.deadline) return one.deadline < other.deadline ? -1 : 1
  return one.id < other.id ? -1 : 1
}
