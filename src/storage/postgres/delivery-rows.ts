import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Attempt, Delivery, DeliveryKey, DeliveryState } from '../../domain/delivery.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Work } from './database.ts'
import { given, instant } from './rows.ts'
import type { Tables } from './tables.ts'

const columns = [
  'delivery.round',
  'delivery.recipient',
  'delivery.step',
  'kind',
  'due_at',
  'state',
  'holder',
  'lease_until',
  'begun',
  'sent_at',
  'conversation',
  'message',
  'content',
  'next_at',
  'delivery.code',
  'reason',
  'opened_at',
] as const

/** Deliveries with their attempts, in the order in which they were written down. */
export function selectDeliveries(work: Work) {
  return work
    .selectFrom('delivery')
    .select(columns)
    .select((from) => [attemptsOf(from).as('attempts')])
    .orderBy('delivery.number')
}

export async function changedDeliveries(work: Work, round: RoundId, since: string) {
  return await selectDeliveries(work)
    .select(['delivery.number', sql<string>`pg_snapshot_xmin(pg_current_snapshot())`.as('horizon')])
    .where('delivery.round', '=', round)
    .where('changed_in', '>=', since)
    .execute()
}

function attemptsOf(from: ExpressionBuilder<Tables, 'delivery'>) {
  return jsonArrayFrom(
    from
      .selectFrom('delivery_attempt')
      .whereRef('delivery_attempt.round', '=', 'delivery.round')
      .whereRef('delivery_attempt.recipient', '=', 'delivery.recipient')
      .whereRef('delivery_attempt.step', '=', 'delivery.step')
      .orderBy('delivery_attempt.number')
      .select(['at', 'outcome', 'status', 'delivery_attempt.code']),
  )
}

export type DeliveryRow = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['execute']>>[number]

export function deliveryOf(row: DeliveryRow): Delivery {
  const { round, recipient, step, kind, due_at, opened_at, attempts } = row
  return {
    key: { round, recipient, step },
    kind,
    dueAt: due_at,
    current: stateOf(row),
    attempts: attempts.map(
      ({ at, outcome, status, code }): Attempt => ({
        at: instant(at),
        outcome,
        ...given('status', status),
        ...given('code', code),
      }),
    ),
    ...given('openedAt', opened_at),
  }
}

/** The columns that a state needs are never empty: the table checks it. */
function stateOf(row: DeliveryRow): DeliveryState {
  const { state, holder, lease_until, begun, sent_at, conversation, message, content, next_at, code, reason } = row
  switch (state) {
    case 'claimed':
      return { state, holder: holder ?? '', leaseUntil: lease_until ?? '', begun: begun ?? false }
    case 'sent':
      return {
        state,
        sentAt: sent_at ?? '',
        conversation: conversation ?? '',
        message: message ?? '',
        ...given('content', content),
      }
    case 'retrying':
      return { state, nextAt: next_at ?? '', code: code ?? '' }
    case 'failed':
      return { state, code: code ?? '' }
    case 'skipped':
      return { state, reason: reason ?? 'nothing-owed' }
    case 'planned':
    case 'unknown':
      return { state }
  }
}

export function stateColumns({ current, dueAt }: Pick<Delivery, 'current' | 'dueAt'>) {
  const empty = {
    due_at: dueAt,
    state: current.state,
    holder: null,
    lease_until: null,
    begun: null,
    sent_at: null,
    conversation: null,
    message: null,
    content: null,
    next_at: null,
    code: null,
    reason: null,
  }
  switch (current.state) {
    case 'claimed':
      return { ...empty, holder: current.holder, lease_until: current.leaseUntil, begun: current.begun }
    case 'sent':
      return {
        ...empty,
        sent_at: current.sentAt,
        conversation: current.conversation,
        message: current.message,
        content: current.content ?? null,
      }
    case 'retrying':
      return { ...empty, next_at: current.nextAt, code: current.code }
    case 'failed':
      return { ...empty, code: current.code }
    case 'skipped':
      return { ...empty, reason: current.reason }
    case 'planned':
    case 'unknown':
      return empty
  }
}

export function deliveryColumns(delivery: Delivery) {
  return { ...delivery.key, kind: delivery.kind, ...stateColumns(delivery), opened_at: delivery.openedAt ?? null }
}

export function attemptColumns({ key, attempts }: Delivery) {
  return attempts.map(({ at, outcome, status, code }, index) => ({
    ...key,
    number: index + 1,
    at,
    outcome,
    status: status ?? null,
    code: code ?? null,
  }))
}

/** Writes a delivery and its attempts over what is there. */
export async function writeDelivery(work: Work, before: Delivery, after: Delivery): Promise<void> {
  const columns = { ...stateColumns(after), opened_at: after.openedAt ?? null }
  await work.updateTable('delivery').set(columns).where(isKey(after.key)).execute()
  const known = attemptColumns(before)
  for (const row of attemptColumns(after)) {
    const { at, outcome, status, code } = row
    const written = known[row.number - 1]
    if (written?.at === at && written.outcome === outcome && written.status === status && written.code === code)
      continue
    await work
      .insertInto('delivery_attempt')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['round', 'recipient', 'step', 'number']).doUpdateSet({ at, outcome, status, code }),
      )
      .execute()
  }
  if (after.attempts.length < known.length) {
    await work
      .deleteFrom('delivery_attempt')
      .where('round', '=', after.key.round)
      .where('recipient', '=', after.key.recipient)
      .where('step', '=', after.key.step)
      .where('number', '>', after.attempts.length)
      .execute()
  }
}

export function isKey({ round, recipient, step }: DeliveryKey) {
  return (from: ExpressionBuilder<Tables, 'delivery'>) =>
    from.and([
      from('delivery.round', '=', round),
      from('delivery.recipient', '=', recipient),
      from('delivery.step', '=', step),
    ])
}
