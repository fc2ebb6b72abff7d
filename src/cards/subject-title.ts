import type { Programme } from '../domain/programme.ts'
import { parseSubject, type SubjectId } from '../domain/subject.ts'
import type { Reader } from './reader.ts'

/** What a subject is called on its project's cards: its goal, or the project itself. */
export function subjectTitle({ goals }: Programme, subject: SubjectId, { t, text }: Reader): string {
  const parsed = parseSubject(subject)
  const goal = parsed?.scope === 'line' ? goals.find(({ id }) => id === parsed.goal) : undefined
  return goal === undefined ? t('page.project') : text(goal.short ?? goal.name)
}
