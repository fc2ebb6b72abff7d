import type { Delivery } from '../../domain/delivery.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database } from './database.ts'
import { changedDeliveries, deliveryOf } from './delivery-rows.ts'
import { Mirror } from './mirror.ts'

type ChangedDelivery = Awaited<ReturnType<typeof changedDeliveries>>[number]

/** All deliveries of one round as they were read last, for those who count them. */
export class RoundDeliveries {
  /** By the number under which a delivery was written down. */
  readonly #known = new Map<number, Delivery>()
  readonly #mirror: Mirror<ChangedDelivery>
  #all: readonly Delivery[] | undefined

  constructor(db: Database, round: RoundId) {
    this.#mirror = new Mirror(
      (since) => changedDeliveries(db, round, since),
      (rows) => {
        for (const row of rows) this.#known.set(row.number, deliveryOf(row))
        this.#all = undefined
      },
    )
  }

  async all(): Promise<readonly Delivery[]> {
    await this.#mirror.fresh()
    this.#all ??= [...this.#known.values()]
    return this.#all
  }
}
