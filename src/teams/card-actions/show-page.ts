import { showPage } from '../../actions/save-page.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, pageData, readCard } from './card-action.ts'

export const page: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(pageData, data)
    return isRefusal(read) ? read : showPage(context.actions, { ...read, person: account.email })
  },
}
