import { nameOf } from './access.ts'
import type { Account } from './account.ts'
import { channelRecipient, type Delivery } from './delivery.ts'
import type { OpenedRound } from './expected-set.ts'
import type { Email, Programme, Series } from './programme.ts'

/** Owners whom a step of the plan did not reach. */
export interface Unreached {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly people: readonly {
    readonly email: Email
    readonly name: string
    /** Known where Teams has shown the person: then a mention can reach them. */
    readonly userId?: string
    readonly code: string
  }[]
}

const unreachedPrefix = 'unreached:'

/** The word about whom a step of the plan did not reach. */
export function unreachedStep(step: string): string {
  return `${unreachedPrefix}${step}`
}

/** The step of the plan that a step of `unreachedStep` is about. */
export function stepOfUnreached(step: string): string {
  return step.slice(unreachedPrefix.length)
}

/** Whom the deliveries of one step failed to reach; undefined while some of them may still arrive. */
export function unreachedBy(deliveries: readonly Delivery[], step: string): readonly Delivery[] | undefined {
  const own = deliveries.filter(({ key }) => key.step === step && key.recipient !== channelRecipient)
  const isOpen = ({ current }: Delivery): boolean =>
    current.state === 'planned' || current.state === 'claimed' || current.state === 'retrying'
  return own.some(isOpen) ? undefined : own.filter(({ current }) => current.state === 'failed')
}

export function describeUnreached(
  facts: Pick<Unreached, 'programme' | 'series' | 'opened'>,
  failed: readonly Delivery[],
  accounts: ReadonlyMap<Email, Account>,
): Unreached {
  return {
    ...facts,
    people: failed.map(({ key, current }) => {
      const userId = accounts.get(key.recipient)?.userId
      return {
        email: key.recipient,
        name: nameOf(facts.programme, key.recipient),
        ...(userId === undefined ? {} : { userId }),
        code: current.state === 'failed' ? current.code : '',
      }
    }),
  }
}
