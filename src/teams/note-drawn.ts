import type { Card } from '../cards/template.ts'
import type { Turn } from './turn.ts'

/**
 * Remembers what a message in the person's chat shows, so that it can be kept true. Before the answer leaves:
 * from then on they may type in it. What was done stays done where this fails, so it is logged only.
 */
export async function noteDrawn(turn: Turn, message: string, card: Card, step?: string): Promise<void> {
  const { personal, account, activity, context } = turn
  if (!personal || card.drawn === undefined || message === '') return
  const { round, ...drawn } = card.drawn
  const shown = { ...drawn, conversation: activity.conversation.id, message, ...(step === undefined ? {} : { step }) }
  const { store, clock, telemetry } = context.actions
  try {
    await store.noteCard(round, account.email, shown, clock.now())
  } catch (error) {
    telemetry.error('card not noted', error, { round })
  }
}
