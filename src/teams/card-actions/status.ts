import { z } from 'zod/v4'
import { showProject } from '../../actions/show-project.ts'
import { showStatus } from '../../actions/show-status.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

/** What a card shows of a list; one drawn before there were filters and pages has none. */
const view = {
  filter: z.string().max(400).default(''),
  page: z.int().min(0).max(100_000).default(0),
}

export const status: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(sheetData.pick({ round: true }).extend(view), data)
    return isRefusal(read) ? read : showStatus(context.actions, { person: account.email, ...read })
  },
}

export const project: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(sheetData.extend(view), data)
    return isRefusal(read) ? read : showProject(context.actions, { person: account.email, ...read })
  },
}
