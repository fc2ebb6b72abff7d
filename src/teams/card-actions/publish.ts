import { z } from 'zod/v4'
import { previewReport } from '../../actions/preview-report.ts'
import { recordPublication, reopenDuty, showDuty } from '../../actions/publication-duty.ts'
import { publishOnRequest } from '../../actions/publish-report.ts'
import { showSummaryText } from '../../actions/show-summary-text.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

const roundData = sheetData.pick({ round: true })
const revisionData = roundData.extend({ revision: z.int().min(0) })

/** Back to the report as it would be published now. */
export const report: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData, data)
    return isRefusal(read) ? read : previewReport(context.actions, { person: account.email, round: read.round })
  },
}

/** Asks first, with the numbers; publishes at the second press. */
export const publish: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData.extend({ confirmed: z.literal('yes').optional() }), data)
    if (isRefusal(read)) return read
    const request = { person: account.email, round: read.round }
    return read.confirmed === undefined
      ? previewReport(context.actions, request, true)
      : publishOnRequest(context.actions, request)
  },
}

/** What remains to be done with a published report elsewhere. */
export const duty: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData, data)
    return isRefusal(read) ? read : showDuty(context.actions, { person: account.email, round: read.round })
  },
}

/** The published summary, to be copied. */
export const pasteSummary: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData.extend({ goal: z.string().max(300).optional() }), data)
    if (isRefusal(read)) return read
    const { round, goal } = read
    return showSummaryText(context.actions, { person: account.email, round, ...(goal === undefined ? {} : { goal }) })
  },
}

export const recordDuty: CardActionHandler = {
  async press({ context, account }, data) {
    const inputs = { day: z.string().max(30).default(''), address: z.string().max(5000).default('') }
    const read = readCard(revisionData.extend(inputs), data)
    if (isRefusal(read)) return read
    const { round, revision, day, address } = read
    return recordPublication(context.actions, { person: account.email, round, revision, typed: { day, address } })
  },
}

export const undoDuty: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(revisionData, data)
    return isRefusal(read) ? read : reopenDuty(context.actions, { ...read, person: account.email })
  },
}
