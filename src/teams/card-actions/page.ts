import { answerQuickly, type PageRequest, savePage } from '../../actions/save-page.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import type { Turn } from '../turn.ts'
import { type CardActionHandler, type CardData, inputsData, readCard } from './card-action.ts'

export const save: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    return isRefusal(request) ? request : savePage(turn.context.actions, request, 'next')
  },
}

export const back: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    return isRefusal(request) ? request : savePage(turn.context.actions, request, 'previous')
  },
}

export const quick: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    if (isRefusal(request)) return request
    const { answer, 'answer-why': why } = data
    return answerQuickly(turn.context.actions, {
      ...request,
      quick: typeof answer === 'string' ? answer : '',
      reason: typeof why === 'string' ? why : '',
    })
  },
}

function pageRequest({ account }: Turn, data: CardData): PageRequest | Refusal {
  const read = readCard(inputsData, data)
  return isRefusal(read) ? read : { ...read, person: account.email, typed: data }
}
