import { noteKey, type TextPlace } from '../domain/note-keys.ts'
import type { NoteContent } from '../domain/office-notes.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { topicKey } from '../domain/report-names.ts'
import { isSameTyped } from '../domain/same-typed.ts'
import {
  isKeptText,
  longestTextOf,
  placeOfText,
  type TextList,
  type TextPage,
  type TypedText,
  textList,
  textPage,
  textTranslationKey,
} from '../domain/text-page.ts'
import type { ActionContext } from './context.ts'
import { keepNote, type NoteKept } from './save-note.ts'
import { loadSummary, type SummaryRequest } from './write-summary.ts'

export interface TextRequest extends SummaryRequest {
  readonly place: TextPlace
}

/**
 * `mend`: in this and later reports; `shorten` and `hide`: in this round's report only; `restore`: as it was sent.
 * Each keeps the translation as well; `translate` and `back` keep nothing else.
 */
export type TextStep = 'mend' | 'shorten' | 'hide' | 'restore' | 'translate' | 'back'

export interface TextSave extends TextRequest {
  readonly step: TextStep
  readonly revision: number
  readonly translationRevision: number
  readonly typed: TypedText
}

export interface TextsRequest extends SummaryRequest {
  readonly project?: string
  readonly page?: number
}

/** The projects that have texts, and those of one project. */
export async function showTexts(context: ActionContext, request: TextsRequest): Promise<TextList | Refusal> {
  const facts = await loadSummary(context, request)
  return isRefusal(facts) ? facts : textList(facts, request)
}

export async function showText(context: ActionContext, request: TextRequest): Promise<TextPage | Refusal> {
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  return textPage(facts, request.place) ?? refuse('unknown-page')
}

/** Has a text printed otherwise than it was sent, or translates it; the answer itself stays as it is. */
export async function editText(context: ActionContext, request: TextSave): Promise<TextPage | TextList | Refusal> {
  const { place, typed, step } = request
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  const page = textPage(facts, place)
  if (page === undefined) return refuse('unknown-page')
  const fault = faultOf(request, page)
  if (fault !== undefined) return textPage(facts, place, { typed, notice: fault }) ?? page
  // Only what is printed of earlier rounds may be left out: this round's answers are what the report is about.
  if (!page.isEarlier && (step === 'hide' || step === 'shorten')) return refuse('unknown-action')
  const kept = await keep(context, request, page)
  const now = await loadSummary(context, request)
  if (isRefusal(now)) return now
  if (!kept.kept) {
    const conflict = kept.notice === 'conflict' ? { conflict: kept.stored } : {}
    return textPage(now, place, { typed, notice: kept.notice, ...conflict }) ?? refuse('unknown-page')
  }
  const isWritten = step === 'mend' || step === 'shorten'
  if (isWritten || isKeptText(page, typed.text)) {
    if (step === 'back') return textList(now, { project: topicKey(page.text.line), place })
    return textPage(now, place, { notice: 'saved' }) ?? refuse('unknown-page')
  }
  // What was typed as the text is kept by no other press: it stays in its input, and is said to be unsaved.
  return textPage(now, place, { typed, notice: 'text-unsaved' }) ?? refuse('unknown-page')
}

/** Has equal short answers of consecutive rounds printed as one, or each by itself again. */
export async function joinAnswers(
  context: ActionContext,
  request: TextsRequest & { readonly joined: boolean; readonly revision: number },
): Promise<TextList | Refusal> {
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  const kept = await keepNote(context, {
    round: facts.opened.round.id,
    key: noteKey({ about: 'short-answers' }),
    expectedRevision: request.revision,
    content: { state: request.joined ? 'joined' : 'withdrawn', text: '' },
    by: request.person,
  })
  const list = await showTexts(context, request)
  return isRefusal(list) || kept.kept ? list : { ...list, notice: kept.notice }
}

/** Only what would be kept is measured: a long answer can be hidden and translated as it is. */
function faultOf({ step, typed }: TextSave, page: TextPage): 'empty' | 'too-long' | undefined {
  const limit = longestTextOf(page.text)
  const isWritten = step === 'mend' || step === 'shorten'
  if (isWritten && typed.text.length > limit) return 'too-long'
  if (isOtherTranslation(page, typed) && typed.translation.length > limit) return 'too-long'
  return isWritten && typed.text.trim() === '' ? 'empty' : undefined
}

/** The text first; its translation only if that was kept. */
async function keep(context: ActionContext, request: TextSave, page: TextPage): Promise<NoteKept> {
  const { place, step, typed, person, revision, translationRevision } = request
  const { facts, text, translationLanguage: language } = page
  const base = { round: facts.opened.round.id, by: person }
  const content = printOf(step, typed, text)
  const key = noteKey({ about: 'print', ...placeOfText(place) })
  const printed: NoteKept =
    content === undefined
      ? { kept: true }
      : await keepNote(context, { ...base, key, expectedRevision: revision, content })
  if (!printed.kept || !(step === 'translate' || isOtherTranslation(page, typed))) return printed
  const isGone = typed.translation.trim() === ''
  if (isGone && translationRevision === 0) return printed
  const madeOf = printedAfter(content, text.original) ?? text.printed ?? text.original
  return keepNote(context, {
    ...base,
    key: textTranslationKey(text, language),
    expectedRevision: translationRevision,
    content: isGone
      ? { state: 'withdrawn', text: '' }
      : { state: 'written', text: typed.translation, language, madeOf },
  })
}

function isOtherTranslation({ translation }: TextPage, typed: TypedText): boolean {
  return !isSameTyped(typed.translation, translation)
}

function printOf(step: TextStep, { text }: TypedText, { original: madeOf }: TextPage['text']): NoteContent | undefined {
  switch (step) {
    case 'mend':
      return { state: 'mended', text, madeOf }
    case 'shorten':
      return { state: 'shortened', text, madeOf }
    case 'hide':
      return { state: 'hidden', text: '', madeOf }
    case 'restore':
      return { state: 'withdrawn', text: '' }
    case 'translate':
    case 'back':
      return undefined
  }
}

function printedAfter(content: NoteContent | undefined, original: string): string | undefined {
  if (content === undefined) return undefined
  return content.state === 'mended' || content.state === 'shortened' ? content.text : original
}
