import { z } from 'zod/v4'
import { assignProject, checkOwner, chooseOwner } from '../../actions/assign-project.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'
import { typedChoice, typedText } from './desk-data.ts'

const people = z
  .string()
  .max(2000)
  .default('')
  .transform((text) => text.split(',').filter((each) => each !== ''))
const assignData = z.object({
  project: z.string().min(1).max(300),
  step: z.enum(['choose', 'check']).optional(),
  owner: typedChoice,
  others: typedChoice,
  before: people,
  after: people,
  comment: typedText,
})

/** Asks whom a project goes to for good, shows what that means, and gives it to them; or back to those of before. */
export const assignVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(assignData, data)
    if (isRefusal(read)) return read
    const { step, owner, others, comment, project } = read
    const request = { person: account.email, project }
    if (step === 'choose') return chooseOwner(context.actions, request)
    if (step === 'check') return checkOwner(context.actions, { ...request, typed: { person: owner, others, comment } })
    return assignProject(context.actions, { ...request, before: read.before, after: read.after, comment })
  },
}
