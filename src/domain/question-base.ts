import type { LocalText } from './local-text.ts'

export type QuestionScope = 'line' | 'project' | 'section' | 'theme' | 'goal' | 'programme'

/** Asked only when another question has one of these answers. */
export interface Condition {
  readonly question: string
  readonly in: readonly string[]
}

/** What every question has, whatever its type. */
export interface QuestionBase {
  readonly id: string
  readonly scope: QuestionScope
  readonly label: LocalText
  readonly hint?: LocalText
  readonly required: boolean
  /** Another question of the same subject; of a field of a group, another field of its row. */
  readonly when?: Condition
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
  /** A goal under whose questions a project's answer stands too. */
  readonly showUnder?: string
  /** Asks for an indicator of the line's targets; it is of the register, not of the series. */
  readonly isIndicator?: true
}
