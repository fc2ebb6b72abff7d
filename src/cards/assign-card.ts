import { nameOf } from '../domain/access.ts'
import type { Reassigned, ReassignmentForm } from '../domain/reassignment.ts'
import { type CardAction, execute } from './actions.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'

/** Who answers for the project now and who would, to be confirmed; or who does from now on, with the way back. */
export function assignCard(shown: ReassignmentForm | Reassigned, reader: Reader): Card {
  const { t, text } = reader
  const { project, before, after, moves } = shown
  const isDone = shown.kind === 'reassigned'
  const lines = [
    t('assign.before', { names: namesOf(shown, before, reader) }),
    t('assign.after', { names: namesOf(shown, after, reader) }),
    ...(moves.length === 0 ? [] : [t(isDone ? 'assign.moved' : 'assign.moves')]),
    t('assign.past'),
  ]
  const title = t(isDone ? 'assign.done' : 'assign.title', { project: text(project.name) })
  const action = isDone
    ? press(t('assign.undo'), shown, after, before)
    : press(t('assign.confirm'), shown, before, after)
  return noticeCard({ title, text: lines.join('\n'), actions: [action] }, reader)
}

function press(
  title: string,
  { project, round }: ReassignmentForm | Reassigned,
  before: readonly string[],
  after: readonly string[],
): CardAction {
  return execute(title, 'assign', { round, project: project.id, before: before.join(','), after: after.join(',') })
}

function namesOf({ programme }: Pick<ReassignmentForm, 'programme'>, people: readonly string[], { t }: Reader): string {
  return people.length === 0 ? t('assign.nobody') : people.map((person) => nameOf(programme, person)).join(', ')
}
