import { askAssignment } from '../../actions/assign-sheet.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `assign perhekeskus to new@example.fi`: shows who would answer from now on, to be confirmed. */
export const assign: Command = {
  words: { fi: ['anna'], sv: ['tilldela'], en: ['assign'] },
  personalOnly: true,
  unlisted: true,
  async run(turn, argument) {
    const request = { person: turn.account.email, typed: argument }
    return [shownCard(await askAssignment(turn.context.actions, request), turn)]
  },
}
