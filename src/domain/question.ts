import type { LocalText } from './local-text.ts'

export type QuestionScope = 'line' | 'project' | 'section' | 'theme' | 'goal' | 'programme'

export interface Choice {
  readonly id: string
  readonly label: LocalText
  /** Whoever must be told at once when this is answered. */
  readonly tell?: 'coordinators'
}

interface QuestionBase {
  readonly id: string
  readonly scope: QuestionScope
  readonly label: LocalText
  readonly hint?: LocalText
  readonly required: boolean
  /** Asked only when another question of the same subject has one of these answers. */
  readonly when?: { readonly question: string; readonly in: readonly string[] }
  /** Printed before the label, `7.3.1`. */
  readonly number?: string
  readonly only?: {
    readonly goals?: readonly string[]
    readonly areas?: readonly string[]
    readonly themes?: readonly string[]
    readonly projects?: readonly string[]
    readonly from?: string
    readonly to?: string
  }
  readonly showUnder?: string
}

export interface LevelQuestion extends QuestionBase {
  readonly type: 'level'
}
export interface TextQuestion extends QuestionBase {
  readonly type: 'text'
  readonly maxLength: number
}
export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'choice'
  readonly choices: readonly Choice[]
}

export type Question = LevelQuestion | TextQuestion | ChoiceQuestion

/** A press instead of a text: "no actions in the period". */
export interface QuickAnswer {
  readonly id: string
  readonly label: LocalText
  readonly reason?: 'optional' | 'required'
}

/** The id of the input, and of the value, that explains a question's answer (contract). */
export function reasonId(question: Pick<Question, 'id'>): string {
  return `${question.id}-why`
}
