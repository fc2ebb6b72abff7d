import type { ActionContext } from '../actions/context.ts'
import { storeOfTurn } from '../actions/turn-store.ts'
import { type Reader, readerOf } from '../cards/reader.ts'
import type { ConversationAddress } from '../domain/account.ts'
import { type Account, languageFor } from '../domain/account.ts'
import type { Instant } from '../domain/instant.ts'
import type { Programme } from '../domain/programme.ts'
import type { Refusal } from '../domain/refusal.ts'
import { channelIdOf, type InboundActivity, isPersonal, tenantOf } from './inbound-activity.ts'

/** What exists only in local mode: a clock that can be moved. */
export interface LocalMode {
  /** The next moments worth moving to, for the buttons of the first words. */
  readonly nextMoment: () => Promise<Instant | undefined>
  readonly moveClock: (to: string) => Promise<{ readonly now: Instant; readonly sent: number } | Refusal>
}

/** Everything the handlers of a Teams bot are given. */
export interface TeamsContext {
  readonly actions: ActionContext
  readonly local?: LocalMode
}

/** What one activity is answered with. */
export function contextOfTurn(context: TeamsContext): TeamsContext {
  return { ...context, actions: { ...context.actions, store: storeOfTurn(context.actions.store) } }
}

/** One activity of a person whom the register knows. */
export interface Turn {
  readonly context: TeamsContext
  readonly activity: InboundActivity
  readonly programme: Programme
  readonly account: Account
  readonly reader: Reader
  readonly personal: boolean
}

export function createTurn(
  context: TeamsContext,
  activity: InboundActivity,
  programme: Programme,
  account: Account,
): Turn {
  const reader = readerOf(languageFor(programme, account.email, account), programme)
  return { context, activity, programme, account, reader, personal: isPersonal(activity) }
}

/** Where an activity came from, as plain ids that can be stored. */
export function addressOf(activity: InboundActivity): ConversationAddress {
  return {
    serviceUrl: activity.serviceUrl,
    conversation: isPersonal(activity) ? activity.conversation.id : channelIdOf(activity),
    bot: activity.recipient.id,
    tenant: tenantOf(activity),
  }
}
