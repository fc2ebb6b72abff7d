import { listAudit } from '../../actions/list-audit.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `audit`, or with a project: who did what, the newest first. */
export const audit: Command = {
  words: { fi: ['tapahtumat'], sv: ['händelser'], en: ['audit'] },
  personalOnly: true,
  unlisted: true,
  async run(turn, argument) {
    const request = { person: turn.account.email, project: argument, page: 1 }
    return [shownCard(await listAudit(turn.context.actions, request), turn)]
  },
}
