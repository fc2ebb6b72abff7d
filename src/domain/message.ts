import type { DeviationNews } from './deviation-news.ts'
import type { Duties } from './duties.ts'
import type { Edition } from './edition.ts'
import type { Language } from './local-text.ts'
import type { RoundStatus } from './round-status.ts'
import type { Unreached } from './unreached.ts'

/** What the bot says by itself; one card per kind. */
export type Message = { readonly language: Language } & (
  | { readonly kind: 'opening' | 'reminder' | 'overdue' | 'handover' | 'snoozed'; readonly duties: Duties }
  | { readonly kind: 'escalation'; readonly status: RoundStatus }
  | { readonly kind: 'deviation'; readonly news: DeviationNews }
  | { readonly kind: 'unreached'; readonly unreached: Unreached }
  | { readonly kind: 'report'; readonly edition: Edition; readonly link: string }
)
