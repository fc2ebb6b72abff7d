import type { Store } from '../../actions/ports.ts'
import type { OpenedRound } from '../../domain/expected-set.ts'
import type { RoundId } from '../../domain/round.ts'
import { withExtension, withRoundAct } from '../../domain/round-acts.ts'
import type { Database } from './database.ts'
import { type KnownRound, KnownRounds } from './known-rounds.ts'
import type { Memory } from './memory.ts'
import { OneAtATime } from './one-at-a-time.ts'
import { insertExpectedSet, openingColumns, roundColumns, writeDecisions } from './round-rows.ts'

type RoundMethods = Pick<Store, 'openRound' | 'round' | 'rounds' | 'actOnRound' | 'extendRound' | 'handOver'>

export function createRounds(db: Database, memory: Memory): RoundMethods {
  const rounds = memory.keep(() => new KnownRounds(db))
  const turns = new OneAtATime()

  /** Decided on what is known, written only if that still stands, and decided again if it does not. */
  async function change(id: RoundId, decide: (round: OpenedRound) => OpenedRound | undefined): Promise<boolean> {
    return await turns.take(id, async () => {
      for (;;) {
        const known = await rounds().row(id)
        if (known === undefined) throw new Error(`The round ${id} is not open`)
        const changed = decide(known.opened)
        if (changed === undefined) return false
        if (await write(known, changed)) return true
      }
    })
  }

  async function write({ row, opened }: KnownRound, changed: OpenedRound): Promise<boolean> {
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
      return await rounds().find(id)
    },
    async rounds() {
      return await rounds().all()
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
