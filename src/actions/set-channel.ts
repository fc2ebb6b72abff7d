import { isCoordinator } from '../domain/access.ts'
import type { ChannelAddress } from '../domain/account.ts'
import { channelRecipient } from '../domain/delivery.ts'
import type { Email } from '../domain/programme.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { ActionContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** A channel as Teams tells of it. */
type NamedChannel = Omit<ChannelAddress, 'setBy' | 'setAt'>

/** From now on reports appear in this channel; one that was waiting for a channel follows by itself. */
export async function setChannel(
  context: ActionContext,
  request: { readonly person: Email; readonly address: NamedChannel },
): Promise<Refusal | undefined> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const { address, person: setBy } = request
  await context.store.setChannel({ ...address, setBy, setAt: context.clock.now() })
  await reopenPosts(context)
  return undefined
}

/** Takes the channel of the programme file, unless a coordinator has chosen one. */
export async function adoptChannel({ store }: ActionContext, address: NamedChannel): Promise<void> {
  const known = await store.channel()
  if (known?.setBy === undefined && JSON.stringify(known) !== JSON.stringify(address)) await store.setChannel(address)
}

/** What could not be posted before may be posted now. */
export async function reopenPosts({ store, wake }: ActionContext): Promise<void> {
  for (const { round } of await store.rounds()) await store.reopenFailed(round.id, channelRecipient)
  wake()
}
