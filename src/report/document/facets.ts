import { lastLevel, levelOf, levelQuestion, movementBetween } from '../../domain/level-movement.ts'
import type { ReportSubject } from '../../domain/report-model.ts'
import type { ReportView } from '../view.ts'
import type { Facets } from './document.ts'

/** What a subject's row can be found by; owners are told to coordinators only, and only where something is owed. */
export function facetsOf(view: ReportView, subject: ReportSubject): Facets {
  const { model, audience } = view
  const question = levelQuestion(model)?.id
  const level = question === undefined ? undefined : levelOf(subject.answer, question)
  const movement =
    level === undefined || question === undefined
      ? undefined
      : movementBetween(lastLevel(subject.history, question), level)
  const owners = audience === 'coordinators' ? ownersOf(view, subject) : []
  return {
    ...(subject.area === undefined ? {} : { area: subject.area }),
    ...(subject.goal === undefined ? {} : { goal: subject.goal }),
    ...(level === undefined ? {} : { level }),
    ...(movement === undefined ? {} : { movement }),
    ...(owners.length === 0 ? {} : { owners }),
  }
}

function ownersOf({ model }: ReportView, { id, sent }: ReportSubject): readonly string[] {
  const owing = model.missing.find(({ subject }) => subject === id)?.owners ?? []
  const senders = sent === undefined ? [] : [sent.by, ...(sent.onBehalfOf === undefined ? [] : [sent.onBehalfOf])]
  return [...new Set([...owing, ...senders].map(({ email }) => email))]
}
