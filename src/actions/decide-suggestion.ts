import { readComment } from '../domain/comment.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import {
  changedSince,
  isOpen,
  readWording,
  type Suggestion,
  type TypedWording,
  withWording,
  wordingOf,
} from '../domain/suggestion.ts'
import type { DecisionNotice, SuggestionList, SuggestionPage } from '../domain/suggestion-pages.ts'
import { swapOf } from '../domain/suggestion-undo.ts'
import type { TargetSwap, TargetWording } from '../domain/target-wording.ts'
import { changeRegister } from './change-register.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { findSuggestion, loadRegister, type RegisterNow } from './load-suggestions.ts'
import { StorageFailure } from './ports.ts'
import { keepNote } from './save-note.ts'
import {
  type FoundSuggestion,
  findForCoordinator,
  type SuggestionChoice,
  showSuggestions,
  suggestionPage,
} from './show-suggestions.ts'
import { tellSuggestionOutcome } from './tell-suggestion-outcome.ts'

export interface Decision extends SuggestionChoice {
  readonly step: 'take' | 'decline'
  /** Of the suggestion and of the register that the card was drawn from. */
  readonly revision: number
  readonly version: number
  readonly typed: TypedWording
  readonly reason: string
}

/** Takes a suggestion into the register, as it is or mended, or declines it; what was typed comes back where that fails. */
export async function decideSuggestion(
  context: ActionContext,
  request: Decision,
): Promise<SuggestionPage | SuggestionList | Refusal> {
  const found = await findForCoordinator(context, request)
  if (isRefusal(found)) return found
  const { suggestion } = found
  if (suggestion === undefined) return showSuggestions(context, { ...request, page: 1, notice: 'gone' })
  const fault = await decide(context, request, { ...found, suggestion })
  if (fault === undefined) {
    await tellSuggestionOutcome(context, suggestion)
    if (request.step === 'decline')
      return showSuggestions(context, { person: request.person, page: 1, notice: 'declined' })
    const undo = await undoOf(context, request)
    return showSuggestions(context, { person: request.person, page: 1, notice: 'taken', ...undo })
  }
  const now = await findForCoordinator(context, request)
  if (isRefusal(now)) return now
  const { typed, reason } = request
  return { ...suggestionPage(now, now.suggestion ?? suggestion), typed, reason, notice: fault }
}

/** The acceptance as it can be taken back; nothing where the register was reworded by a press before this one. */
async function undoOf(context: ReadingContext, { place }: Decision): Promise<Pick<SuggestionList, 'undo'>> {
  const taken = await findSuggestion(context, place)
  if (taken?.version.state !== 'taken' || taken.wording.swap === undefined) return {}
  return { undo: { ...place, revision: taken.version.revision } }
}

/** What stands in the way; undefined where it is done. */
async function decide(
  context: ActionContext,
  request: Decision,
  { register, suggestion }: FoundSuggestion & { readonly suggestion: Suggestion },
): Promise<DecisionNotice | undefined> {
  if (!isOpen(suggestion)) return 'decided'
  if (suggestion.version.revision !== request.revision) return 'newer'
  if (request.step === 'decline') {
    const read = readComment(request.reason)
    if (isRefusal(read)) return read.refused === 'comment-missing' ? 'unexplained' : 'bad-reason'
    return close(context, request, suggestion, { state: 'declined', text: read.comment })
  }
  const wording = readWording(request.typed)
  if (wording === 'empty' || wording === 'too-long') return wording
  const reworded = await reword(context, request, { register, suggestion }, wording)
  if (typeof reworded === 'string' && reworded !== 'decided') return reworded
  const fault = reworded === 'decided' ? reworded : undefined
  const after = fault === undefined ? wording : await accepted(context, request, suggestion)
  const swap = typeof reworded === 'object' ? { swap: reworded } : {}
  const taken = { ...suggestion, wording: { ...suggestion.wording, after, ...swap } }
  return (await close(context, request, taken, { state: 'taken', text: '' })) ?? fault
}

/** What somebody faster has put into the register; of a new target, which has got an id by then, what was suggested. */
async function accepted(context: ReadingContext, { place }: Decision, suggestion: Suggestion): Promise<TargetWording> {
  const { programme } = await loadRegister(context)
  const said = wordingOf(programme, place, suggestion.version.language ?? programme.language)
  return said === undefined || place.target === '' ? suggestion.wording.after : said
}

const mostTries = 5

/** What it has put in the place of what; undefined where an earlier press has, and a notice where it could not. */
async function reword(
  context: ActionContext,
  { person, version, place }: Decision,
  { register, suggestion }: { readonly register: RegisterNow; readonly suggestion: Suggestion },
  wording: TargetWording,
): Promise<TargetSwap | DecisionNotice | undefined> {
  const { note, version: suggested } = suggestion
  const id = `suggestion ${note.round} ${note.key} ${suggested.revision}`
  let now = register
  for (let tries = 0; tries < mostTries; tries += 1) {
    // In the register already, by a press whose answer was lost or by somebody faster; it only has to be closed.
    const done = now.changes.find((each) => each.id === id)
    if (done !== undefined) return done.by === person ? undefined : 'decided'
    if (changedSince(now.changes, version, place)) return 'register-changed'
    const { programme } = now
    const language = suggested.language ?? programme.language
    if (wordingOf(programme, place, language) === undefined) return 'target-gone'
    const next = withWording(programme, place, wording, language)
    const changed = await change(context, { current: programme, version: now.version, next, id, by: person })
    if (changed === 'storage-failed') return changed
    if (changed !== 'register-changed') return swapOf(programme, next, place)
    // Somebody else was faster, most likely with something else.
    now = await loadRegister(context)
  }
  return 'register-changed'
}

async function change(
  context: ActionContext,
  changing: Omit<Parameters<typeof changeRegister>[1], 'act'>,
): Promise<'done' | 'register-changed' | 'storage-failed'> {
  try {
    const changed = await changeRegister(context, { ...changing, act: 'suggestion' })
    return changed !== undefined && isRefusal(changed) ? 'register-changed' : 'done'
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    context.telemetry.error('suggestion not taken', error)
    return 'storage-failed'
  }
}

async function close(
  context: ActionContext,
  { person }: Pick<Decision, 'person'>,
  { note, version, wording }: Pick<Suggestion, 'note' | 'version' | 'wording'>,
  { state, text }: { readonly state: 'taken' | 'declined'; readonly text: string },
): Promise<DecisionNotice | undefined> {
  const kept = await keepNote(context, {
    round: note.round,
    key: note.key,
    expectedRevision: version.revision,
    content: { state, text, wording, ...(version.language === undefined ? {} : { language: version.language }) },
    by: person,
  })
  if (kept.kept) return undefined
  if (kept.notice === 'storage-failed') return 'storage-failed'
  if (state === 'taken' && kept.stored.state === 'declined') {
    // The wording is in the register by now: what somebody declined at the same moment is taken all the same.
    const stored = { ...version, revision: kept.stored.revision }
    return close(context, { person }, { note, version: stored, wording }, { state, text })
  }
  return kept.stored.state === 'suggested' ? 'newer' : 'decided'
}
