import { loadProgramme, scheduledRounds } from '../actions/load-round.ts'
import { type CardAction, execute } from '../cards/actions.ts'
import type { Turn } from './turn.ts'

/** Buttons that say a command, for those who do not know yet what to type. */
export type CommandButton = (title: string, text: string) => CardAction

/** Like every action of a card they name a round: the one under way or the next. */
export async function commandButtons({ context }: Pick<Turn, 'context'>): Promise<CommandButton> {
  const { actions } = context
  const now = actions.clock.now()
  const rounds = scheduledRounds(actions, await loadProgramme(actions))
  const round = rounds.find(({ locksAt }) => locksAt > now) ?? rounds.at(-1)
  return (title, text) => execute(title, 'command', { round: round?.id ?? '', text })
}
