import { randomUUID } from 'node:crypto'
import { Application, type TurnState } from '@microsoft/teams-ai'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { StorageFailure, type Telemetry } from '../actions/ports.ts'
import { readerOf } from '../cards/reader.ts'
import { refusalCard } from '../cards/refusal-card.ts'
import { languageFor } from '../domain/account.ts'
import { type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import { answerPress } from './answer-press.ts'
import { onConversationUpdate, onInstallation } from './arrivals.ts'
import { inboundActivity } from './inbound-activity.ts'
import type { MessageEditor } from './message-editor.ts'
import { respondWithSentence } from './press-response.ts'
import { runCommand } from './run-command.ts'
import { say } from './say.ts'
import { identifySender, strangerCard, turnOf } from './sender.ts'
import { contextOfTurn, type TeamsContext } from './turn.ts'
import { turnKind } from './turn-kind.ts'
import { refusalOf } from './turn-record.ts'

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

async function onMessage(context: TeamsContext, turnContext: TurnContext): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  const turn = await turnOf(context, turnContext, activity)
  if (turn === undefined) return say(turnContext, [await strangerCard(context)])
  await say(turnContext, await runCommand(turn, activity.text ?? ''), turn)
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
      await respondWithSentence(turnContext, card.summary)
    } else if (turnContext.activity.type === ActivityTypes.Message) {
      await say(turnContext, [card])
    }
  } catch (unsaid) {
    context.actions.telemetry.error('refusal not delivered', unsaid)
  }
}
