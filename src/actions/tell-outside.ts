import { sentAnswer } from '../domain/answer.ts'
import { questionsOf } from '../domain/expected-set.ts'
import { localDateOf } from '../domain/instant.ts'
import { noteKey } from '../domain/note-keys.ts'
import { type OutsideTelling, toldContacts } from '../domain/outside-telling.ts'
import { type Email, findProject } from '../domain/programme.ts'
import type { PublicationInputs } from '../domain/publication-duty.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { projectSheet, projectSubject } from '../domain/subject.ts'
import type { ActionContext } from './context.ts'
import { loadOfficeRound } from './preview-report.ts'
import { keepNote } from './save-note.ts'

export interface TellingRequest {
  readonly person: Email
  readonly round: string
  readonly project: string
  /** What stands in the inputs of the duty's card, where it was opened from that. */
  readonly typed?: PublicationInputs
}

/** What a project has sent of itself, with a ready mail to each contact outside Teams; for coordinators. */
export async function showTelling(
  context: ActionContext,
  request: TellingRequest,
  notice?: OutsideTelling['notice'],
): Promise<OutsideTelling | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const { programme, series, opened } = facts
  const { store } = context
  const project = findProject(programme, request.project)
  const subject = projectSubject(request.project)
  const answer = sentAnswer(await store.sheet(opened.round.id, projectSheet(request.project)), subject)
  if (project === undefined) return refuse('unknown-sheet')
  if (answer === undefined) return refuse('nothing-sent')
  return {
    kind: 'outside-telling',
    facts,
    project,
    subject,
    answer,
    questions: questionsOf(programme, series, opened.round, subject),
    contacts: toldContacts(programme, subject, await store.notes(opened.round.id)),
    ...(notice === undefined ? {} : { notice }),
    ...(request.typed === undefined ? {} : { typed: request.typed }),
  }
}

/** Records that a contact was told today, or takes that back. */
export async function recordTelling(
  context: ActionContext,
  request: TellingRequest & { readonly contact: Email; readonly told: boolean; readonly revision: number },
): Promise<OutsideTelling | Refusal> {
  const { person, contact, told, revision, project } = request
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  if (!facts.programme.contacts.some(({ email }) => email === contact)) return refuse('bad-card')
  const day = localDateOf(context.clock.now(), facts.programme.timeZone)
  const kept = await keepNote(context, {
    round: facts.opened.round.id,
    key: noteKey({ about: 'telling', contact, subject: projectSubject(project) }),
    expectedRevision: revision,
    content: told ? { state: 'told', text: '', day } : { state: 'withdrawn', text: '' },
    by: person,
  })
  return showTelling(context, request, kept.kept ? undefined : kept.notice)
}
