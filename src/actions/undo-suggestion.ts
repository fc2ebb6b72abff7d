import { isCoordinator } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Suggestion, TargetPlace } from '../domain/suggestion.ts'
import type { SuggestionList } from '../domain/suggestion-pages.ts'
import { withoutAcceptance } from '../domain/suggestion-undo.ts'
import { changeRegister } from './change-register.ts'
import type { ActionContext } from './context.ts'
import { findSuggestion, loadRegister } from './load-suggestions.ts'
import { StorageFailure } from './ports.ts'
import { keepNote } from './save-note.ts'
import { showSuggestions } from './show-suggestions.ts'
import { tellSuggestionOutcome } from './tell-suggestion-outcome.ts'

export interface Undoing {
  readonly person: Email
  readonly place: TargetPlace
  /** Of the acceptance. */
  readonly revision: number
}

/** Takes an acceptance back while the register still says exactly what was accepted: the suggestion waits again. */
export async function undoSuggestion(
  context: ActionContext,
  { person, place, revision }: Undoing,
): Promise<SuggestionList | Refusal> {
  const { programme } = await loadRegister(context)
  if (!isCoordinator(programme, person)) return refuse('not-for-you')
  const suggestion = await findSuggestion(context, place)
  const notice = suggestion === undefined ? 'moved-on' : await undo(context, { person, place, revision }, suggestion)
  if (suggestion !== undefined && notice === 'undone') await tellSuggestionOutcome(context, suggestion)
  const again = notice === 'undo-failed' ? { undo: { ...place, revision } } : {}
  return showSuggestions(context, { person, page: 1, notice, ...again })
}

type UndoNotice = 'undone' | 'moved-on' | 'undo-failed'

async function undo(
  context: ActionContext,
  { person, revision }: Undoing,
  suggestion: Suggestion,
): Promise<UndoNotice> {
  const { note, version, wording } = suggestion
  if (version.state === 'undone' && version.revision === revision + 1) return 'undone'
  if (version.state !== 'taken' || version.revision !== revision) return 'moved-on'
  try {
    if (!(await restore(context, person, suggestion))) return 'moved-on'
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    context.telemetry.error('acceptance of a suggestion not undone', error)
    return 'undo-failed'
  }
  const { swap: _, ...suggested } = wording
  const language = version.language === undefined ? {} : { language: version.language }
  const kept = await keepNote(context, {
    round: note.round,
    key: note.key,
    expectedRevision: revision,
    content: { state: 'undone', text: '', wording: suggestion.suggested.wording ?? suggested, ...language },
    by: person,
  })
  if (kept.kept || kept.notice === 'conflict') return 'undone'
  return 'undo-failed'
}

const mostTries = 5

/** Whether the register says again what it said before; false where it has moved on. */
async function restore(context: ActionContext, by: Email, suggestion: Suggestion): Promise<boolean> {
  const { note, version } = suggestion
  const id = `suggestion-undone ${note.round} ${note.key} ${version.revision}`
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { changes, version: current, programme } = await loadRegister(context)
    // Restored already, by a press whose answer was lost or by another coordinator; it only has to be noted.
    if (changes.some((each) => each.id === id)) return true
    const next = withoutAcceptance(programme, suggestion)
    if (next === 'moved-on') return false
    const changing = { current: programme, version: current, next, act: 'suggestion-undone', id, by } as const
    const changed = await changeRegister(context, changing)
    if (changed === undefined || !isRefusal(changed)) return true
  }
  return false
}
