import { randomUUID } from 'node:crypto'
import { Application, type TurnState } from '@microsoft/teams-ai'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { identify, type Met, meetPerson, noteLeft, noteSeen, noteUninstall } from '../actions/meet-person.ts'
import { StorageFailure, type Telemetry } from '../actions/ports.ts'
import { readerOf } from '../cards/reader.ts'
import { refusalCard } from '../cards/refusal-card.ts'
import type { Card } from '../cards/template.ts'
import { type Account, languageFor } from '../domain/account.ts'
import { type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import { answerPress } from './answer-press.ts'
import { type InboundActivity, inboundActivity, isPersonal, tenantOf } from './inbound-activity.ts'
import type { MessageEditor } from './message-editor.ts'
import { adoptProgrammeChannel } from './programme-channel.ts'
import { sightMembers, sightSender } from './roster.ts'
import { runCommand } from './run-command.ts'
import { say } from './say.ts'
import { addressOf, contextOfTurn, createTurn, type TeamsContext, type Turn } from './turn.ts'
import { turnKind } from './turn-kind.ts'
import { refusalOf } from './turn-record.ts'
import { teamWelcome, welcome } from './welcome.ts'

/** What is to be done once the activity has been answered. */
export type AfterAnswer = (work: () => void) => void

export interface BotApplication {
  readonly run: (context: TurnContext, afterAnswer: AfterAnswer) => Promise<void>
  /** In the place of a turn of somebody who does too much at once. */
  readonly slowDown: (context: TurnContext) => Promise<void>
}

/**
 * The bot's routes: one for everything typed, one for every press, one for coming and going.
 * No `app.message` (it matches parts of words) and no turn state (its eTags lose updates).
 */
export function createBotApplication(context: TeamsContext, editor: MessageEditor): BotApplication {
  const app = new Application<TurnState>({ startTypingTimer: false, removeRecipientMention: false })
  const afterAnswers = new WeakMap<TurnContext, AfterAnswer>()
  const { telemetry } = context.actions

  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === 'adaptiveCard/action',
    async (turnContext) => {
      const activity = inboundActivity.parse(turnContext.activity)
      const own = contextOfTurn(context)
      const turn = await turnOf(own, turnContext, activity)
      const answer = await answerPress(own, turn, activity, turnContext, editor)
      afterAnswers.get(turnContext)?.(answer.afterwards)
    },
    true,
  )
  app.activity(ActivityTypes.Message, (turnContext) => onMessage(contextOfTurn(context), turnContext))
  app.activity(ActivityTypes.InstallationUpdate, (turnContext) => onInstallation(contextOfTurn(context), turnContext))
  app.activity(ActivityTypes.ConversationUpdate, (turnContext) =>
    onConversationUpdate(contextOfTurn(context), turnContext),
  )

  return {
    async run(turnContext, afterAnswer) {
      const begun = performance.now()
      afterAnswers.set(turnContext, afterAnswer)
      let outcome: TurnOutcome = 'failed'
      try {
        const handled = await app.run(turnContext)
        outcome = refusalOf(turnContext) ?? (handled ? 'done' : 'ignored')
      } catch (error) {
        telemetry.error('turn failed', error, { kind: turnKind(turnContext.activity) })
        await apologise(context, turnContext, error)
      }
      noteTurn(telemetry, turnContext, outcome, begun)
    },
    async slowDown(turnContext) {
      const begun = performance.now()
      await answerRefusal(context, turnContext, refuse('too-fast'))
      noteTurn(telemetry, turnContext, 'too-fast', begun)
    },
  }
}

type TurnOutcome = 'done' | 'ignored' | 'failed' | RefusalCode

function noteTurn(telemetry: Telemetry, { activity }: TurnContext, outcome: TurnOutcome, begun: number): void {
  const kind = turnKind(activity)
  const ms = Math.round(performance.now() - begun)
  telemetry.count('turns', { kind, outcome })
  telemetry.observe('turn', ms / 1000, { kind })
  telemetry.info('turn', { request: randomUUID(), kind, outcome, ms })
}

/** The turn of somebody the register knows; meets them first if it must. */
async function turnOf(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<Turn | undefined> {
  const programme = await loadProgramme(context.actions)
  const known = await identifySender(context, activity)
  if (known !== undefined) {
    const account = isPersonal(activity) ? await noteSeen(context.actions, known, addressOf(activity)) : known
    return createTurn(context, activity, programme, account)
  }
  const met = await meetSender(context, turnContext, activity)
  return met === undefined ? undefined : createTurn(context, activity, programme, met.account)
}

async function identifySender(context: TeamsContext, activity: InboundActivity): Promise<Account | undefined> {
  const { aadObjectId } = activity.from
  if (aadObjectId === undefined) return undefined
  return identify(context.actions, { tenant: tenantOf(activity), objectId: aadObjectId })
}

async function meetSender(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<Met | undefined> {
  const sighting = await sightSender(turnContext, activity, { trustLocale: context.local === undefined })
  return sighting === undefined ? undefined : meetPerson(context.actions, sighting)
}

async function onMessage(context: TeamsContext, turnContext: TurnContext): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  const turn = await turnOf(context, turnContext, activity)
  if (turn === undefined) return say(turnContext, [await strangerCard(context)])
  await say(turnContext, await runCommand(turn, activity.text ?? ''), turn)
}

/** Teams tells of an installation twice; the welcome follows this event alone. */
async function onInstallation(context: TeamsContext, turnContext: TurnContext): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  const adds = activity.action?.startsWith('add') ?? false
  if (!isPersonal(activity)) {
    if (!adds) return noteLeft(context.actions, () => true)
    const newcomers = await syncRoster(context, turnContext, activity)
    await adoptProgrammeChannel(context, turnContext, activity)
    const channelKnown = (await context.actions.store.channel()) !== undefined
    // A second installation in the same team greets nobody again.
    if (channelKnown && !newcomers) return
    return say(turnContext, [teamWelcome(await loadProgramme(context.actions), channelKnown)])
  }
  if (!adds) {
    const objectId = activity.from.aadObjectId ?? ''
    const account = await context.actions.store.accountByObjectId(tenantOf(activity), objectId)
    if (account !== undefined) await noteUninstall(context.actions, account.email)
    return
  }
  const met = await meetSender(context, turnContext, activity)
  const programme = await loadProgramme(context.actions)
  if (met === undefined) return say(turnContext, [await strangerCard(context)])
  const turn = createTurn(context, activity, programme, met.account)
  await say(turnContext, await welcome(turn, met.reopened), turn)
  // After the first words, not before them.
  if (met.reopened) context.actions.wake()
}

/** People joined the team or left it, or the bot did: whoever is in the register can be reached from now on, or not. */
async function onConversationUpdate(context: TeamsContext, turnContext: TurnContext): Promise<void> {
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

async function strangerCard(context: TeamsContext): Promise<Card> {
  const programme = await loadProgramme(context.actions)
  return refusalCard(refuse('unknown-person'), programme, readerOf(programme.language, programme))
}

/** Says that something failed, where it can be said; the failure itself is in the log already. */
function apologise(context: TeamsContext, turnContext: TurnContext, error: unknown): Promise<void> {
  return answerRefusal(context, turnContext, refuse(error instanceof StorageFailure ? 'storage-failed' : 'defect'))
}

/** In place of any answer: a sentence in the person's language, if only it can be said. */
async function answerRefusal(context: TeamsContext, turnContext: TurnContext, refusal: Refusal): Promise<void> {
  try {
    const programme = await loadProgramme(context.actions)
    const activity = inboundActivity.parse(turnContext.activity)
    const account = await identifySender(context, activity)
    const language = account === undefined ? programme.language : languageFor(programme, account.email, account)
    const card = refusalCard(refusal, programme, readerOf(language, programme))
    if (turnContext.activity.type === ActivityTypes.Invoke) {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: card.summary }
      await turnContext.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
    } else if (turnContext.activity.type === ActivityTypes.Message) {
      await say(turnContext, [card])
    }
  } catch (unsaid) {
    context.actions.telemetry.error('refusal not delivered', unsaid)
  }
}
