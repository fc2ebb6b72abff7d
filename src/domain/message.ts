import type { DeviationNews } from './deviation-news.ts'
import type { Duties } from './duties.ts'
import type { Edition } from './edition.ts'
import type { Language } from './local-text.ts'
import type { PublicationDuty } from './publication-duty.ts'
import type { RegisterProposal } from './register-proposal.ts'
import type { ReportFileLink } from './report-preview.ts'
import type { Receipt } from './review.ts'
import type { RoundStatus } from './round-status.ts'
import type { Occasion } from './shown-card.ts'
import type { SuggestionOutcome } from './suggestion-outcome.ts'
import type { Unreached } from './unreached.ts'

/** What the bot says by itself, or says anew in a message that is there; one card per kind. */
export type Message = { readonly language: Language } & (
  | {
      readonly kind: Occasion
      readonly duties: Duties
      /** The step that brought it, carried by its buttons: a press tells which message arrived. */
      readonly step?: string
    }
  | { readonly kind: 'register-proposal'; readonly proposal: RegisterProposal }
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** What became of other words that somebody suggested for the register. */
  | { readonly kind: 'suggestion'; readonly suggestion: SuggestionOutcome }
  | { readonly kind: 'escalation'; readonly status: RoundStatus }
  | { readonly kind: 'deviation'; readonly news: DeviationNews }
  | { readonly kind: 'unreached'; readonly unreached: Unreached }
  | {
      readonly kind: 'report'
      readonly edition: Edition
      readonly links: readonly ReportFileLink[]
      /** The edition that corrects it, where there is one by now. */
      readonly newer?: { readonly number: number; readonly url: string }
    }
  /** The duty to publish elsewhere too, told after publishing and as a reminder. */
  | { readonly kind: 'duty'; readonly duty: PublicationDuty }
)
