import type { Instant } from './instant.ts'
import type { Language } from './local-text.ts'
import type { Email, Person, Programme } from './programme.ts'

/** Where a message to somebody goes: plain ids, so that no SDK's shape is stored. */
export interface ConversationAddress {
  readonly serviceUrl: string
  readonly conversation: string
  readonly bot: string
  readonly tenant: string
}

/** `roster`: no chat yet, but one can be opened; `left`: no longer in the team; `guest`: of another organisation. */
export type Reach = 'installed' | 'roster' | 'uninstalled' | 'blocked' | 'left' | 'guest'

/** Whether anything can be sent; if not, nothing is until the person installs the app, writes or joins the team. */
export function isReachable(reach: Reach | 'not-met'): reach is 'installed' | 'roster' {
  return reach === 'installed' || reach === 'roster'
}

/** A person as Teams knows them, tied to the register by the e-mail address. */
export interface Account {
  readonly email: Email
  readonly tenant: string
  /** The Entra object id: the only identity that is trusted in an activity. */
  readonly objectId: string
  readonly name?: string
  /** `29:…`, the person's id for this bot; needed to open a chat. */
  readonly userId: string
  /** Chosen with `language`; wins over everything. */
  readonly language?: Language
  /** What the client last said it shows. */
  readonly locale?: Language
  /** The personal chat, once there is one. */
  readonly chat?: ConversationAddress
  /** Where a personal chat can be opened from, learned from any authenticated activity. */
  readonly reachedVia: Pick<ConversationAddress, 'serviceUrl' | 'bot'>
  readonly reach: Reach
  readonly seenAt: Instant
  /** Fewer reminders on the person's own wish; the opening always comes. */
  readonly reminders?: 'all' | 'last-ones'
}

/** A team's channel in which the report appears. */
export interface ChannelAddress extends ConversationAddress {
  /** As Teams calls it, where it says so. */
  readonly name?: string
  /** Undefined where the programme file names the channel. */
  readonly setBy?: Email
  readonly setAt?: Instant
}

/** The language a person reads: what they chose, what the register says, what their client shows, the programme's. */
export function languageFor(programme: Programme, email: Email, account: Account | undefined): Language {
  const person: Person | undefined = programme.people.find((each) => each.email === email)
  return account?.language ?? person?.language ?? account?.locale ?? programme.language
}
