import { z } from 'zod/v4'
import type { ActionContext } from '../../actions/context.ts'
import type { SheetRequest } from '../../actions/load-sheet.ts'
import { editSheet, openSheet } from '../../actions/open-sheet.ts'
import { sendSheet } from '../../actions/send-sheet.ts'
import type { Shown } from '../../actions/shown.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

export const open = onSheet(openSheet)
export const send: CardActionHandler = {
  async press(turn, data) {
    const read = readCard(sheetData.extend({ seen: z.string().max(1000).optional() }), data)
    if (isRefusal(read)) return read
    const { seen, ...request } = { ...read, person: turn.account.email }
    return sendSheet(turn.context.actions, { ...request, ...(seen === undefined ? {} : { seen }) })
  },
}
export const edit = onSheet(editSheet)

function onSheet(action: (context: ActionContext, request: SheetRequest) => Promise<Shown>): CardActionHandler {
  return {
    async press({ context, account }, data) {
      const read = readCard(sheetData, data)
      return isRefusal(read) ? read : action(context.actions, { ...read, person: account.email })
    },
  }
}
