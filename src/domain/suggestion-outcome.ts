import { parseNoteKey } from './note-keys.ts'
import type { Note } from './office-notes.ts'
import { type Email, findProject, type Programme, type Project } from './programme.ts'
import { isSameWording } from './suggestion.ts'
import type { TargetWording } from './target-wording.ts'

/** What became of a suggestion, for whoever made it. */
export interface SuggestionOutcome {
  readonly programme: Programme
  readonly project: Project
  readonly goal: string
  readonly by: Email
  /** What the register says now, or what it does not. */
  readonly wording: TargetWording
  readonly decided: 'taken' | 'mended' | 'declined' | 'undone'
  /** Why it was declined. */
  readonly reason: string
  /** Of the decision. */
  readonly revision: number
  readonly decidedBy: Email
}

/** Undefined while it waits, and for any other note. */
export function suggestionOutcome(programme: Programme, { key, versions }: Note): SuggestionOutcome | undefined {
  const subject = parseNoteKey(key)
  const decision = versions.at(-1)
  const suggested = versions.findLast(({ state }) => state === 'suggested')
  if (subject?.about !== 'suggestion' || decision?.wording === undefined || suggested?.wording === undefined) return
  const project = findProject(programme, subject.project)
  if (project === undefined) return
  if (decision.state !== 'taken' && decision.state !== 'declined' && decision.state !== 'undone') return
  const isMended = decision.state === 'taken' && !isSameWording(decision.wording.after, suggested.wording.after)
  return {
    programme,
    project,
    goal: subject.goal,
    by: suggested.by,
    wording: decision.wording.after,
    decided: isMended ? 'mended' : decision.state,
    reason: decision.text,
    revision: decision.revision,
    decidedBy: decision.by,
  }
}

/** One message for each decision; the key of a note may hold anything but a line break. */
export function outcomeStep(revision: number, key: string): string {
  return `suggestion:${revision}:${key}`
}

export function noteOfStep(step: string): string {
  return step.split(':').slice(2).join(':')
}
