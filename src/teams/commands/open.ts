import { openRound } from '../../actions/open-round.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `open`, or with a round: opens again what was closed, or a round whose time is still to come. */
export const open: Command = {
  words: { fi: ['avaa'], sv: ['öppna'], en: ['open'] },
  personalOnly: true,
  unlisted: true,
  async run(turn, argument) {
    const request = { person: turn.account.email, ...(argument === '' ? {} : { round: argument }) }
    return [shownCard(await openRound(turn.context.actions, request), turn)]
  },
}
