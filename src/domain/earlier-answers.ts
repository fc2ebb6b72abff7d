import type { Answer } from './answer.ts'
import type { Email, LocalDate, Programme } from './programme.ts'
import type { SubjectId } from './subject.ts'

/** What was answered for a subject in an earlier round. */
export interface EarlierAnswer {
  readonly deadline: LocalDate
  readonly answer: Answer
  /** Unknown for rounds that come from the programme file. */
  readonly by?: Email
}

const historyIndexes = new WeakMap<Programme, Map<string, ReadonlyMap<SubjectId, readonly EarlierAnswer[]>>>()

/** Answers of rounds before the bot was in use, the oldest first. */
export function historyAnswers(
  programme: Programme,
  series: string,
  before: LocalDate,
): ReadonlyMap<SubjectId, readonly EarlierAnswer[]> {
  const all = [...historyOf(programme, series)].map(
    ([subject, answers]) => [subject, earlierThan(answers, before)] as const,
  )
  return new Map(all.filter(([, answers]) => answers.length > 0))
}

/** The same for one subject. */
export function historyAnswersTo(
  programme: Programme,
  series: string,
  before: LocalDate,
  subject: SubjectId,
): readonly EarlierAnswer[] {
  return earlierThan(historyOf(programme, series).get(subject) ?? [], before)
}

/** A register never changes in place, so that going through its history once is enough. */
function historyOf(programme: Programme, series: string): ReadonlyMap<SubjectId, readonly EarlierAnswer[]> {
  const known = historyIndexes.get(programme) ?? new Map()
  historyIndexes.set(programme, known)
  const index = known.get(series) ?? indexed(programme, series)
  known.set(series, index)
  return index
}

function indexed(programme: Programme, series: string): ReadonlyMap<SubjectId, readonly EarlierAnswer[]> {
  const bySubject = new Map<SubjectId, EarlierAnswer[]>()
  const entries = programme.history
    .filter((entry) => entry.series === series)
    .sort((one, other) => (one.round < other.round ? -1 : 1))
  for (const { subject, round, answers } of entries) {
    const answer: EarlierAnswer = { deadline: round, answer: { kind: 'values', values: answers } }
    const list = bySubject.get(subject)
    if (list === undefined) bySubject.set(subject, [answer])
    else list.push(answer)
  }
  return bySubject
}

/** Both lists of a subject as one, the oldest first; what the bot itself collected wins over the file. */
export function mergeEarlier(
  file: readonly EarlierAnswer[],
  collected: readonly EarlierAnswer[],
): readonly EarlierAnswer[] {
  const own = new Set(collected.map(({ deadline }) => deadline))
  return [...file.filter(({ deadline }) => !own.has(deadline)), ...collected].sort((one, other) =>
    one.deadline < other.deadline ? -1 : 1,
  )
}

function earlierThan(answers: readonly EarlierAnswer[], date: LocalDate): readonly EarlierAnswer[] {
  return answers.filter(({ deadline }) => deadline < date)
}
