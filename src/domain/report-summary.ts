import { noteKey, type SummaryPlace } from './note-keys.ts'
import type { OfficeEditing } from './office-editing.ts'
import { holdsFor, type NoteVersion } from './office-notes.ts'
import type { LocalDate, Programme, Series } from './programme.ts'
import type { EarlierSummary, ReportSubject, SummaryParagraph } from './report-model.ts'
import { reportPerson } from './report-person.ts'
import { draftSummary, summaryPlaces } from './summary-draft.ts'

export interface SummaryFacts {
  readonly programme: Programme
  readonly series: Series
  readonly editing: OfficeEditing
  /** The summaries of the newest editions of rounds before this one, by their deadlines. */
  readonly published: ReadonlyMap<LocalDate, readonly SummaryParagraph[]>
}

/** This round's paragraphs: what somebody has written, and a draft where nobody has yet. */
export function summaryOf(facts: SummaryFacts, subjects: readonly ReportSubject[]): readonly SummaryParagraph[] {
  const { programme, series, editing } = facts
  const written = programme.summaries.filter((each) => each.series === series.id && each.round === editing.deadline)
  const drafts = draftSummary(programme, series, subjects).filter(
    ({ goal, area }) => !written.some((each) => each.goal === goal && (each.area === undefined || each.area === area)),
  )
  const approved = written.map((each) => ({ ...placeOf(each), text: each.text, approved: true, sources: [] }))
  const known = [...approved, ...drafts]
  const only = summaryPlaces(programme, series, subjects)
    .filter((place) => !known.some((each) => each.goal === place.goal && each.area === place.area))
    .filter((place) => editing.note(noteKey({ about: 'summary', ...place })) !== undefined)
    .map((place) => ({ ...place, text: '', approved: false, sources: [] }))
  return sortByPlace(
    programme,
    [...known, ...only].map((paragraph) => editedParagraph(facts, paragraph)),
  )
}

/** The summaries of rounds before this one, the oldest round first: from the programme file, and as they were last published. */
export function earlierSummaries(facts: SummaryFacts): readonly EarlierSummary[] {
  const { programme, series, editing, published } = facts
  const fromFile = programme.summaries
    .filter((each) => each.series === series.id && each.round < editing.deadline)
    .map((each): EarlierSummary => ({ deadline: each.round, ...placeOf(each), text: each.text }))
  const own = [...published].flatMap(([deadline, paragraphs]) =>
    paragraphs.filter(({ text }) => text !== '').map((each) => earlierSummary(deadline, each)),
  )
  const edited = new Set(own.map(keyOf))
  const all = [...fromFile.filter((each) => !edited.has(keyOf(each))), ...own]
  return sortByPlace(programme, all).sort((one, other) => order(one.deadline, other.deadline))
}

function earlierSummary(
  deadline: LocalDate,
  { text, language, approved, translations, ...place }: SummaryParagraph,
): EarlierSummary {
  return {
    deadline,
    ...placeOf(place),
    text,
    ...(language === undefined ? {} : { language }),
    ...(approved ? {} : { draft: true }),
    ...(translations === undefined ? {} : { translations }),
  }
}

function editedParagraph({ programme, editing }: SummaryFacts, paragraph: SummaryParagraph): SummaryParagraph {
  const place = placeOf(paragraph)
  const version = editing.note(noteKey({ about: 'summary', ...place }))
  const translations = editing
    .summaryTranslationsOf(place)
    .filter((translation) => holdsFor(translation, version?.text ?? paragraph.text))
    // A paragraph that turned out to be in that language has no translation into it.
    .flatMap(({ language, text }) =>
      language === undefined || language === version?.language ? [] : [{ language, text }],
    )
  const translated = translations.length === 0 ? {} : { translations }
  if (version === undefined) return { ...paragraph, ...translated }
  return {
    ...place,
    text: version.text,
    ...languageOf(version),
    approved: version.state === 'approved',
    writtenBy: reportPerson(programme, version.by),
    sources: [],
    ...translated,
  }
}

function languageOf({ language }: NoteVersion): Pick<SummaryParagraph, 'language'> {
  return language === undefined ? {} : { language }
}

function keyOf({ deadline, goal, area }: SummaryPlace & { readonly deadline: LocalDate }): string {
  return JSON.stringify([deadline, goal, area])
}

function placeOf({ goal, area }: SummaryPlace): SummaryPlace {
  return area === undefined ? { goal } : { goal, area }
}

/** By goal and area; a paragraph about a whole goal comes before those about its areas. */
function sortByPlace<Place extends SummaryPlace>(programme: Programme, paragraphs: readonly Place[]): Place[] {
  const goals = programme.goals.map(({ id }) => id)
  const areas = programme.areas.map(({ id }) => id)
  const place = ({ goal, area }: Place): number =>
    goals.indexOf(goal) * (areas.length + 1) + (area === undefined ? 0 : areas.indexOf(area) + 1)
  return [...paragraphs].sort((one, other) => place(one) - place(other))
}

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
