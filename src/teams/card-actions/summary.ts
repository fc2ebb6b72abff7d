import { z } from 'zod/v4'
import { showSummaries, showSummary, writeSummary } from '../../actions/write-summary.ts'
import { languages } from '../../domain/local-text.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

const roundData = sheetData.pick({ round: true })
const placeData = roundData.extend({ goal: z.string().min(1).max(300), area: z.string().min(1).max(300).optional() })
// Longer than what is kept: what was typed comes back with the reason, not with a broken card.
const typedText = z.string().max(20_000).default('')
const paragraphData = placeData.extend({
  step: z.enum(['next', 'back', 'all', 'sources', 'approve', 'withdraw']),
  sourcePage: z.int().min(1).max(10_000).default(1),
  revision: z.int().min(0),
  translationRevision: z.int().min(0),
  text: typedText,
  translation: typedText,
  language: z.enum(languages),
})

/** Every paragraph of the summary, and how far it is. */
export const summaries: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(roundData, data)
    return isRefusal(read) ? read : showSummaries(context.actions, { person: account.email, round: read.round })
  },
}

/** One paragraph, to be written. */
export const summary: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(placeData, data)
    if (isRefusal(read)) return read
    return showSummary(context.actions, { person: account.email, round: read.round, place: placeOf(read) })
  },
}

export const writeParagraph: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(paragraphData, data)
    if (isRefusal(read)) return read
    const { round, step, revision, translationRevision, text, translation, language, sourcePage } = read
    return writeSummary(context.actions, {
      person: account.email,
      round,
      place: placeOf(read),
      step,
      revision,
      translationRevision,
      sourcePage,
      typed: { text, translation, language },
    })
  },
}

function placeOf({ goal, area }: z.infer<typeof placeData>) {
  return area === undefined ? { goal } : { goal, area }
}
