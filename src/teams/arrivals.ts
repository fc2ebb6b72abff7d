import type { TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { meetPerson, noteLeft, noteUninstall } from '../actions/meet-person.ts'
import { type InboundActivity, inboundActivity, isPersonal, tenantOf } from './inbound-activity.ts'
import { adoptProgrammeChannel } from './programme-channel.ts'
import { sightMembers } from './roster.ts'
import { say } from './say.ts'
import { meetSender, strangerCard } from './sender.ts'
import { createTurn, type TeamsContext } from './turn.ts'
import { teamWelcome, welcome } from './welcome.ts'

/** The app was added or taken away. Teams tells of an installation twice; the welcome follows this event alone. */
export async function onInstallation(context: TeamsContext, turnContext: TurnContext): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  const adds = activity.action?.startsWith('add') ?? false
  if (isPersonal(activity)) {
    return adds ? greetPerson(context, turnContext, activity) : noteGone(context, activity)
  }
  return adds ? greetTeam(context, turnContext, activity) : noteLeft(context.actions, () => true)
}

async function greetPerson(context: TeamsContext, turnContext: TurnContext, activity: InboundActivity): Promise<void> {
  const met = await meetSender(context, turnContext, activity)
  const programme = await loadProgramme(context.actions)
  if (met === undefined) return say(turnContext, [await strangerCard(context)])
  const turn = createTurn(context, activity, programme, met.account)
  await say(turnContext, await welcome(turn, met.reopened), turn)
  // After the first words, not before them.
  if (met.reopened) context.actions.wake()
}

async function noteGone({ actions }: TeamsContext, activity: InboundActivity): Promise<void> {
  const account = await actions.store.accountByObjectId(tenantOf(activity), activity.from.aadObjectId ?? '')
  if (account !== undefined) await noteUninstall(actions, account.email)
}

async function greetTeam(context: TeamsContext, turnContext: TurnContext, activity: InboundActivity): Promise<void> {
  const newcomers = await syncRoster(context, turnContext, activity)
  await adoptProgrammeChannel(context, turnContext, activity)
  const channelKnown = (await context.actions.store.channel()) !== undefined
  // A second installation in the same team greets nobody again.
  if (channelKnown && !newcomers) return
  await say(turnContext, [teamWelcome(await loadProgramme(context.actions), channelKnown)])
}

/** People joined the team or left it, or the bot did: whoever is in the register can be reached from now on, or not. */
export async function onConversationUpdate(context: TeamsContext, turnContext: TurnContext): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  if (isPersonal(activity)) return
  if ((activity.membersAdded?.length ?? 0) > 0) await syncRoster(context, turnContext, activity)
  const removed = activity.membersRemoved ?? []
  if (removed.length > 0) {
    await noteLeft(context.actions, ({ userId, objectId }) =>
      removed.some((member) => member.id === userId || member.aadObjectId === objectId),
    )
  }
}

/** Meets everybody of the register in the team; true when some of them are new. */
async function syncRoster(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<boolean> {
  let newcomers = false
  let reopened = false
  for (const sighting of await sightMembers(turnContext, activity)) {
    const met = await meetPerson(context.actions, sighting)
    newcomers ||= met?.isNew === true
    reopened ||= met?.reopened === true
  }
  if (reopened) context.actions.wake()
  return newcomers
}
