import { type Answer, lastSent, type Sheet } from './answer.ts'
import type { SubjectId } from './subject.ts'

/** Subjects whose words are those of the last round, letter for letter: worth a coordinator's question. */
export function repeatedTexts(
  sheets: Iterable<Sheet>,
  previous: (subject: SubjectId) => Answer | undefined,
): readonly SubjectId[] {
  const repeated: SubjectId[] = []
  for (const sheet of sheets) {
    const answers = lastSent(sheet)?.answers
    for (const subject in answers) if (repeats(answers[subject], previous(subject))) repeated.push(subject)
  }
  return repeated
}

/** Only what is long enough to be words: two rounds may well have the same short answer. */
const fewestCharacters = 20

/** Whether any text of an answer is that of the last round. */
export function repeats(answer: Answer | undefined, previous: Answer | undefined): boolean {
  if (answer?.kind !== 'values' || previous?.kind !== 'values') return false
  return Object.entries(answer.values).some(
    ([id, value]) =>
      typeof value === 'string' && value.trim().length >= fewestCharacters && value === previous.values[id],
  )
}
