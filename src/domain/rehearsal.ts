import { channelRecipient, type Recipient } from './delivery.ts'
import { type DutyFacts, dutiesOf, responsiblePeople } from './duties.ts'
import { type Instant, localDateOf } from './instant.ts'
import { reminderPlan, type Step } from './reminder-plan.ts'
import { askedSubjects } from './sheet-context.ts'
import type { SubjectId } from './subject.ts'

/** One message of a round as it would go out if nobody did anything from now on. */
export interface RehearsedMessage {
  readonly at: Instant
  readonly step: string
  readonly kind: Step['kind']
  readonly recipient: Recipient
  /** What the message would ask for; none for the report. */
  readonly subjects: readonly SubjectId[]
}

/** Every message of the round, in the order of time, from the same plan that the timer follows; sends nothing. */
export function rehearse(facts: DutyFacts): readonly RehearsedMessage[] {
  const { programme, series, opened, daysOff } = facts
  const reminded = new Map<string, number>()
  return reminderPlan(programme, series, opened.round, daysOff).flatMap((step) => {
    if (step.kind === 'report') return [message(step, channelRecipient, [])]
    const people = responsiblePeople(opened, localDateOf(step.at, programme.timeZone))
    if (step.kind === 'escalation') {
      const missing = people.flatMap((person) => owedSubjects(facts, person, step.at))
      return missing.length === 0
        ? []
        : programme.coordinators.map((each) => message(step, each, [...new Set(missing)]))
    }
    return people.flatMap((owner) => {
      const subjects = owedSubjects(facts, owner, step.at)
      const before = reminded.get(owner) ?? 0
      if (subjects.length === 0 || (step.kind !== 'opening' && before >= series.reminders.most)) return []
      if (step.kind !== 'opening') reminded.set(owner, before + 1)
      return [message(step, owner, subjects)]
    })
  })
}

function message({ at, id, kind }: Step, recipient: Recipient, subjects: readonly SubjectId[]): RehearsedMessage {
  return { at, step: id, kind, recipient, subjects }
}

function owedSubjects(facts: DutyFacts, owner: string, at: Instant): readonly SubjectId[] {
  const { owed } = dutiesOf(facts, owner, at)
  return owed.flatMap(({ sheet }) => askedSubjects({ expected: sheet, opened: facts.opened }))
}
