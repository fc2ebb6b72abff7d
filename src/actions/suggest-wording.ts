import type { Language } from '../domain/local-text.ts'
import type { PageKey } from '../domain/pages.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { topicOf } from '../domain/scopes/registry.ts'
import { pagesOf } from '../domain/sheet-context.ts'
import { parseSubject } from '../domain/subject.ts'
import {
  changedSince,
  findLine,
  isOpen,
  isSameWording,
  readWording,
  type Suggestion,
  suggestionKey,
  type TargetPlace,
  type TypedWording,
  typedOf,
  wordingOf,
} from '../domain/suggestion.ts'
import type { SuggestChoice, SuggestedLine, SuggestForm } from '../domain/suggestion-pages.ts'
import type { ActionContext } from './context.ts'
import type { PageRequest } from './keep-page.ts'
import { loadSheet, type SheetRequest } from './load-sheet.ts'
import { loadRegister, loadSuggestions, type RegisterNow } from './load-suggestions.ts'
import { keepNote } from './save-note.ts'
import { savePage, showPage } from './save-page.ts'
import type { Shown } from './shown.ts'

export interface SuggestRequest extends SheetRequest, PageKey {
  readonly language: Language
}

export interface SuggestionRequest extends SuggestRequest {
  /** Empty for a new target. */
  readonly target: string
}

export interface SuggestionSending extends SuggestionRequest {
  readonly version: number
  readonly revision: number
  readonly typed: TypedWording
}

/** Keeps the page as `back` does, and then asks for other words; where it cannot be kept, it stays. */
export async function leaveToSuggest(context: ActionContext, request: PageRequest & SuggestRequest): Promise<Shown> {
  const kept = await savePage(context, request, 'stay')
  const isKept = 'kind' in kept && kept.kind === 'page' && kept.notice === undefined
  return isKept ? chooseTarget(context, request) : kept
}

/** The line's targets to choose from; where it has none yet, the inputs at once. */
async function chooseTarget(
  context: ActionContext,
  request: SuggestRequest,
): Promise<SuggestChoice | SuggestForm | Refusal> {
  const found = await loadLine(context, request)
  if (isRefusal(found)) return found
  const { line, place, register, suggestions } = found
  const targets = findLine(register.programme, place)?.targets ?? []
  if (targets.length === 0) return formOf(found, request)
  const listed = targets.flatMap(({ id }) => {
    const wording = wordingOf(register.programme, { ...place, target: id }, request.language)
    return wording === undefined
      ? []
      : [{ id, wording, isWaiting: waitingFor(suggestions, { ...place, target: id }) !== undefined }]
  })
  return { kind: 'suggest-choice', ...line, targets: listed }
}

/** The inputs for one target, as the register has it or as it was suggested last. */
export async function showSuggestForm(
  context: ActionContext,
  request: SuggestionRequest,
): Promise<SuggestForm | Refusal> {
  const found = await loadLine(context, request)
  return isRefusal(found) ? found : formOf(found, request)
}

/** Keeps a suggestion for the coordinators, and goes back to the page; what cannot be kept comes back with why. */
export async function suggestWording(context: ActionContext, request: SuggestionSending): Promise<Shown> {
  const found = await loadLine(context, request)
  if (isRefusal(found)) return found
  const { typed, version, person, language } = request
  const form = formOf(found, request)
  if (isRefusal(form)) return form
  const again = (notice: SuggestForm['notice']): SuggestForm => ({
    ...form,
    typed,
    revision: request.revision,
    ...(notice === undefined ? {} : { notice }),
  })
  const after = readWording(typed)
  if (after === 'empty' || after === 'too-long') return again(after)
  if (changedSince(found.register.changes, version, form.place)) return again('register-changed')
  if (isSameWording(after, form.now)) return again('same')
  const kept = await keepNote(context, {
    round: found.line.sheet.opened.round.id,
    key: suggestionKey(form.place),
    expectedRevision: request.revision,
    content: { state: 'suggested', text: '', language, wording: { before: form.now, after } },
    by: person,
  })
  if (kept.kept) {
    const page = await showPage(context, request)
    // The round is locked: the suggestion is kept all the same.
    return isRefusal(page) ? again('sent') : page
  }
  if (kept.notice === 'storage-failed') return again('storage-failed')
  const now = await showSuggestForm(context, request)
  return isRefusal(now) ? now : { ...now, typed, notice: 'conflict' }
}

interface FoundLine {
  readonly line: SuggestedLine
  readonly place: Omit<TargetPlace, 'target'>
  readonly register: RegisterNow
  readonly suggestions: readonly Suggestion[]
  /** Of each target what this round's suggestion was saved as. */
  readonly revisions: ReadonlyMap<string, number>
}

async function loadLine(context: ActionContext, request: SuggestRequest): Promise<FoundLine | Refusal> {
  const register = await loadRegister(context)
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const subject = parseSubject(request.subject)
  const project = topicOf(register.programme, sheet.expected)?.project
  const isPage = pagesOf(sheet).some((page) => page.subject === request.subject)
  if (subject?.scope !== 'line' || project === undefined || !isPage) return refuse('unknown-page')
  const goal = register.programme.goals.find(({ id }) => id === subject.goal)
  const place = { project: subject.project, goal: subject.goal }
  if (goal === undefined || findLine(register.programme, place) === undefined) return refuse('unknown-page')
  const [suggestions, notes] = await Promise.all([loadSuggestions(context), context.store.notes(sheet.opened.round.id)])
  const revisions = new Map(notes.map(({ key, versions }) => [key, versions.at(-1)?.revision ?? 0]))
  const key = { subject: request.subject, part: request.part }
  return { line: { sheet, key, project, goal }, place, register, suggestions, revisions }
}

function formOf(
  { line, place: of, register, suggestions, revisions }: FoundLine,
  { language, target = '' }: SuggestRequest & { readonly target?: string },
): SuggestForm | Refusal {
  const place = { ...of, target }
  const now = wordingOf(register.programme, place, language)
  if (now === undefined) return refuse('unknown-page')
  const waiting = waitingFor(suggestions, place)
  return {
    kind: 'suggest-form',
    ...line,
    place,
    now,
    typed: typedOf(waiting?.wording.after ?? now),
    version: register.version,
    revision: revisions.get(suggestionKey(place)) ?? 0,
    ...(waiting === undefined ? {} : { waiting }),
  }
}

function waitingFor(suggestions: readonly Suggestion[], place: TargetPlace): Suggestion | undefined {
  const key = suggestionKey(place)
  return suggestions.find((each) => isOpen(each) && each.note.key === key)
}
