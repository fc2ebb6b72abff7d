import { sql } from 'kysely'
import type { Delivery, Recipient } from '../../domain/delivery.ts'
import type { RoundId } from '../../domain/round.ts'
import type { ShownCard } from '../../domain/shown-card.ts'
import type { RecipientDeliveries } from '../backup/piece.ts'
import type { Database, Work } from './database.ts'
import { deliveryOf, selectDeliveries, writeDelivery } from './delivery-rows.ts'
import { given, insertRows, JsonValue } from './rows.ts'

/** What is known of one recipient in one round. */
export interface RecipientLedger {
  readonly deliveries: readonly Delivery[]
  readonly cards: readonly ShownCard[]
}

export interface LedgerChange<Result> {
  readonly changed?: RecipientLedger
  readonly result: Result
}

export async function readLedger(work: Work, round: RoundId, recipient: Recipient): Promise<RecipientLedger> {
  const deliveries = await selectDeliveries(work)
    .where('delivery.round', '=', round)
    .where('delivery.recipient', '=', recipient)
    .execute()
  return { deliveries: deliveries.map(deliveryOf), cards: await readCards(work, round, recipient) }
}

export async function readCards(work: Work, round: RoundId, person: string): Promise<readonly ShownCard[]> {
  const rows = await work
    .selectFrom('shown_card')
    .where('round', '=', round)
    .where('person', '=', person)
    .orderBy('position')
    .select(['conversation', 'message', 'step', 'face', 'content'])
    .execute()
  return rows.map(({ conversation, message, step, face, content }) => ({
    conversation,
    message,
    ...given('step', step),
    face,
    content,
  }))
}

const recipientsAtOnce = 200

/** Every ledger of the round, in parts that fit into memory. */
export async function* readLedgers(work: Work, round: RoundId): AsyncGenerator<RecipientDeliveries> {
  const { rows } = await sql<{ recipient: string }>`
    select recipient from delivery where round = ${round} union select person from shown_card where round = ${round}`.execute(
    work,
  )
  for (let from = 0; from < rows.length; from += recipientsAtOnce) {
    const recipients = rows.slice(from, from + recipientsAtOnce).map(({ recipient }) => recipient)
    const deliveries = await selectDeliveries(work)
      .where('delivery.round', '=', round)
      .where('delivery.recipient', 'in', recipients)
      .execute()
    const byRecipient = new Map<Recipient, Delivery[]>()
    for (const row of deliveries) {
      byRecipient.set(row.recipient, [...(byRecipient.get(row.recipient) ?? []), deliveryOf(row)])
    }
    for (const recipient of recipients) {
      const cards = await readCards(work, round, recipient)
      yield { round, recipient, deliveries: byRecipient.get(recipient) ?? [], cards }
    }
  }
}

export async function insertCards(
  work: Work,
  { round, recipient }: { readonly round: RoundId; readonly recipient: Recipient },
  cards: readonly ShownCard[],
): Promise<void> {
  const rows = cards.map((card, position) => cardColumns(round, recipient, card, position))
  await insertRows(work, 'shown_card', rows)
}

function cardColumns(round: RoundId, person: Recipient, card: ShownCard, position: number) {
  const { message, conversation, step, face, content } = card
  return { round, person, message, position, conversation, step: step ?? null, face: new JsonValue(face), content }
}

/** Changes a recipient's ledger; nobody else changes it meanwhile, on any instance. */
export async function changeLedger<Result>(
  db: Database,
  round: RoundId,
  recipient: Recipient,
  change: (ledger: RecipientLedger) => LedgerChange<Result>,
): Promise<Result> {
  return await db.transaction().execute(async (work) => {
    // A recipient may have no row yet, so that there is none to lock.
    await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([round, recipient])}, 0))`.execute(work)
    const ledger = await readLedger(work, round, recipient)
    const { changed, result } = change(ledger)
    if (changed !== undefined) await write(work, { round, recipient }, ledger, changed)
    return result
  })
}

async function write(
  work: Work,
  { round, recipient }: { readonly round: RoundId; readonly recipient: Recipient },
  before: RecipientLedger,
  after: RecipientLedger,
): Promise<void> {
  for (const [index, delivery] of after.deliveries.entries()) {
    const known = before.deliveries[index]
    if (known !== undefined && known !== delivery) await writeDelivery(work, known, delivery)
  }
  if (after.cards === before.cards) return
  const kept = after.cards.map(({ message }) => message)
  const gone = before.cards.map(({ message }) => message).filter((message) => !kept.includes(message))
  if (gone.length > 0) {
    await work
      .deleteFrom('shown_card')
      .where('round', '=', round)
      .where('person', '=', recipient)
      .where('message', 'in', gone)
      .execute()
  }
  for (const [position, { message, conversation, step, face, content }] of after.cards.entries()) {
    const row = { position, conversation, step: step ?? null, face: JSON.stringify(face), content }
    await work
      .insertInto('shown_card')
      .values({ round, person: recipient, message, ...row })
      .onConflict((conflict) => conflict.columns(['round', 'person', 'message']).doUpdateSet(row))
      .execute()
  }
}
