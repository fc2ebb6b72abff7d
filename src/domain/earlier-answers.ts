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

/** Answers of rounds before the bot was in use, the oldest first. */
export function historyAnswers(
  programme: Programme,
  series: string,
  before: LocalDate,
): ReadonlyMap<SubjectId, readonly EarlierAnswer[]> {
  const bySubject = new Map<SubjectId, EarlierAnswer[]>()
  const earlier = programme.history
    .filter((entry) => entry.series === series && entry.round < before)
    .sort((one, other) => (one.round < other.round ? -1 : 1))
  for (const { subject, round, answers } of earlier) {
    const list = bySubject.get(subject) ?? []
    bySubject.set(subject, [...list, { deadline: round, answer: { kind: 'values', values: answers } }])
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
