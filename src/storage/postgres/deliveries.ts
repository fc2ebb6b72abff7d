import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import { begin, close, type Delivery, learn, markOpened, reopened } from '../../domain/delivery.ts'
import type { RoundId } from '../../domain/round.ts'
import { isSameFace, type ShownCard, shownCards, withNoted } from '../../domain/shown-card.ts'
import { claimDue } from './claim-due.ts'
import type { Database } from './database.ts'
import { attemptColumns, deliveryColumns, deliveryOf, selectDeliveries } from './delivery-rows.ts'
import { changeLedger, type RecipientLedger, readLedger } from './ledgers.ts'
import type { Memory } from './memory.ts'
import { RoundDeliveries } from './round-deliveries.ts'
import { insertRows } from './rows.ts'

type DeliveryMethods = Pick<
  Store,
  | 'planStep'
  | 'claimDue'
  | 'beginDelivery'
  | 'closeDelivery'
  | 'nextRetryAt'
  | 'reopenFailed'
  | 'deliveries'
  | 'deliveriesTo'
  | 'shownCards'
  | 'noteCard'
>

const manyAtOnce = 500

export function createDeliveries(db: Database, memory: Memory): DeliveryMethods {
  const inRound = memory.keepEach((round: RoundId) => new RoundDeliveries(db, round))

  return {
    async planStep(round, step, deliveries) {
      await db.transaction().execute(async (work) => {
        const { numInsertedOrUpdatedRows = 0 } = await work
          .insertInto('planned_step')
          .values({ round, step })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (Number(numInsertedOrUpdatedRows) === 0) return
        await insertRows(work, 'delivery', deliveries.map(deliveryColumns), 'ignore')
        const tried = deliveries.filter(({ attempts }) => attempts.length > 0)
        await insertRows(work, 'delivery_attempt', tried.flatMap(attemptColumns), 'ignore')
      })
      // Until the server has looked at so many new rows, each claim sorts all of them.
      if (deliveries.length >= manyAtOnce) await sql`analyze delivery`.execute(db)
    },

    async claimDue(terms, limit) {
      return await claimDue(db, terms, limit)
    },

    async beginDelivery({ round, recipient, step }, holder, at) {
      return await changeLedger(db, round, recipient, (ledger) =>
        changeDelivery(ledger, step, (delivery) => begin(delivery, holder, at)),
      )
    },

    async closeDelivery({ round, recipient, step }, holder, outcome) {
      return await changeLedger(db, round, recipient, (ledger) =>
        changeDelivery(ledger, step, (delivery) => {
          const closed = close(delivery, holder, outcome)
          // Its card may have been pressed before the send's answer was given up.
          const pressed = ledger.cards.find((card) => card.step === step)
          return (closed && pressed && learn(closed, { ...pressed, at: closed.dueAt })) ?? closed
        }),
      )
    },

    async nextRetryAt(dueBy) {
      const row = await db
        .selectFrom('delivery')
        .where('state', '=', 'retrying')
        .where('due_at', '<=', dueBy)
        .select('next_at')
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst()
      return row?.next_at ?? undefined
    },

    async reopenFailed(round, recipient) {
      return await changeLedger(db, round, recipient, ({ deliveries, cards }) => {
        const again = reopened(deliveries)
        if (again.length === 0) return { result: false }
        return { changed: { deliveries: again.reduce(replaced, deliveries), cards }, result: true }
      })
    },

    async deliveries(round) {
      return await inRound(round).all()
    },

    async deliveriesTo(round, recipient) {
      const rows = await selectDeliveries(db)
        .where('delivery.round', '=', round)
        .where('delivery.recipient', '=', recipient)
        .execute()
      return rows.map(deliveryOf)
    },

    async shownCards(round, person) {
      const { deliveries, cards } = await readLedger(db, round, person)
      return shownCards(deliveries, cards)
    },

    async noteCard(round, person, card, at, over) {
      await changeLedger(db, round, person, (ledger) => {
        const known = shownCards(ledger.deliveries, ledger.cards).find(({ message }) => message === card.message)
        const isOver = over === undefined || (known !== undefined && isSameFace(known.face, over))
        const changed = isOver ? noted(ledger, card, at, over === undefined) : undefined
        return { ...(changed === undefined ? {} : { changed }), result: undefined }
      })
    },
  }
}

/** A press on a delivery that was lost sight of tells that it has arrived, and opens what reached the person. */
function noted(
  { deliveries, cards }: RecipientLedger,
  card: ShownCard,
  at: string,
  byPerson: boolean,
): RecipientLedger | undefined {
  const after = withNoted(cards, card)
  const delivery = deliveries.find(({ key }) => key.step === card.step)
  const learnt = delivery && learn(delivery, { ...card, at })
  const arrived = learnt === undefined ? deliveries : replaced(deliveries, learnt)
  const opened = byPerson ? markOpened(arrived, { step: card.step, at }) : undefined
  const marked = opened === undefined ? arrived : replaced(arrived, opened)
  return marked === deliveries && isDeepStrictEqual(after, cards) ? undefined : { deliveries: marked, cards: after }
}

function changeDelivery(
  { deliveries, cards }: RecipientLedger,
  step: string,
  change: (delivery: Delivery) => Delivery | undefined,
) {
  const delivery = deliveries.find(({ key }) => key.step === step)
  const changed = delivery && change(delivery)
  if (changed === undefined) return { result: false }
  return { changed: { deliveries: replaced(deliveries, changed), cards }, result: true }
}

function replaced(deliveries: readonly Delivery[], changed: Delivery): readonly Delivery[] {
  return deliveries.map((each) => (each.key.step === changed.key.step ? changed : each))
}
