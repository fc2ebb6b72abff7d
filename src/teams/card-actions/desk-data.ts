import { z } from 'zod/v4'
import type { ActionContext } from '../../actions/context.ts'
import type { Shown } from '../../actions/shown.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

/** Without a step a press asks; with one it does, or takes back. */
export const roundDeskData = sheetData.pick({ round: true }).extend({ step: z.enum(['confirm', 'undo']).optional() })
export const sheetDeskData = roundDeskData.extend({ sheet: sheetData.shape.sheet })

/** More than a comment may have: what is too long comes back with a sentence, and is not lost. */
export const typedText = z.string().max(30_000).default('')
export const typedChoice = z.string().max(2000).default('')

/** A verb of the coordinators' cards: reads its data, and does it as whoever pressed. */
export function deskVerb<Schema extends z.ZodType<object>>(
  schema: Schema,
  act: (context: ActionContext, request: z.infer<Schema> & { readonly person: string }) => Promise<Shown>,
): CardActionHandler {
  return {
    async press({ context, account }, data) {
      const read = readCard(schema, data)
      return isRefusal(read) ? read : act(context.actions, { ...read, person: account.email })
    },
  }
}
