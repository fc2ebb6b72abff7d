import { z } from 'zod/v4'
import type { ActionContext } from '../../actions/context.ts'
import type { Shown } from '../../actions/shown.ts'
import type { ListPlace } from '../../domain/desk.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

/** Without a step a press asks; with one it does, or takes back. */
export const roundDeskData = sheetData.pick({ round: true }).extend({ step: z.enum(['confirm', 'undo']).optional() })
export const sheetDeskData = roundDeskData.extend({ sheet: sheetData.shape.sheet })

/** More than a comment may have: what is too long comes back with a sentence, and is not lost. */
export const typedText = z.string().max(30_000).default('')
export const typedChoice = z.string().max(2000).default('')

/** The list of a status from which the act was chosen; one drawn before there was one names none. */
const listed = z.object({ list: z.string().max(400).default(''), page: z.int().min(0).max(100_000).default(0) })

/** A verb of the coordinators' cards: reads its data, and does it as whoever pressed. */
export function deskVerb<Schema extends z.ZodType<object>>(
  schema: Schema,
  act: (context: ActionContext, request: z.infer<Schema> & { readonly person: string }) => Promise<Shown>,
): CardActionHandler {
  return {
    async press({ context, account }, data) {
      const read = readCard(schema, data)
      if (isRefusal(read)) return read
      const from = readCard(listed, data)
      if (isRefusal(from)) return from
      return inList(await act(context.actions, { ...read, person: account.email }), {
        filter: from.list,
        page: from.page,
      })
    },
  }
}

/** Whatever the act leads to leads back to the list. */
function inList(shown: Shown, list: ListPlace): Shown {
  const isOfDesk = 'kind' in shown && (shown.kind === 'desk-form' || shown.kind === 'desk-done')
  return isOfDesk && (list.filter !== '' || list.page > 0) ? { ...shown, list } : shown
}
