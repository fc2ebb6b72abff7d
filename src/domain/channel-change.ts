import type { ChannelAddress } from './account.ts'
import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'

/** A coordinator chose where reports appear: each channel by its name, or by its id where Teams gave no name. */
export interface ChannelChange {
  readonly at: Instant
  readonly by: Email
  readonly before?: string
  readonly after: string
}

/** What is written down with a channel; nothing where nobody chose it, or where it is the one that was chosen before. */
export function channelChange(before: ChannelAddress | undefined, now: ChannelAddress): ChannelChange | undefined {
  const { setBy: by, setAt: at } = now
  if (by === undefined || at === undefined) return undefined
  if (before?.setBy !== undefined && before.conversation === now.conversation) return undefined
  return { at, by, ...(before === undefined ? {} : { before: called(before) }), after: called(now) }
}

function called({ name, conversation }: ChannelAddress): string {
  return name ?? conversation
}
