import { indicatorQuestions } from './indicator-questions.ts'
import type { Language } from './local-text.ts'
import { languages } from './local-text.ts'
import { noteKey, type SummaryPlace } from './note-keys.ts'
import { type Note, type NoteVersion, standing } from './office-notes.ts'
import type { Programme, Series } from './programme.ts'
import { isText } from './question-types/registry.ts'
import type { EarlierSummary, ReportModel, ReportSubject } from './report-model.ts'
import type { PreviewFacts } from './report-preview.ts'
import { draftSummary, summaryPlaces } from './summary-draft.ts'

/** As many answers as stay readable beside an input. */
export const sourcesPerPage = 12

/** `draft`: put together from the answers, and nobody has written in it. */
export type ParagraphState = 'empty' | 'draft' | 'written' | 'approved'

export interface SummaryFacts extends PreviewFacts {
  /** As it would be published now. */
  readonly model: ReportModel
  readonly notes: readonly Note[]
}

export interface SummaryOverview {
  readonly kind: 'summary-overview'
  readonly facts: SummaryFacts
  /** In the order of the report. */
  readonly paragraphs: readonly { readonly place: SummaryPlace; readonly state: ParagraphState }[]
}

export type SummaryNotice = 'saved' | 'conflict' | 'storage-failed' | 'empty' | 'too-long'

/** One paragraph of the summary, to be written beside what the projects answered. */
export interface SummaryPage {
  readonly kind: 'summary-page'
  readonly facts: SummaryFacts
  readonly place: SummaryPlace
  /** 1 for the first of `pages`. */
  readonly position: number
  readonly pages: number
  readonly state: ParagraphState
  readonly written?: NoteVersion
  /** What stands in the inputs. */
  readonly text: string
  readonly language: Language
  readonly translation: string
  readonly translationLanguage: Language
  /** Of the notes that the page was drawn from; go back with every save. */
  readonly revision: number
  readonly translationRevision: number
  /** What is asked in words of the goal and area, answered or not: lines, and of a whole goal its spearheads too. */
  readonly sources: readonly ReportSubject[]
  /** Which of their pages is shown; 1 for the first. */
  readonly sourcePage: number
  /** Answers that an unedited draft had no room for. */
  readonly leftOut: number
  /** The newest paragraph of an earlier round. */
  readonly earlier?: EarlierSummary
  /** What somebody else saved meanwhile, shown above one's own typed text. */
  readonly conflict?: NoteVersion
  readonly notice?: SummaryNotice
}

export interface TypedParagraph {
  readonly text: string
  readonly language: Language
  readonly translation: string
}

export function summaryOverview(facts: SummaryFacts): SummaryOverview {
  return {
    kind: 'summary-overview',
    facts,
    paragraphs: placesOf(facts).map((place) => ({ place, state: paragraphState(facts, place) })),
  }
}

/** The page of a place, or undefined where the summary has none. */
export function summaryPage(
  facts: SummaryFacts,
  place: SummaryPlace,
  extras: {
    readonly typed?: TypedParagraph
    readonly conflict?: NoteVersion
    readonly notice?: SummaryNotice
    readonly sourcePage?: number
  } = {},
): SummaryPage | undefined {
  const places = placesOf(facts)
  const index = places.findIndex((each) => isSamePlace(each, place))
  if (index < 0) return undefined
  const { model, programme } = facts
  const note = noteOf(facts, place)
  const written = standing(note)
  const language = extras.typed?.language ?? written?.language ?? programme.language
  const translationLanguage = otherLanguage(language)
  const translation = facts.notes.find(({ key }) => key === translationKey(place, translationLanguage))
  const earlier = model.earlierSummaries.findLast((each) => isSamePlace(each, place))
  const { typed, sourcePage = 1, ...shown } = extras
  const sources = model.subjects.filter((subject) => isSamePlace(subject, place) && isAskedInWords(facts, subject))
  return {
    kind: 'summary-page',
    facts,
    place,
    position: index + 1,
    pages: places.length,
    state: paragraphState(facts, place),
    ...(written === undefined ? {} : { written }),
    text: typed?.text ?? shownText(facts, place),
    language,
    translation: typed?.translation ?? standing(translation)?.text ?? '',
    translationLanguage,
    revision: revisionOf(note),
    translationRevision: revisionOf(translation),
    sources,
    sourcePage: Math.min(Math.max(1, sourcePage), Math.max(1, Math.ceil(sources.length / sourcesPerPage))),
    leftOut: leftOut(facts, place),
    ...(earlier === undefined ? {} : { earlier }),
    ...shown,
  }
}

/** A level tells nothing that a paragraph could be written from. */
function isAskedInWords({ series }: SummaryFacts, { scope, targets }: ReportSubject): boolean {
  return [...series.questions.filter((question) => question.scope === scope), ...indicatorQuestions(targets)].some(
    isText,
  )
}

/** What the page shows before anybody types: what was written, else what is put together from the answers. */
export function shownText(facts: SummaryFacts, place: SummaryPlace): string {
  return facts.model.summary.find((each) => isSamePlace(each, place))?.text ?? draftText(facts, place)
}

export function placeBeside(page: SummaryPage, step: 1 | -1): SummaryPlace | undefined {
  return placesOf(page.facts)[page.position - 1 + step]
}

export function summaryKey(place: SummaryPlace): string {
  return noteKey({ about: 'summary', ...place })
}

export function translationKey(place: SummaryPlace, language: Language): string {
  return noteKey({ about: 'summary-translation', language, ...place })
}

/** The region's other official language: the one a translation is for. */
export function otherLanguage(language: Language): Language {
  return languages.find((each) => each !== 'en' && each !== language) ?? 'fi'
}

export function isSamePlace(one: Partial<SummaryPlace>, other: SummaryPlace): boolean {
  return one.goal === other.goal && one.area === other.area
}

function placesOf({ programme, series, model }: SummaryFacts): readonly SummaryPlace[] {
  const places = summaryPlaces(programme, series, model.subjects)
  // A paragraph about a whole goal comes from the programme file; it stands before those of the areas.
  const others = model.summary.filter((each) => !places.some((place) => isSamePlace(each, place)))
  return [...others.map(({ goal, area }) => (area === undefined ? { goal } : { goal, area })), ...places]
}

function paragraphState(facts: SummaryFacts, place: SummaryPlace): ParagraphState {
  const paragraph = facts.model.summary.find((each) => isSamePlace(each, place))
  if (paragraph === undefined) return 'empty'
  if (paragraph.approved) return 'approved'
  return paragraph.sources.length > 0 ? 'draft' : 'written'
}

/** Of a draft that nobody has edited: how many of its sources its text had no room for. */
function leftOut(facts: SummaryFacts, place: SummaryPlace): number {
  const draft = facts.model.summary.find((each) => isSamePlace(each, place))
  if (draft === undefined || draft.approved) return 0
  return draft.sources.filter(({ sentences }) => !draft.text.includes(sentences.join(' '))).length
}

function draftText({ programme, series, model }: SummaryFacts, place: SummaryPlace): string {
  return draftOf(programme, series, model).find((each) => isSamePlace(each, place))?.text ?? ''
}

function draftOf(programme: Programme, series: Series, model: ReportModel) {
  return draftSummary(programme, series, model.subjects)
}

function noteOf(facts: SummaryFacts, place: SummaryPlace): Note | undefined {
  return facts.notes.find(({ key }) => key === summaryKey(place))
}

function revisionOf(note: Note | undefined): number {
  return note?.versions.at(-1)?.revision ?? 0
}
