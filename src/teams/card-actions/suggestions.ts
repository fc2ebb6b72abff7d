import { z } from 'zod/v4'
import { decideSuggestion } from '../../actions/decide-suggestion.ts'
import { showSuggestion, showSuggestions } from '../../actions/show-suggestions.ts'
import { undoSuggestion } from '../../actions/undo-suggestion.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'
import { deskVerb, typedText } from './desk-data.ts'
import { wordingData } from './suggest.ts'

const name = z.string().min(1).max(300)
const placeData = z.object({ project: name, goal: name, target: z.string().max(300).default('') })
const decisionData = placeData.extend({
  ...wordingData.shape,
  step: z.enum(['take', 'decline']),
  reason: typedText,
})

/** What waits for the coordinators. */
export const suggestions = deskVerb(z.object({ page: z.int().min(1).max(10_000).default(1) }), showSuggestions)

export const suggestion: CardActionHandler = {
  async press({ context, account }, data) {
    const place = readCard(placeData, data)
    return isRefusal(place) ? place : showSuggestion(context.actions, { person: account.email, place })
  },
}

const undoData = placeData.extend({ revision: wordingData.shape.revision })

/** Takes an acceptance back. */
export const undoSuggestionVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(undoData, data)
    if (isRefusal(read)) return read
    const { revision, ...place } = read
    return undoSuggestion(context.actions, { person: account.email, place, revision })
  },
}

export const decideSuggestionVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(decisionData, data)
    if (isRefusal(read)) return read
    const { project, goal, target, text, indicators, source, ...decision } = read
    return decideSuggestion(context.actions, {
      ...decision,
      person: account.email,
      place: { project, goal, target },
      typed: { text, indicators, source },
    })
  },
}
