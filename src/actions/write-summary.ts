import type { SummaryPlace } from '../domain/note-keys.ts'
import type { NoteContent } from '../domain/office-notes.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import {
  longestParagraph,
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

/** `next` and `back` keep what was typed as a draft, `approve` as what the report says; `withdraw` goes back to the answers. */
export type ParagraphStep = 'next' | 'back' | 'approve' | 'withdraw'

export interface ParagraphSave extends ParagraphRequest {
  readonly step: ParagraphStep
  readonly revision: number
  readonly translationRevision: number
  readonly typed: TypedParagraph
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
  const { place, step, typed } = request
  const facts = await loadSummary(context, request)
  if (isRefusal(facts)) return facts
  const fault = faultOf(request)
  if (fault !== undefined) return summaryPage(facts, place, { typed, notice: fault }) ?? refuse('unknown-page')
  if (summaryPage(facts, place) === undefined) return refuse('unknown-page')
  const kept = await keep(context, facts, request)
  const now = await loadSummary(context, request)
  if (isRefusal(now)) return now
  if (!kept.kept) {
    const conflict = kept.notice === 'conflict' ? { conflict: kept.stored } : {}
    return summaryPage(now, place, { typed, notice: kept.notice, ...conflict }) ?? refuse('unknown-page')
  }
  const page = summaryPage(now, place)
  if (page === undefined) return refuse('unknown-page')
  if (step === 'withdraw') return page
  const beside = placeBeside(page, step === 'back' ? -1 : 1)
  return (beside === undefined ? undefined : summaryPage(now, beside, { notice: 'saved' })) ?? summaryOverview(now)
}

function faultOf({ step, typed }: ParagraphSave): 'empty' | 'too-long' | undefined {
  if (Math.max(typed.text.length, typed.translation.length) > longestParagraph) return 'too-long'
  return step === 'approve' && typed.text.trim() === '' ? 'empty' : undefined
}

/** The paragraph first; its translation only if that was kept. */
async function keep(context: ActionContext, facts: SummaryFacts, request: ParagraphSave): Promise<NoteKept> {
  const { person, place, typed, revision, translationRevision } = request
  const base = { round: facts.opened.round.id, by: person }
  const content = contentOf(facts, request)
  const paragraph: NoteKept =
    content === undefined
      ? { kept: true }
      : await keepNote(context, { ...base, key: summaryKey(place), expectedRevision: revision, content })
  if (!paragraph.kept) return paragraph
  const language = otherLanguage(typed.language)
  const text = typed.translation
  if (text.trim() === '' && translationRevision === 0) return paragraph
  const translation: NoteContent =
    text.trim() === '' ? { state: 'withdrawn', text: '' } : { state: 'written', text, language, madeOf: typed.text }
  const key = translationKey(place, language)
  return keepNote(context, { ...base, key, expectedRevision: translationRevision, content: translation })
}

/** Undefined where nothing need be written: who only passes by neither edits a draft nor takes back an approval. */
function contentOf(facts: SummaryFacts, { step, place, typed, revision }: ParagraphSave): NoteContent | undefined {
  const { text, language } = typed
  if (step === 'approve') return { state: 'approved', text, language }
  const isGone = step === 'withdraw' || text.trim() === ''
  if (isGone) return revision === 0 ? undefined : { state: 'withdrawn', text: '' }
  return text === shownText(facts, place) ? undefined : { state: 'written', text, language }
}

/** The report as it would be published now, with the notes it is made of; for coordinators. */
export async function loadSummary(context: ActionContext, request: SummaryRequest): Promise<SummaryFacts | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const [model, notes] = await Promise.all([compileNow(context, facts, 0), context.store.notes(facts.opened.round.id)])
  return { ...facts, model, notes }
}
