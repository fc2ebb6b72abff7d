import type { Language } from '../domain/local-text.ts'
import type { SummaryPlace } from '../domain/note-keys.ts'
import { type Note, type NoteContent, standing } from '../domain/office-notes.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { isSameTyped } from '../domain/same-typed.ts'
import { longestParagraph } from '../domain/summary-draft.ts'
import {
  otherLanguage,
  placeBeside,
  type SummaryFacts,
  type SummaryOverview,
  type SummaryPage,
  shownText,
  summaryKey,
  summaryOverview,
  summaryPage,
  type TypedParagraph,
  translationKey,
} from '../domain/summary-page.ts'
import { compileNow } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadOfficeRound } from './preview-report.ts'
import { keepNote, type NoteKept } from './save-note.ts'

export interface SummaryRequest {
  readonly person: Email
  readonly round: string
}

export interface ParagraphRequest extends SummaryRequest {
  readonly place: SummaryPlace
}

/**
 * `next` and `back` keep what was typed as a draft, and so do `all`, which leads to the list, and `sources`, which turns
 * the page of the answers; `approve` keeps it as what the report says; `withdraw` goes back to the answers.
 */
export type ParagraphStep = 'next' | 'back' | 'all' | 'sources' | 'approve' | 'withdraw'

export interface ParagraphSave extends ParagraphRequest {
  readonly step: ParagraphStep
  readonly revision: number
  readonly translationRevision: number
  readonly typed: TypedParagraph
  /** Of the answers; with `sources`, the one to show. */
  readonly sourcePage?: number
}

/** Every paragraph of the summary and how far it is. */
export async function showSummaries(
  context: ActionContext,
  request: SummaryRequest,
): Promise<SummaryOverview | Refusal> {
  const facts = await loadSummary(context, request)
  return isRefusal(facts) ? facts : summaryOverview(facts)
}

export async function showSummary(context: ActionContext, request: ParagraphRequest): Promise<SummaryPage | Refusal> {
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  return summaryPage(facts, request.place) ?? refuse('unknown-page')
}

/** Keeps a paragraph and its translation as they were typed, and goes on; what cannot be kept comes back with why. */
export async function writeSummary(
  context: ActionContext,
  request: ParagraphSave,
): Promise<SummaryPage | SummaryOverview | Refusal> {
  const { place, step, typed, sourcePage = 1 } = request
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  const fault = faultOf(request)
  if (fault !== undefined) {
    return summaryPage(facts, place, { typed, sourcePage, notice: fault }) ?? refuse('unknown-page')
  }
  if (summaryPage(facts, place) === undefined) return refuse('unknown-page')
  const kept = await keep(context, facts, request)
  const now = await loadSummary(context, request)
  if (isRefusal(now)) return now
  if (!kept.kept) {
    const conflict = kept.notice === 'conflict' ? { conflict: kept.stored } : {}
    return summaryPage(now, place, { typed, sourcePage, notice: kept.notice, ...conflict }) ?? refuse('unknown-page')
  }
  const page = summaryPage(now, place, { sourcePage })
  if (page === undefined) return refuse('unknown-page')
  if (step === 'withdraw' || step === 'sources') return page
  if (step === 'all') return summaryOverview(now)
  const beside = placeBeside(page, step === 'back' ? -1 : 1)
  return (beside === undefined ? undefined : summaryPage(now, beside, { notice: 'saved' })) ?? summaryOverview(now)
}

function faultOf({ step, typed }: ParagraphSave): 'empty' | 'too-long' | undefined {
  if (Math.max(typed.text.length, typed.translation.length) > longestParagraph) return 'too-long'
  return step === 'approve' && typed.text.trim() === '' ? 'empty' : undefined
}

/** The paragraph first; its translation only if that was kept. */
async function keep(context: ActionContext, facts: SummaryFacts, request: ParagraphSave): Promise<NoteKept> {
  const { person, place, typed, step } = request
  const base = { round: facts.opened.round.id, by: person }
  let expectedRevision = request.revision
  const contents = contentsOf(facts, request)
  for (const content of contents) {
    const kept = await keepNote(context, { ...base, key: summaryKey(place), expectedRevision, content })
    if (!kept.kept) return kept
    expectedRevision += 1
  }
  const { language, text: shown, revision } = translationAt(facts, request)
  const text = typed.translation
  const isPassedBy = contents.length === 0 && step !== 'approve' && isSameTyped(text, shown)
  if (isPassedBy || (text.trim() === '' && revision === 0)) return { kept: true }
  const translation: NoteContent =
    text.trim() === '' ? { state: 'withdrawn', text: '' } : { state: 'written', text, language, madeOf: typed.text }
  const key = translationKey(place, language)
  return keepNote(context, { ...base, key, expectedRevision: revision, content: translation })
}

/** The translation that the input is for: another one than the page was drawn with, once the paragraph's language is another. */
function translationAt(facts: SummaryFacts, { place, typed, translationRevision }: ParagraphSave) {
  const language = otherLanguage(typed.language)
  const note = facts.notes.find(({ key }) => key === translationKey(place, language))
  const isDrawn = language === otherLanguage(languageOf(facts, place))
  return { language, text: standing(note)?.text ?? '', revision: isDrawn ? translationRevision : 0 }
}

/** None where nothing need be written: who only passes by neither edits a draft nor takes back an approval. */
function contentsOf(facts: SummaryFacts, { step, place, typed, revision }: ParagraphSave): readonly NoteContent[] {
  const { text, language } = typed
  if (step === 'approve') return [{ state: 'approved', text, language }]
  const isSameText = isSameTyped(text, shownText(facts, place))
  const written: NoteContent = { state: 'written', text, language }
  if (step === 'withdraw') {
    const withdrawn: NoteContent = { state: 'withdrawn', text: '' }
    // What was typed last is kept among the versions.
    return isSameText || text.trim() === '' ? (revision === 0 ? [] : [withdrawn]) : [written, withdrawn]
  }
  if (text.trim() === '') return revision === 0 ? [] : [{ state: 'withdrawn', text: '' }]
  if (!isSameText) return [written]
  if (language === languageOf(facts, place)) return []
  // The words are the same: another language takes back no approval.
  const state = standing(noteAt(facts, place))?.state === 'approved' ? 'approved' : 'written'
  return [{ state, text, language }]
}

/** In which the page says the paragraph is, before anybody chooses another. */
function languageOf(facts: SummaryFacts, place: SummaryPlace): Language {
  return standing(noteAt(facts, place))?.language ?? facts.programme.language
}

function noteAt({ notes }: SummaryFacts, place: SummaryPlace): Note | undefined {
  return notes.find(({ key }) => key === summaryKey(place))
}

/** The report as it would be published now, with the notes it is made of; for coordinators. */
export async function loadSummary(context: ActionContext, request: SummaryRequest): Promise<SummaryFacts | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const [model, notes] = await Promise.all([compileNow(context, facts, 0), context.store.notes(facts.opened.round.id)])
  return { ...facts, model, notes }
}
