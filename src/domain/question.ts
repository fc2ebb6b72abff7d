import type { LocalText } from './local-text.ts'
import type { FieldQuestion, GroupQuestion } from './question-types/group.ts'

export type { ChoiceQuestion } from './question-types/choice.ts'
export type { FieldQuestion, GroupQuestion } from './question-types/group.ts'
export type { LevelQuestion } from './question-types/level.ts'
export type { TextQuestion } from './question-types/text.ts'

/** Every question type: its own file says what it is, and the registry beside it which file. */
export type Question = FieldQuestion | GroupQuestion

/** A press instead of a text: "no actions in the period". */
export interface QuickAnswer {
  readonly id: string
  readonly label: LocalText
  readonly reason?: 'optional' | 'required'
}

/** The id of the input, and of the value, that explains a question's answer (contract). */
export function reasonId(question: { readonly id: string }): string {
  return `${question.id}-why`
}
