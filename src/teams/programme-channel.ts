import { TeamsInfo, type TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { adoptChannel } from '../actions/set-channel.ts'
import type { InboundActivity } from './inbound-activity.ts'
import { addressOf, type TeamsContext } from './turn.ts'

/** Takes the channel that the programme file names, by id or by name, when the bot is added to its team. */
export async function adoptProgrammeChannel(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<void> {
  const { channel: named } = await loadProgramme(context.actions)
  const team = activity.channelData?.team
  if (named === undefined || team === undefined) return
  const details = await TeamsInfo.getTeamDetails(turnContext, team.id)
  if (named.team !== team.id && named.team !== details.name) return
  const channels = await TeamsInfo.getTeamChannels(turnContext, team.id)
  const found = channels.find(({ id, name }) => id === named.channel || name === named.channel)
  if (found?.id === undefined) return
  const { id: conversation, name } = found
  await adoptChannel(context.actions, { ...addressOf(activity), conversation, ...(name ? { name } : {}) })
}
