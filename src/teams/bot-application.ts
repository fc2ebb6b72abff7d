import { randomUUID } from 'node:crypto'
import { Application, type TurnState } from '@microsoft/teams-ai'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import { StorageFailure, type Telemetry } from '../actions/ports.ts'
import { type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import { answerPress } from './answer-press.ts'
import { answerRefusal } from './answer-refusal.ts'
import { onConversationUpdate, onInstallation } from './arrivals.ts'
import { HeardLanguages } from './heard-languages.ts'
import { inboundActivity } from './inbound-activity.ts'
import type { MessageEditor } from './message-editor.ts'
import { runCommand } from './run-command.ts'
import { say } from './say.ts'
import { strangerCard, turnOf } from './sender.ts'
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
  const heard = new HeardLanguages()
  const { telemetry } = context.actions

  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === 'adaptiveCard/action',
    async (turnContext) => {
      const activity = inboundActivity.parse(turnContext.activity)
      const own = contextOfTurn(context)
      const turn = await turnOf(own, turnContext, activity)
      if (turn !== undefined) heard.note(turn)
      const answer = await answerPress(own, turn, activity, turnContext, editor)
      afterAnswers.get(turnContext)?.(answer.afterwards)
    },
    true,
  )
  app.activity(ActivityTypes.Message, (turnContext) => onMessage(contextOfTurn(context), turnContext, heard))
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
        await answerRefusal(context, turnContext, apologyFor(error), heard)
      }
      noteTurn(telemetry, turnContext, outcome, begun)
    },
    async slowDown(turnContext) {
      const begun = performance.now()
      await answerRefusal(context, turnContext, refuse('too-fast'), heard)
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

async function onMessage(context: TeamsContext, turnContext: TurnContext, heard: HeardLanguages): Promise<void> {
  const activity = inboundActivity.parse(turnContext.activity)
  const turn = await turnOf(context, turnContext, activity)
  if (turn === undefined) return say(turnContext, [await strangerCard(context)])
  heard.note(turn)
  await say(turnContext, await runCommand(turn, activity.text ?? ''), turn)
}

/** What is said where something failed; the failure itself is in the log already. */
function apologyFor(error: unknown): Refusal {
  return refuse(error instanceof StorageFailure ? 'storage-failed' : 'defect')
}
