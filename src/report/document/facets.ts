import {
  hasStoodStill,
  lastLevel,
  levelOf,
  levelQuestion,
  movementBetween,
  zeroLevel,
} from '../../domain/level-movement.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import type { ReportView } from '../view.ts'
import type { Facets } from './document.ts'

/** What a subject's row can be found by; owners are told to coordinators only. */
export function facetsOf(view: ReportView, subject: ReportSubject): Facets {
  const { model, audience } = view
  const question = levelQuestion(model)?.id
  const level = question === undefined ? undefined : levelOf(subject.answer, question)
  const movements =
    level === undefined || question === undefined
      ? []
      : [
          movementBetween(lastLevel(subject.history, question) ?? zeroLevel(model, subject), level),
          ...(hasStoodStill(subject.history, question, level) ? ['stood-still' as const] : []),
        ]
  const owners = audience === 'coordinators' ? ownersOf(view, subject) : []
  return {
    ...(subject.area === undefined ? {} : { area: subject.area }),
    ...(subject.goal === undefined ? {} : { goal: subject.goal }),
    ...(level === undefined ? {} : { level }),
    ...(movements.length === 0 ? {} : { movements }),
    ...(owners.length === 0 ? {} : { owners }),
  }
}

/** By the register; in editions of before that was kept, whoever owed or sent it. */
function ownersOf({ model }: ReportView, { id, owners, sent }: ReportSubject): readonly string[] {
  if (owners !== undefined) return owners.map(({ email }) => email)
  const owing = model.missing.find(({ subject }) => subject === id)?.owners ?? []
  const senders = sent === undefined ? [] : [sent.by, ...(sent.onBehalfOf === undefined ? [] : [sent.onBehalfOf])]
  return [...new Set([...owing, ...senders].map(({ email }) => email))]
}
