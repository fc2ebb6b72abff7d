import { z } from 'zod/v4'
import { assignProject } from '../../actions/assign-project.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

const people = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((each) => each !== ''))
const assignData = z.object({ project: z.string().min(1).max(300), before: people, after: people })

/** Gives a project to other owners, or back to those of before. */
export const assignVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(assignData, data)
    return isRefusal(read) ? read : assignProject(context.actions, { person: account.email, ...read })
  },
}
