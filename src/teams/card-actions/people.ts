import { z } from 'zod/v4'
import { showPeople } from '../../actions/show-people.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

/** Another page of the people. */
export const people: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(z.object({ page: z.int().min(0).max(100_000).default(0) }), data)
    return isRefusal(read) ? read : showPeople(context.actions, { person: account.email, page: read.page })
  },
}
