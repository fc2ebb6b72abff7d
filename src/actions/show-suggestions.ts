import { isCoordinator } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { isOpen, type Suggestion, type TargetPlace, typedOf, wordingOf } from '../domain/suggestion.ts'
import { type SuggestionList, type SuggestionPage, suggestionList } from '../domain/suggestion-pages.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'
import { findSuggestion, loadRegister, loadSuggestions, type RegisterNow } from './load-suggestions.ts'

export interface SuggestionChoice {
  readonly person: Email
  readonly place: TargetPlace
}

/** What waits for the coordinators, the oldest first. */
export async function showSuggestions(
  context: ReadingContext,
  {
    person,
    page,
    notice,
    undo,
  }: { readonly person: Email; readonly page: number } & Pick<SuggestionList, 'notice' | 'undo'>,
): Promise<SuggestionList | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, person)) return refuse('not-for-you')
  const [suggestions, rounds] = await Promise.all([loadSuggestions(context), context.store.rounds()])
  const round = rounds.at(-1)?.round.id ?? ''
  const said = { ...(notice === undefined ? {} : { notice }), ...(undo === undefined ? {} : { undo }) }
  return suggestionList(suggestions.filter(isOpen), { programme, round, page, ...said })
}

/** One suggestion beside what the register says; the list where it is not there any more. */
export async function showSuggestion(
  context: ReadingContext,
  request: SuggestionChoice,
): Promise<SuggestionPage | SuggestionList | Refusal> {
  const found = await findForCoordinator(context, request)
  if (isRefusal(found)) return found
  const isWaiting = found.suggestion !== undefined && isOpen(found.suggestion)
  return isWaiting
    ? suggestionPage(found, found.suggestion)
    : showSuggestions(context, { ...request, page: 1, notice: 'gone' })
}

/** The register as it is, and the newest suggestion for a target of it. */
export interface FoundSuggestion {
  readonly register: RegisterNow
  readonly suggestion?: Suggestion
}

/** Refused to whoever coordinates nothing. */
export async function findForCoordinator(
  context: ReadingContext,
  { person, place }: SuggestionChoice,
): Promise<FoundSuggestion | Refusal> {
  const register = await loadRegister(context)
  if (!isCoordinator(register.programme, person)) return refuse('not-for-you')
  const suggestion = await findSuggestion(context, place)
  return { register, ...(suggestion === undefined ? {} : { suggestion }) }
}

export function suggestionPage(
  { register: { programme, version } }: FoundSuggestion,
  suggestion: Suggestion,
): SuggestionPage {
  const now = wordingOf(programme, suggestion, suggestion.version.language ?? programme.language)
  const typed = typedOf(suggestion.wording.after)
  const said = now === undefined ? {} : { now }
  return { kind: 'suggestion-page', programme, suggestion, ...said, typed, reason: '', version }
}
