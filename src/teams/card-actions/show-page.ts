import { showPage } from '../../actions/save-page.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, pageData, readCard } from './card-action.ts'
import { keepAndShow } from './page.ts'

/** One page: from the review to look at it, from the page itself to keep it and go on with another row or in another language. */
export const page: CardActionHandler = {
  async press(turn, data) {
    if (data.revision !== undefined) return keepAndShow.press(turn, data)
    const read = readCard(pageData, data)
    const { context, account } = turn
    return isRefusal(read) ? read : showPage(context.actions, { ...read, person: account.email })
  },
}
