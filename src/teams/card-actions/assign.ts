import { z } from 'zod/v4'
import { assignSheet, checkOwner, chooseOwner } from '../../actions/assign-sheet.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { projectSheet } from '../../domain/subject.ts'
import { type CardActionHandler, readCard } from './card-action.ts'
import { typedChoice, typedText } from './desk-data.ts'

const people = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => text.split(',').filter((each) => each !== ''))
const sheet = z.string().min(1).max(300)
const assignData = z.object({
  sheet: sheet.optional(),
  /** On cards of before sheets of other kinds could be given away. */
  project: sheet.optional(),
  step: z.enum(['choose', 'check']).optional(),
  owner: typedChoice,
  others: typedChoice,
  before: people,
  after: people,
  comment: typedText,
})

/** Asks whom a sheet goes to for good, shows what that means, and gives it to them; or back to those of before. */
export const assignVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(assignData, data)
    if (isRefusal(read)) return read
    const { step, owner, others, comment, project } = read
    const of = project === undefined ? (read.sheet ?? '') : projectSheet(project)
    const request = { person: account.email, sheet: of }
    if (step === 'choose') return chooseOwner(context.actions, request)
    if (step === 'check') return checkOwner(context.actions, { ...request, typed: { person: owner, others, comment } })
    return assignSheet(context.actions, { ...request, before: read.before, after: read.after, comment })
  },
}
