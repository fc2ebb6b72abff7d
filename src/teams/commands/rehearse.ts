import { rehearseRound } from '../../actions/rehearse-round.ts'
import { rehearsalCard } from '../../cards/rehearsal-card.ts'
import { isCoordinator } from '../../domain/access.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

export const rehearse: Command = {
  words: { fi: ['harjoitus'], sv: ['repetition'], en: ['rehearse', 'rehearsal'] },
  personalOnly: true,
  async run(turn, argument) {
    const { programme, account, context, reader } = turn
    if (!isCoordinator(programme, account.email)) return [shownCard(refuse('not-for-you'), turn)]
    const rehearsal = await rehearseRound(context.actions, argument === '' ? undefined : argument)
    return [isRefusal(rehearsal) ? shownCard(rehearsal, turn) : rehearsalCard(rehearsal, reader)]
  },
}
