import { answerQuickly, type PageRequest, savePage, showLastPage } from '../../actions/save-page.ts'
import type { Shown } from '../../actions/shown.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import type { Turn } from '../turn.ts'
import { type CardActionHandler, type CardData, inputsData, readCard, sheetData } from './card-action.ts'

export const save: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    return isRefusal(request) ? request : savePage(turn.context.actions, request, 'next')
  },
}

export const back: CardActionHandler = {
  async press(turn, data) {
    // The review has no subject: from there the way back is its last page.
    if (data.subject === undefined) return toLastPage(turn, data)
    const request = pageRequest(turn, data)
    return isRefusal(request) ? request : savePage(turn.context.actions, request, 'previous')
  },
}

export const quick: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    if (isRefusal(request)) return request
    return answerQuickly(turn.context.actions, {
      ...request,
      quick: typeof data.answer === 'string' ? data.answer : '',
    })
  },
}

function toLastPage({ context, account }: Turn, data: CardData): Promise<Shown> | Refusal {
  const read = readCard(sheetData, data)
  return isRefusal(read) ? read : showLastPage(context.actions, { ...read, person: account.email })
}

function pageRequest({ account }: Turn, data: CardData): PageRequest | Refusal {
  const read = readCard(inputsData, data)
  return isRefusal(read) ? read : { ...read, person: account.email, typed: data }
}
