import { noteKey, type TextPlace } from '../domain/note-keys.ts'
import type { NoteContent } from '../domain/office-notes.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import {
  longestPrinted,
  type PrintedText,
  placeOfText,
  type TextList,
  type TextPage,
  type TypedText,
  textList,
  textPage,
  textTranslationKey,
  translationLanguage,
} from '../domain/text-page.ts'
import type { ActionContext } from './context.ts'
import { keepNote } from './save-note.ts'
import { loadSummary, type SummaryRequest } from './write-summary.ts'

export interface TextRequest extends SummaryRequest {
  readonly place: TextPlace
}

/** `mend`: in this and later reports; `shorten` and `hide`: in this round's report only; `restore`: as it was sent. */
export type TextStep = 'mend' | 'shorten' | 'hide' | 'restore' | 'translate'

export interface TextSave extends TextRequest {
  readonly step: TextStep
  readonly revision: number
  readonly translationRevision: number
  readonly typed: TypedText
}

/** The projects that have texts, and those of one project. */
export async function showTexts(
  context: ActionContext,
  request: SummaryRequest & { readonly project?: string },
): Promise<TextList | Refusal> {
  const facts = await loadSummary(context, request)
  return isRefusal(facts) ? facts : textList(facts, request.project)
}

export async function showText(context: ActionContext, request: TextRequest): Promise<TextPage | Refusal> {
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  return textPage(facts, request.place) ?? refuse('unknown-page')
}

/** Has a text printed otherwise than it was sent, or translates it; the answer itself stays as it is. */
export async function editText(context: ActionContext, request: TextSave): Promise<TextPage | Refusal> {
  const { place, typed, person, step } = request
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  const page = textPage(facts, place)
  if (page === undefined) return refuse('unknown-page')
  const fault = faultOf(request)
  if (fault !== undefined) return textPage(facts, place, { typed, notice: fault }) ?? page
  // Only what is printed of earlier rounds may be left out: this round's answers are what the report is about.
  if (!page.isEarlier && (step === 'hide' || step === 'shorten')) return refuse('unknown-action')
  const { key, content, expectedRevision } = noteOf(request, page.text, translationLanguage(facts, page.text))
  const kept = await keepNote(context, { round: facts.opened.round.id, by: person, key, expectedRevision, content })
  const now = await loadSummary(context, request)
  if (isRefusal(now)) return now
  if (kept.kept) {
    // What was typed in the other input is brought back.
    const other = step === 'translate' ? { ...typed } : { ...typed, text: shownAfter(content, page.text) }
    return textPage(now, place, { typed: other, notice: 'saved' }) ?? refuse('unknown-page')
  }
  const conflict = kept.notice === 'conflict' ? { conflict: kept.stored } : {}
  return textPage(now, place, { typed, notice: kept.notice, ...conflict }) ?? refuse('unknown-page')
}

/** Has equal short answers of consecutive rounds printed as one, or each by itself again. */
export async function joinAnswers(
  context: ActionContext,
  request: SummaryRequest & { readonly joined: boolean; readonly revision: number },
): Promise<TextList | Refusal> {
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  await keepNote(context, {
    round: facts.opened.round.id,
    key: noteKey({ about: 'short-answers' }),
    expectedRevision: request.revision,
    content: { state: request.joined ? 'joined' : 'withdrawn', text: '' },
    by: request.person,
  })
  return showTexts(context, request)
}

function faultOf({ step, typed }: TextSave): 'empty' | 'too-long' | undefined {
  if (Math.max(typed.text.length, typed.translation.length) > longestPrinted) return 'too-long'
  return (step === 'mend' || step === 'shorten') && typed.text.trim() === '' ? 'empty' : undefined
}

function noteOf(
  { step, place, typed, revision, translationRevision }: TextSave,
  text: PrintedText,
  language: ReturnType<typeof translationLanguage>,
): { readonly key: string; readonly content: NoteContent; readonly expectedRevision: number } {
  if (step === 'translate') {
    const isGone = typed.translation.trim() === ''
    const content: NoteContent = isGone
      ? { state: 'withdrawn', text: '' }
      : { state: 'written', text: typed.translation, language, madeOf: text.printed ?? text.original }
    return { key: textTranslationKey(text, language), content, expectedRevision: translationRevision }
  }
  return {
    key: noteKey({ about: 'print', ...placeOfText(place) }),
    content: printOf(step, typed, text),
    expectedRevision: revision,
  }
}

function printOf(
  step: Exclude<TextStep, 'translate'>,
  { text }: TypedText,
  { original: madeOf }: PrintedText,
): NoteContent {
  switch (step) {
    case 'mend':
      return { state: 'mended', text, madeOf }
    case 'shorten':
      return { state: 'shortened', text, madeOf }
    case 'hide':
      return { state: 'hidden', text: '', madeOf }
    case 'restore':
      return { state: 'withdrawn', text: '' }
  }
}

function shownAfter({ state, text }: NoteContent, { original }: PrintedText): string {
  return state === 'mended' || state === 'shortened' ? text : original
}
