import { z } from 'zod/v4'
import { editText, joinAnswers, showText, showTexts } from '../../actions/edit-texts.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard, sheetData } from './card-action.ts'

const roundData = sheetData.pick({ round: true })
const name = z.string().min(1).max(300)
const listData = roundData.extend({
  project: z.string().max(300).default(''),
  page: z.int().min(1).max(10_000).default(1),
})
const placeData = roundData.extend({ deadline: name, subject: name, question: name })
// Longer than what is kept: what was typed comes back with the reason, not with a broken card.
const typedText = z.string().max(20_000).default('')
const textData = placeData.extend({
  step: z.enum(['mend', 'shorten', 'hide', 'restore', 'translate', 'back']),
  revision: z.int().min(0),
  translationRevision: z.int().min(0),
  text: typedText,
  translation: typedText,
})

/** The texts of a project as the report prints them. */
export const texts: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(listData, data)
    if (isRefusal(read)) return read
    const { round, project, page } = read
    return showTexts(context.actions, { person: account.email, round, page, ...(project === '' ? {} : { project }) })
  },
}

export const text: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(placeData, data)
    if (isRefusal(read)) return read
    const { round, ...place } = read
    return showText(context.actions, { person: account.email, round, place })
  },
}

export const writeText: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(textData, data)
    if (isRefusal(read)) return read
    const { round, deadline, subject, question, text: printed, translation, ...rest } = read
    const place = { deadline, subject, question }
    const typed = { text: printed, translation }
    return editText(context.actions, { ...rest, person: account.email, round, place, typed })
  },
}

export const join: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(listData.extend({ joined: z.enum(['yes', 'no']), revision: z.int().min(0) }), data)
    if (isRefusal(read)) return read
    const { round, joined, revision, page } = read
    return joinAnswers(context.actions, { person: account.email, round, page, joined: joined === 'yes', revision })
  },
}
