import { closeRound } from '../../actions/close-round.ts'
import { deskRound } from '../desk-round.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `close`, or with a round: closes it before its time, once that is confirmed. */
export const close: Command = {
  words: { fi: ['sulje'], sv: ['stäng'], en: ['close'] },
  personalOnly: true,
  unlisted: true,
  async run(turn, argument) {
    const round = await deskRound(turn, argument === '' ? undefined : argument)
    if (typeof round !== 'string') return [shownCard(round, turn)]
    return [shownCard(await closeRound(turn.context.actions, { person: turn.account.email, round }), turn)]
  },
}
