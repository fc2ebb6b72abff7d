import { leaveUnchanged } from '../../actions/leave-unchanged.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'
import { unchangedPage } from './page.ts'

/** "No change" since the last round: for one page, or on prompts and reminders for a whole sheet. */
export const unchanged: CardActionHandler = {
  async press(turn, data) {
    if (data.subject !== undefined) return unchangedPage.press(turn, data)
    const read = readCard(sheetData, data)
    const { context, account } = turn
    return isRefusal(read) ? read : leaveUnchanged(context.actions, { ...read, person: account.email })
  },
}
