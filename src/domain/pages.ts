import type { Question } from './question.ts'
import type { SubjectId } from './subject.ts'

const mostQuestions = 4
const mostCharacters = 4000

/** One page of a sheet: a subject, or a part of it. */
export interface PageKey {
  readonly subject: SubjectId
  /** 0 for the first part. */
  readonly part: number
}

/**
 * Divides a subject's questions into pages: at most four questions and 4,000 characters to type on each,
 * so that a page fits a phone and a card (contract). A longer text has a page of its own.
 */
export function pageParts(questions: readonly Question[]): readonly (readonly Question[])[] {
  const parts: Question[][] = []
  let characters = 0
  for (const question of questions) {
    const length = question.type === 'text' ? question.maxLength : 0
    const current = parts.at(-1)
    if (current === undefined || current.length === mostQuestions || characters + length > mostCharacters) {
      parts.push([question])
      characters = length
    } else {
      current.push(question)
      characters += length
    }
  }
  return parts
}
