import { z } from 'zod/v4'
import { previewReport } from '../../actions/preview-report.ts'
import { recordPublication, reopenDuty, showDuty } from '../../actions/publication-duty.ts'
import { publishOnRequest } from '../../actions/publish-report.ts'
import { showSummaryText } from '../../actions/show-summary-text.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'
import { typedIn, typedOnDuty } from './typed-on-duty.ts'

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
    const read = readCard(roundData.extend(typedOnDuty), data)
    if (isRefusal(read)) return read
    return showDuty(context.actions, { person: account.email, round: read.round, ...typedIn(read) })
  },
}

/** The published summary, to be copied. */
export const pasteSummary: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData.extend({ page: z.int().min(1).optional(), ...typedOnDuty }), data)
    if (isRefusal(read)) return read
    const { round, page } = read
    const asked = { person: account.email, round, ...(page === undefined ? {} : { page }) }
    return showSummaryText(context.actions, { ...asked, ...typedIn(read) })
  },
}

/** On which day and where it was published elsewhere. */
export const recordDuty: CardActionHandler = {
  async press({ context, account }, data) {
    const inputs = {
      day: z.string().max(30).default(''),
      address: z.string().max(5000).default(''),
      edition: z.int().min(1).optional(),
    }
    const read = readCard(revisionData.extend(inputs), data)
    if (isRefusal(read)) return read
    const { round, revision, day, address, edition } = read
    const request = { person: account.email, round, revision, typed: { day, address } }
    return recordPublication(context.actions, edition === undefined ? request : { ...request, edition })
  },
}

/** Takes that record back. */
export const undoDuty: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(revisionData, data)
    return isRefusal(read) ? read : reopenDuty(context.actions, { ...read, person: account.email })
  },
}
