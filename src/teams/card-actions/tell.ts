import { z } from 'zod/v4'
import { recordTelling, showTelling } from '../../actions/tell-outside.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'
import { typedIn, typedOnDuty } from './typed-on-duty.ts'

const name = z.string().min(1).max(300)
const tellData = sheetData.pick({ round: true }).extend({ project: name, ...typedOnDuty })
const recordData = tellData.extend({ contact: name, told: z.enum(['yes', 'no']), revision: z.int().min(0) })

/** A ready mail to those outside Teams who must hear of a project. */
export const tell: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(tellData, data)
    if (isRefusal(read)) return read
    const { round, project } = read
    return showTelling(context.actions, { person: account.email, round, project, ...typedIn(read) })
  },
}

export const recordTold: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(recordData, data)
    if (isRefusal(read)) return read
    const { round, project, contact, revision, told } = read
    const request = { person: account.email, round, project, contact, revision, ...typedIn(read) }
    return recordTelling(context.actions, { ...request, told: told === 'yes' })
  },
}
