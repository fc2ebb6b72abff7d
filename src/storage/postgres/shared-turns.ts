import { sql } from 'kysely'
import type { SharedTurns } from '../../actions/shared-pace.ts'
import type { Database } from './database.ts'

/** What late requests have cost is made up for, up to this; who was idle for longer starts afresh. */
const mostArrearsSeconds = 5

/** The turns of all instances, by the clock of the database: one row says when the next may be. */
export function createSharedTurns(db: Database): SharedTurns {
  return {
    async lease(count, { spacing, closest, missed }) {
      return await db.transaction().execute(async (work) => {
        // A turn that a crash of the server forgets is given once more, which is no more than a late one.
        await sql`set local synchronous_commit = off`.execute(work)
        const pace = await work
          .selectFrom('pace')
          .select([
            sql<number>`extract(epoch from planned_at)::float8`.as('planned'),
            sql<number>`extract(epoch from turn_at)::float8`.as('last'),
            sql<number>`extract(epoch from held_until)::float8`.as('held'),
          ])
          .forUpdate()
          .executeTakeFirstOrThrow()
        const { rows } = await sql<{
          now: number
        }>`select extract(epoch from clock_timestamp())::float8 as now`.execute(work)
        const now = rows[0]?.now ?? 0
        const due = Math.max(pace.planned - missed * spacing, pace.held)
        const planned = now - due > mostArrearsSeconds ? now : due
        const first = Math.max(planned, pace.last + closest, now)
        const turns = Array.from({ length: count }, (_, index) =>
          Math.max(first + index * closest, planned + index * spacing),
        )
        await work
          .updateTable('pace')
          .set({ planned_at: moment(planned + count * spacing), turn_at: moment(turns.at(-1) ?? pace.last) })
          .execute()
        return turns.map((turn) => turn - now)
      })
    },
    async hold(seconds) {
      await db
        .updateTable('pace')
        .set({
          held_until: sql<string>`greatest(held_until, clock_timestamp() + make_interval(secs => ${seconds}))`,
        })
        .execute()
    },
  }
}

function moment(seconds: number) {
  return sql<string>`to_timestamp(${seconds}::float8)`
}
