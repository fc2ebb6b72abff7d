import { showStatus } from '../../actions/show-status.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { roundTitle } from '../../cards/round-title.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import { readStatusArgument } from '../status-argument.ts'
import type { Command } from './command.ts'

/** `status`, `status 2021-05-15`, `status children missing`: a round and what to limit it to. */
export const status: Command = {
  words: { fi: ['tila', 'tilanne'], sv: ['läge', 'läget'], en: ['status'] },
  async run(turn, argument) {
    const { reader, account, personal } = turn
    const asked = readStatusArgument(argument)
    const shown = await showStatus(turn.context.actions, { person: account.email, ...asked })
    if (!personal && 'kind' in shown && shown.kind === 'duties') return [shownCard(refuse('only-personally'), turn)]
    if (personal || !('kind' in shown) || shown.kind !== 'status') return [shownCard(shown, turn)]
    // In the channel: counts only, no names of the missing. Limited ones would pass for the round's, or tell of a person.
    if (asked.filter !== '') return [shownCard(refuse('only-personally'), turn)]
    const { series, opened } = shown.facts
    const { answered, expected, missing, exempt, draft } = shown.counts
    const text = reader.t('channel.status', {
      round: roundTitle(series, opened.round, reader),
      answered,
      expected: expected - exempt,
      missing,
      draft,
    })
    return [noticeCard({ text }, reader)]
  },
}
