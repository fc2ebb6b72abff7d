import { textIn } from './local-text.ts'
import type { SummaryPlace } from './note-keys.ts'
import { findProject, type Programme, type Series } from './programme.ts'
import type { ReportSubject, SummaryParagraph, SummarySource } from './report-model.ts'
import { beginningOf } from './sentences.ts'

/** The most characters of one paragraph, and of its translation: both must fit one card beside what they are made of. */
export const longestParagraph = 3000
const charactersPerProject = { usual: 250, fewest: 60 }

/**
 * A first version of this round's summary: per goal and area, the beginning of each project's results.
 * Only what has been sent goes in, word for word, so that every sentence can be found in an answer.
 */
export function draftSummary(
  programme: Programme,
  series: Series,
  subjects: readonly ReportSubject[],
): readonly SummaryParagraph[] {
  const question = series.questions.find(({ scope, type }) => scope === 'line' && type === 'text')
  if (question === undefined) return []
  return summaryPlaces(programme, series, subjects).flatMap(({ goal, area }) => {
    const lines = subjects.filter((subject) => isLineOf(subject, goal, area))
    const sources = draftSources(programme, lines, question.id)
    return sources.length === 0 ? [] : [paragraph(programme, goal, area, sources)]
  })
}

/** What each project says; where they are so many that it would fill more than a paragraph, less of each. */
function draftSources(
  programme: Programme,
  lines: readonly ReportSubject[],
  question: string,
): readonly SummarySource[] {
  const usual = lines.flatMap((line) => sourceOf(line, question, charactersPerProject.usual))
  if (usual.map((source) => sourceText(programme, source)).join(' ').length <= longestParagraph) return usual
  const share = Math.floor(longestParagraph / usual.length)
  return lines.flatMap((line) => {
    const own = share - nameOf(programme, line.project ?? '').length - ': '.length - ' …'.length - ' '.length
    const characters = Math.min(charactersPerProject.usual, Math.max(charactersPerProject.fewest, own))
    return sourceOf(line, question, characters, characters)
  })
}

/** Where a paragraph may stand: each goal that has a summary, by the areas in which it has lines. */
export function summaryPlaces(
  programme: Programme,
  series: Series,
  subjects: readonly ReportSubject[],
): readonly SummaryPlace[] {
  const areas = [...programme.areas.map(({ id }) => id), undefined]
  return summaryGoals(programme, series).flatMap((goal) =>
    areas
      .filter((area) => subjects.some((subject) => isLineOf(subject, goal, area)))
      .map((area) => (area === undefined ? { goal } : { goal, area })),
  )
}

/** The goals that have a summary, in the programme's order. */
export function summaryGoals(programme: Programme, series: Series): readonly string[] {
  const all = programme.goals.map(({ id }) => id)
  return series.summaryGoals.length === 0 ? all : all.filter((id) => series.summaryGoals.includes(id))
}

function isLineOf({ scope, goal, area }: ReportSubject, ofGoal: string, ofArea: string | undefined): boolean {
  return scope === 'line' && goal === ofGoal && area === ofArea
}

function sourceOf(
  { id, project = '', answer }: ReportSubject,
  question: string,
  characters: number,
  longest?: number,
): readonly SummarySource[] {
  const text = answer?.kind === 'values' ? answer.values[question] : undefined
  if (typeof text !== 'string') return []
  const sentences = beginningOf(text, characters, longest).map((sentence) => sentence.replace(/\s+/gu, ' '))
  const language = answer?.language === undefined ? {} : { language: answer.language }
  return sentences.length === 0 ? [] : [{ subject: id, project, sentences, ...language }]
}

function paragraph(
  programme: Programme,
  goal: string,
  area: string | undefined,
  sources: readonly SummarySource[],
): SummaryParagraph {
  // What is to be edited must fit its input; the report itself draws a draft from all of its sources.
  const text = sources.reduce((joined, source) => {
    const longer = joined === '' ? sourceText(programme, source) : `${joined} ${sourceText(programme, source)}`
    return longer.length <= longestParagraph ? longer : joined
  }, '')
  return { goal, ...(area === undefined ? {} : { area }), text, approved: false, sources }
}

function sourceText(programme: Programme, { project, sentences }: SummarySource): string {
  return `${nameOf(programme, project)}: ${sentences.join(' ')}`
}

function nameOf(programme: Programme, project: string): string {
  return textIn(findProject(programme, project)?.name ?? project, programme.language, programme.language)
}
