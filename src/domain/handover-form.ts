import type { Duties } from './duties.ts'
import type { Email } from './programme.ts'
import type { Refusal } from './refusal.ts'

/** What is asked before duties are handed to a deputy; nothing has changed yet. */
export interface HandoverForm {
  readonly kind: 'handover-form'
  readonly duties: Duties
  /** Whom it can be handed to: people of the register whom Teams has shown, by name. */
  readonly people: readonly { readonly email: Email; readonly name: string }[]
  readonly typed: HandoverInputs
  readonly fault?: Refusal
}

/** As the card sends them; `sheet` is `all` or one sheet. */
export interface HandoverInputs {
  readonly deputy: string
  readonly sheet: string
  readonly from: string
  readonly to: string
}

export const allSheets = 'all'
