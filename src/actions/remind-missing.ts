import type { DeskDone, DeskForm, DeskPlace } from '../domain/desk.ts'
import { type Instant, isInstant, secondsBetween } from '../domain/instant.ts'
import { readFilter } from '../domain/read-filter.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { byHandStep, remindable } from '../domain/remind.ts'
import { type StatusFacts, statusOf, wholeRound } from '../domain/round-status.ts'
import { topicOf } from '../domain/scopes/registry.ts'
import type { SheetId } from '../domain/subject.ts'
import type { ActionContext } from './context.ts'
import { deliveriesTo } from './deliveries-to.ts'
import { type DeskRequest, loadDesk } from './load-desk.ts'
import { loadDutyFacts, type RoundFacts } from './load-round.ts'

export interface RemindRequest extends DeskRequest {
  /** One project; without it all, or what the filter leaves. */
  readonly sheet?: SheetId | undefined
  readonly filter: string
  /** When the confirmation was drawn: pressed twice, it is one reminder. */
  readonly asked: string
  /** Also those who have had as many reminders as the round allows. */
  readonly override: boolean
}

const freshSeconds = 3600

/** Reminds by hand whoever still owes an answer; says first how many that is. It counts towards no cap. */
export async function remindMissing(
  context: ActionContext,
  request: RemindRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const facts = await loadDesk(context, request)
  if (isRefusal(facts)) return facts
  const { store, clock, wake } = context
  const at = clock.now()
  const { round } = facts.opened
  const [duties, deliveries, accounts] = await Promise.all([
    loadDutyFacts(context, facts),
    store.deliveries(round.id),
    store.accounts(),
  ])
  const known = new Map(accounts.map((account) => [account.email, account]))
  const about = sheetsAbout({ ...duties, deliveries, accounts: known, channelKnown: true }, at, request)
  if (isRefusal(about)) return about
  const reminded = remindable(duties, about, { deliveries, accounts: known, at })
  const { filter, override, asked, person, step } = request
  const list = filter === '' ? {} : { list: { filter, page: 0 } }
  const place: DeskPlace = { ...facts, at, ...aboutOf(facts, request.sheet), ...list }
  const stepId = byHandStep(asked, person)
  const isRepeat = facts.opened.plannedSteps.includes(stepId)
  if (!isRepeat && reminded.people.length === 0) {
    const { recent } = reminded
    return recent === undefined
      ? refuse('nobody-to-remind')
      : refuse('reminded-already', { at: { instant: recent.at } })
  }
  if (step !== 'confirm' || !(isRepeat || isFresh(asked, at))) {
    return {
      kind: 'desk-form',
      ...place,
      ask: { verb: 'remind', reminded },
      typed: { override: String(override) },
      seen: { asked: at, filter },
    }
  }
  if (!isRepeat) {
    const people = reminded.people.filter((each) => override || !reminded.capped.includes(each))
    if (people.length === 0) return refuse('nobody-to-remind')
    await store.planStep(round.id, stepId, deliveriesTo(facts, people, stepId, { kind: 'by-hand', at }))
    wake()
  }
  // Planned before it is written down: cut short in between, it goes out, and the next press writes it down.
  const count = (await store.deliveries(round.id)).filter(({ key }) => key.step === stepId).length
  const act = { act: 'reminded', at, by: person, step: stepId, people: count } as const
  await store.actOnRound(round.id, filter === '' ? act : { ...act, filter })
  return { kind: 'desk-done', ...place, done: 'reminded', values: { count } }
}

/** What was asked long ago says numbers that may no longer be true. */
function isFresh(asked: string, at: Instant): boolean {
  return isInstant(asked) && asked <= at && secondsBetween(asked, at) < freshSeconds
}

function aboutOf({ programme, opened }: RoundFacts, id: SheetId | undefined): Pick<DeskPlace, 'about'> {
  const sheet = opened.sheets.find((each) => each.id === id)
  const topic = sheet === undefined ? undefined : topicOf(programme, sheet)
  return sheet === undefined || topic === undefined ? {} : { about: { sheet: sheet.id, topic } }
}

/** The sheets that a reminder is about: one, all, or those of which the filter leaves something that is missing. */
function sheetsAbout(
  facts: StatusFacts,
  at: Instant,
  { sheet, filter }: RemindRequest,
): ReadonlySet<SheetId> | Refusal {
  const all = facts.opened.sheets.map(({ id }) => id)
  if (sheet !== undefined) return all.includes(sheet) ? new Set([sheet]) : refuse('unknown-sheet')
  if (filter === '') return new Set(all)
  const read = readFilter(facts.programme, filter)
  if (isRefusal(read)) return read
  const { rows } = statusOf(facts, at, { ...wholeRound, filter: read })
  const missing = rows.filter(({ subjects }) => subjects.some(({ state }) => state === 'missing'))
  return new Set(missing.map(({ expected }) => expected.id))
}
