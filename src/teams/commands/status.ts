import { showStatus } from '../../actions/show-status.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { roundTitle } from '../../cards/round-title.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

export const status: Command = {
  words: { fi: ['tila', 'tilanne'], sv: ['läge', 'läget'], en: ['status'] },
  async run(turn, argument) {
    const { reader, account, personal } = turn
    const request = { person: account.email, ...(argument === '' ? {} : { round: argument }) }
    const shown = await showStatus(turn.context.actions, request)
    if (!personal && 'kind' in shown && shown.kind === 'duties') return [shownCard(refuse('only-personally'), turn)]
    if (personal || !('kind' in shown) || shown.kind !== 'status') return [shownCard(shown, turn)]
    // In the channel: counts only, no names of the missing.
    const { series, opened } = shown.facts
    const { answered, expected, missing, exempt } = shown.counts
    const text = reader.t('channel.status', {
      round: roundTitle(series, opened.round, reader),
      answered,
      expected: expected - exempt,
      missing,
    })
    return [noticeCard({ text }, reader)]
  },
}
