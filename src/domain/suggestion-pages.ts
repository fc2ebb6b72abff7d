import type { PageKey } from './pages.ts'
import type { Goal, Programme, Project } from './programme.ts'
import type { RoundId } from './round.ts'
import type { SheetContext } from './sheet-context.ts'
import type { Suggestion, TargetPlace, TypedWording } from './suggestion.ts'
import type { TargetWording } from './target-wording.ts'

/** The line of a page of which somebody suggests other words. */
export interface SuggestedLine {
  readonly sheet: SheetContext
  readonly key: PageKey
  readonly project: Project
  readonly goal: Goal
}

/** Which of the line's targets it is about, or a new one. */
export interface SuggestChoice extends SuggestedLine {
  readonly kind: 'suggest-choice'
  readonly targets: readonly { readonly id: string; readonly wording: TargetWording; readonly isWaiting: boolean }[]
}

/** `sent`: where the page itself takes no answers any more. */
export type SuggestNotice = 'sent' | 'empty' | 'too-long' | 'same' | 'conflict' | 'register-changed' | 'storage-failed'

export interface SuggestForm extends SuggestedLine {
  readonly kind: 'suggest-form'
  readonly place: TargetPlace
  /** What the register says. */
  readonly now: TargetWording
  readonly typed: TypedWording
  /** The register's version that the form was drawn from. */
  readonly version: number
  /** The revision of what was suggested before; 0 for nothing. */
  readonly revision: number
  /** What waits already, and whose it is; a newer suggestion takes its place. */
  readonly waiting?: Suggestion
  readonly notice?: SuggestNotice
}

/** What waits for the coordinators, a page of it. */
export interface SuggestionList {
  readonly kind: 'suggestion-list'
  readonly programme: Programme
  /** The round that cards of this moment name. */
  readonly round: RoundId
  readonly suggestions: readonly Suggestion[]
  /** 1 for the first. */
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly notice?: 'taken' | 'declined' | 'gone' | 'undone' | 'moved-on' | 'undo-failed'
  /** The acceptance that the notice tells of, where it can be taken back. */
  readonly undo?: TargetPlace & { readonly revision: number }
}

export type DecisionNotice =
  | 'empty'
  | 'too-long'
  | 'unexplained'
  | 'bad-reason'
  | 'newer'
  | 'decided'
  | 'register-changed'
  | 'target-gone'
  | 'storage-failed'

/** One suggestion beside what the register says, to be taken as it is or mended, or declined. */
export interface SuggestionPage {
  readonly kind: 'suggestion-page'
  readonly programme: Programme
  readonly suggestion: Suggestion
  /** Undefined where the register has no such target any more. */
  readonly now?: TargetWording
  readonly typed: TypedWording
  readonly reason: string
  readonly version: number
  readonly notice?: DecisionNotice
}

const perPage = 8

/** The nearest page there is to the one that was asked for. */
export function suggestionList(
  waiting: readonly Suggestion[],
  request: Pick<SuggestionList, 'programme' | 'round' | 'page' | 'notice' | 'undo'>,
): SuggestionList {
  const pages = Math.max(1, Math.ceil(waiting.length / perPage))
  const page = Math.min(Math.max(1, request.page), pages)
  const suggestions = waiting.slice((page - 1) * perPage, page * perPage)
  return { kind: 'suggestion-list', ...request, suggestions, page, pages, total: waiting.length }
}
