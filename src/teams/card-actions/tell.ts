import { z } from 'zod/v4'
import { recordTelling, showTelling } from '../../actions/tell-outside.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

const name = z.string().min(1).max(300)
const tellData = sheetData.pick({ round: true }).extend({ project: name })
const recordData = tellData.extend({ contact: name, told: z.enum(['yes', 'no']), revision: z.int().min(0) })

/** A ready mail to those outside Teams who must hear of a project. */
export const tell: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(tellData, data)
    return isRefusal(read) ? read : showTelling(context.actions, { ...read, person: account.email })
  },
}

export const recordTold: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(recordData, data)
    if (isRefusal(read)) return read
    return recordTelling(context.actions, { ...read, told: read.told === 'yes', person: account.email })
  },
}
