import { z } from 'zod/v4'
import { answerShortly, type Press } from '../../actions/answer-shortly.ts'
import type { PageRequest } from '../../actions/keep-page.ts'
import { savePage, showLastPage } from '../../actions/save-page.ts'
import type { Shown } from '../../actions/shown.ts'
import { isLanguage } from '../../domain/local-text.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
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

/** Keeps the page and shows it again, with room for one more row or to be answered in another language. */
export const keepAndShow: CardActionHandler = {
  async press(turn, data) {
    const request = pageRequest(turn, data)
    if (isRefusal(request)) return request
    const chosen = isLanguage(data.language) ? { chosenLanguage: data.language } : {}
    const add = typeof data.add === 'string' ? { add: data.add } : {}
    return savePage(turn.context.actions, { ...request, ...chosen, ...add }, 'stay')
  },
}

/** Pressed to take a short answer back and answer in words after all. */
const inWords = 'in-words'

export const quick = shortly(z.object({ answer: z.string().max(300) }), ({ answer }) =>
  answer === inWords ? { kind: 'in-words' } : { kind: 'quick', quick: answer },
)

export const same = shortly(z.object({ goal: z.string().max(300) }), ({ goal }) => ({ kind: 'same', goal }))

export const unchangedPage = shortly(z.object({}), () => ({ kind: 'unchanged' }))

function shortly<Schema extends z.ZodType>(schema: Schema, press: (data: z.infer<Schema>) => Press): CardActionHandler {
  return {
    async press(turn, data) {
      const request = pageRequest(turn, data)
      if (isRefusal(request)) return request
      const parsed = schema.safeParse(data)
      return parsed.success ? answerShortly(turn.context.actions, request, press(parsed.data)) : refuse('bad-card')
    },
  }
}

function toLastPage({ context, account }: Turn, data: CardData): Promise<Shown> | Refusal {
  const read = readCard(sheetData, data)
  return isRefusal(read) ? read : showLastPage(context.actions, { ...read, person: account.email })
}

export function pageRequest({ account, reader }: Turn, data: CardData): PageRequest | Refusal {
  const read = readCard(inputsData, data)
  if (isRefusal(read)) return read
  const { asked, ...page } = read
  return {
    ...page,
    person: account.email,
    typed: data,
    language: reader.language,
    asked: asked.split(',').filter((question) => question !== ''),
  }
}
