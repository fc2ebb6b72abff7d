import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { type ClaimTerms, claim, type Delivery, learn } from '../../domain/delivery.ts'
import type { Database, Work } from './database.ts'
import { deliveryOf, selectDeliveries, stateColumns, writeDelivery } from './delivery-rows.ts'

/**
 * Claims what is due and held by nobody whose lease still runs. Instances that claim at the same time
 * pass over each other's rows instead of waiting for them.
 */
export async function claimDue(db: Database, terms: ClaimTerms, limit: number): Promise<readonly Delivery[]> {
  const claimed: Delivery[] = []
  while (claimed.length < limit) {
    const looked = await db.transaction().execute((work) => claimSome(work, terms, limit - claimed.length))
    claimed.push(...looked.claimed)
    if (looked.count === 0) break
  }
  return claimed
}

async function claimSome(work: Work, terms: ClaimTerms, limit: number) {
  const rows = await selectDeliveries(work)
    .clearOrderBy()
    .select((from) => [
      // A card of the step that has been pressed: proof that it arrived.
      jsonArrayFrom(
        from
          .selectFrom('shown_card')
          .whereRef('shown_card.round', '=', 'delivery.round')
          .whereRef('shown_card.person', '=', 'delivery.recipient')
          .whereRef('shown_card.step', '=', 'delivery.step')
          .select(['shown_card.conversation', 'shown_card.message']),
      ).as('pressed'),
    ])
    .where('state', 'in', sql<never>`('planned', 'claimed', 'retrying')`)
    .where('due_at', '<=', terms.dueBy)
    .where((is) =>
      is.or([
        is('state', '=', 'planned'),
        is.and([is('state', '=', 'retrying'), is('next_at', '<=', terms.realNow)]),
        is.and([is('state', '=', 'claimed'), is('lease_until', '<=', terms.realNow)]),
      ]),
    )
    .orderBy('due_at')
    .orderBy('delivery.number')
    .limit(limit)
    .forUpdate('delivery')
    .skipLocked()
    .execute()
  const claimed: Delivery[] = []
  for (const row of rows) {
    const delivery = deliveryOf(row)
    const [pressed] = row.pressed
    // Its process died in the middle of the send, and its card has been pressed since: it has arrived.
    const arrived = pressed && learn({ ...delivery, current: { state: 'unknown' } }, { ...pressed, at: delivery.dueAt })
    const after = arrived ?? claim(delivery, terms)
    if (after.current.state === 'claimed') claimed.push(after)
    else await writeDelivery(work, delivery, after)
  }
  await hold(work, claimed)
  return { claimed, count: rows.length }
}

async function hold(work: Work, [first, ...others]: readonly Delivery[]): Promise<void> {
  if (first === undefined) return
  const { due_at: _, ...columns } = stateColumns(first)
  await work
    .updateTable('delivery')
    .set(columns)
    .where((is) =>
      is.or(
        [first, ...others].map(({ key }) =>
          is.and([is('round', '=', key.round), is('recipient', '=', key.recipient), is('step', '=', key.step)]),
        ),
      ),
    )
    .execute()
}
