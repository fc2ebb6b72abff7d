import type { Duties } from './duties.ts'
import type { Edition } from './edition.ts'
import type { Language } from './local-text.ts'

/** What the bot says by itself; one card per kind. */
export type Message =
  | { readonly kind: 'opening' | 'reminder' | 'overdue'; readonly language: Language; readonly duties: Duties }
  | { readonly kind: 'report'; readonly language: Language; readonly edition: Edition; readonly link: string }
