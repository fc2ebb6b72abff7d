import { showSuggestions } from '../../actions/show-suggestions.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** Wordings that owners suggest for the register, for a coordinator to decide on. */
export const suggestions: Command = {
  words: { fi: ['ehdotukset'], sv: ['förslag'], en: ['suggestions'] },
  personalOnly: true,
  unlisted: true,
  async run(turn) {
    return [shownCard(await showSuggestions(turn.context.actions, { person: turn.account.email, page: 1 }), turn)]
  },
}
