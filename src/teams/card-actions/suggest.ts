import { z } from 'zod/v4'
import { leaveToSuggest, showSuggestForm, suggestWording } from '../../actions/suggest-wording.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, pageData, readCard } from './card-action.ts'
import { typedText } from './desk-data.ts'
import { pageRequest } from './page.ts'

const formData = pageData.extend({ target: z.string().max(300) })
export const wordingData = z.object({
  revision: z.int().min(0),
  version: z.int().min(0),
  text: typedText,
  indicators: typedText,
  source: typedText,
})

/** From a page: keeps it and asks for other words. With a target shows its inputs, and with a step sends them. */
export const suggest: CardActionHandler = {
  async press(turn, data) {
    const { context, account, reader } = turn
    const { language } = reader
    const person = account.email
    if (data.step === 'send') {
      const read = readCard(formData.extend(wordingData.shape), data)
      if (isRefusal(read)) return read
      const { text, indicators, source, ...request } = read
      return suggestWording(context.actions, { ...request, person, language, typed: { text, indicators, source } })
    }
    if (data.target !== undefined) {
      const read = readCard(formData, data)
      return isRefusal(read) ? read : showSuggestForm(context.actions, { ...read, person, language })
    }
    const request = pageRequest(turn, data)
    return isRefusal(request) ? request : leaveToSuggest(context.actions, { ...request, language })
  },
}
