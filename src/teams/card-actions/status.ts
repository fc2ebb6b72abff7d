import { showStatus } from '../../actions/show-status.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

export const status: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(sheetData.pick({ round: true }), data)
    return isRefusal(read) ? read : showStatus(context.actions, { person: account.email, round: read.round })
  },
}
