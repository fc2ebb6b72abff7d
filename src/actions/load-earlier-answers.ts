import { type Answer, lastSent, type Sheet, sentAnswer } from '../domain/answer.ts'
import { type EarlierAnswer, historyAnswers, historyAnswersTo, mergeEarlier } from '../domain/earlier-answers.ts'
import type { ExpectedSheet, OpenedRound } from '../domain/expected-set.ts'
import type { Note } from '../domain/office-notes.ts'
import type { LocalDate } from '../domain/programme.ts'
import type { SummaryParagraph } from '../domain/report-model.ts'
import type { SubjectId } from '../domain/subject.ts'
import type { ReadingContext } from './context.ts'
import type { RoundFacts } from './load-round.ts'

type EarlierAnswers = ReadonlyMap<SubjectId, readonly EarlierAnswer[]>

/** What the subjects of these sheets were answered in earlier rounds of the series, the oldest first. */
export async function loadEarlierAnswers(
  context: ReadingContext,
  facts: RoundFacts,
  sheets: readonly ExpectedSheet[],
): Promise<EarlierAnswers> {
  const { programme, series, opened } = facts
  const rounds = await earlierRounds(context, facts)
  const collected = new Map<SubjectId, EarlierAnswer[]>()
  for (const { round } of rounds) {
    for (const { id } of sheets) collect(collected, round.deadline, await context.store.sheet(round.id, id))
  }
  const subjects = sheets.flatMap((sheet) => sheet.subjects.map(({ id }) => id))
  return new Map(
    subjects.map((id) => {
      const file = historyAnswersTo(programme, series.id, opened.round.deadline, id)
      return [id, mergeEarlier(file, collected.get(id) ?? [])] as const
    }),
  )
}

/** The same for everything that was ever asked, whether or not it still is: for the report. */
export async function loadAllEarlierAnswers(context: ReadingContext, facts: RoundFacts): Promise<EarlierAnswers> {
  const { programme, series, opened } = facts
  const collected = new Map<SubjectId, EarlierAnswer[]>()
  for (const { round } of await earlierRounds(context, facts)) {
    for (const sheet of await context.store.sheets(round.id)) collect(collected, round.deadline, sheet)
  }
  const file = historyAnswers(programme, series.id, opened.round.deadline)
  const subjects = new Set([...file.keys(), ...collected.keys()])
  return new Map([...subjects].map((id) => [id, mergeEarlier(file.get(id) ?? [], collected.get(id) ?? [])]))
}

/** What a subject was answered in the round before, which is looked up only when it is asked for. */
export async function loadPreviousAnswers(
  context: ReadingContext,
  facts: RoundFacts,
): Promise<(subject: SubjectId) => Answer | undefined> {
  const { programme, series, opened } = facts
  const last = (await earlierRounds(context, facts)).at(-1)
  const collected = new Map<SubjectId, Answer>()
  for (const sheet of last === undefined ? [] : await context.store.sheets(last.round.id)) {
    for (const [subject, answer] of Object.entries(lastSent(sheet)?.answers ?? {})) collected.set(subject, answer)
  }
  const file = (subject: SubjectId) =>
    historyAnswersTo(programme, series.id, opened.round.deadline, subject).at(-1)?.answer
  return (subject) => collected.get(subject) ?? file(subject)
}

/** What coordinators wrote about earlier rounds of the series, by their deadlines. */
export async function loadEarlierNotes(
  context: ReadingContext,
  facts: RoundFacts,
): Promise<ReadonlyMap<LocalDate, readonly Note[]>> {
  const rounds = await earlierRounds(context, facts)
  return new Map(
    await Promise.all(rounds.map(async ({ round }) => [round.deadline, await context.store.notes(round.id)] as const)),
  )
}

/** The summaries of the newest editions of earlier rounds, by their deadlines; none where the series has no summary. */
export async function loadPublishedSummaries(
  context: ReadingContext,
  facts: RoundFacts,
): Promise<ReadonlyMap<LocalDate, readonly SummaryParagraph[]>> {
  if (!facts.series.sections.includes('summary')) return new Map()
  const rounds = await earlierRounds(context, facts)
  const published = await Promise.all(
    rounds.map(async ({ round }) => [round.deadline, await context.store.publishedSummary(round.id)] as const),
  )
  return new Map(
    published.flatMap(([deadline, summary]) => (summary === undefined ? [] : [[deadline, summary] as const])),
  )
}

async function earlierRounds(
  { store }: ReadingContext,
  { series, opened }: RoundFacts,
): Promise<readonly OpenedRound[]> {
  return (await store.rounds()).filter(
    ({ round }) => round.series === series.id && round.deadline < opened.round.deadline,
  )
}

function collect(collected: Map<SubjectId, EarlierAnswer[]>, deadline: string, sheet: Sheet): void {
  const last = sheet.revisions.at(-1)
  if (last === undefined) return
  for (const id of Object.keys(last.answers)) {
    const answer = sentAnswer(sheet, id)
    if (answer === undefined) continue
    const list = collected.get(id)
    if (list === undefined) collected.set(id, [{ deadline, answer, by: last.sentBy }])
    else list.push({ deadline, answer, by: last.sentBy })
  }
}
