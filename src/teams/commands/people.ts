import { showPeople } from '../../actions/show-people.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** Who can be reached, and what to do about the others. */
export const people: Command = {
  words: { fi: ['henkilöt', 'ihmiset'], sv: ['personer', 'människor'], en: ['people'] },
  personalOnly: true,
  unlisted: true,
  async run(turn) {
    return [shownCard(await showPeople(turn.context.actions, { person: turn.account.email, page: 0 }), turn)]
  },
}
