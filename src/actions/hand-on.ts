import { isKnown, nameOf, refuseLocked } from '../domain/access.ts'
import { isReachable } from '../domain/account.ts'
import { assignedTo, givenBack } from '../domain/assignment.ts'
import { readOptionalComment } from '../domain/comment.ts'
import { type DeskDone, type DeskForm, type NamedPerson, wholeSheet } from '../domain/desk.ts'
import { owedBy } from '../domain/duties.ts'
import type { ExpectedSheet } from '../domain/expected-set.ts'
import type { Handover } from '../domain/handover.ts'
import { localDateOf } from '../domain/instant.ts'
import { personNamed } from '../domain/named-person.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { responsibleFor, viewersOf } from '../domain/responsibility.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheet, type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { isLocked } from './load-sheet.ts'
import { planHandover } from './plan-handover.ts'

export interface HandOnRequest extends DeskSheetRequest {
  readonly deputy: string
  /** This project alone, or everything its owners still owe: a deputy for them. */
  readonly what: string
  readonly comment: string
}

/** Lets somebody else answer in this round: for one project, or as a deputy for all that its owners still owe. */
export async function handOn(context: ActionContext, request: HandOnRequest): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  if (isLocked(context, sheet)) return refuseLocked(sheet)
  const { opened, expected, programme } = sheet
  const at = context.clock.now()
  const before = responsibleFor(opened, expected, localDateOf(at, programme.timeZone))
  if (request.step === 'undo') return giveBack(context, sheet, request)
  if (request.step !== 'confirm') return form(context, sheet, request)
  const named = personNamed(await reachable(context, sheet), request.deputy)
  if (isRefusal(named)) return form(context, sheet, request, named)
  const { email: to } = named
  const read = readOptionalComment(request.comment)
  if (isRefusal(read)) return form(context, sheet, request, read)

  const { comment: reason } = read
  const stamp = { to, by: request.person, at, ...(reason === undefined ? {} : { reason }) }
  // Whoever answers already keeps what is their own: pressed again, nothing more is handed to them.
  const handing = before.filter((person) => person !== to)
  const others = request.what === wholeSheet ? await owedToo(context, sheet, handing) : []
  const handovers = [expected, ...others].flatMap((each) => assignedTo(sheet, each, stamp))
  const place = { kind: 'desk-done', ...placeOf(context, sheet) } as const
  const count = handing.length === 0 ? handedTogether(opened.handovers, expected, to) : 1 + others.length
  const values = { name: nameOf(programme, to), count }
  await record(context, sheet, handovers)
  // A deputy for everything is taken back project by project.
  if (others.length > 0 || handovers.length === 0) return { ...place, done: 'handed-on', values }
  return { ...place, done: 'handed-on', values, undo: { verb: 'hand-on', data: { deputy: before.join(',') } } }
}

/** How many sheets the person was handed by the press that handed them this one. */
function handedTogether(handovers: readonly Handover[], { id }: ExpectedSheet, to: Email): number {
  const last = handovers.findLast((each) => each.sheet === id && each.to === to)
  const same = handovers.filter((each) => each.to === to && each.at === last?.at && each.by === last.by)
  return Math.max(1, new Set(same.map(({ sheet }) => sheet)).size)
}

async function giveBack(context: ActionContext, sheet: DeskSheet, request: HandOnRequest): Promise<DeskDone | Refusal> {
  const { opened, expected, programme } = sheet
  const at = context.clock.now()
  const [from] = responsibleFor(opened, expected, localDateOf(at, programme.timeZone))
  // Only to those who have had it: the rest is a hand-over of its own.
  const had = new Set([
    ...expected.owners,
    ...opened.handovers.flatMap((each) => (each.sheet === expected.id ? [each.from] : [])),
  ])
  const before = request.deputy.split(',').filter((person) => had.has(person))
  if (from === undefined || before.length === 0) return refuse('unknown-deputy')
  const isBack = before.includes(from)
  if (!isBack) await record(context, sheet, givenBack(expected, before, { to: from, by: request.person, at }))
  const name = before.map((person) => nameOf(programme, person)).join(', ')
  return { kind: 'desk-done', ...placeOf(context, sheet), done: 'handed-back', values: { name } }
}

async function record(context: ActionContext, sheet: DeskSheet, handovers: readonly Handover[]): Promise<void> {
  const { store, cardUpdates, telemetry, wake } = context
  const { round } = sheet.opened
  if (handovers.length === 0) return
  await store.handOver(round.id, handovers)
  const handed = sheet.opened.sheets.filter(({ id }) => handovers.some((each) => each.sheet === id))
  cardUpdates.note(round.id, [...handovers.map(({ to }) => to), ...handed.flatMap((each) => viewersOf(sheet, each))])
  try {
    // They are of one press, and have one prompt.
    for (const handover of handovers.slice(0, 1)) await planHandover(context, sheet, handover)
    wake()
  } catch (error) {
    // It is safe by now, and the timer takes it up again.
    telemetry.error('hand-over not planned', error, { round: round.id })
  }
}

/** What those who answer for the sheet still owe beside it. */
async function owedToo(
  context: ActionContext,
  sheet: DeskSheet,
  people: readonly Email[],
): Promise<readonly ExpectedSheet[]> {
  const owed = await Promise.all(
    people.map(async (person) => {
      const facts = await loadPersonalFacts(context, sheet, person, 'counts')
      return owedBy(facts, person, context.clock.now()).flatMap((duty) => (duty.locked ? [] : [duty.sheet]))
    }),
  )
  return [...new Set(owed.flat())].filter(({ id }) => id !== sheet.expected.id)
}

/** Everybody of the register who can be asked. */
async function reachable({ store }: ActionContext, { programme }: DeskSheet): Promise<readonly NamedPerson[]> {
  const met = (await store.accounts()).filter(({ email, reach }) => isReachable(reach) && isKnown(programme, email))
  return met.map(({ email }) => ({ email, name: nameOf(programme, email) }))
}

async function form(
  context: ActionContext,
  sheet: DeskSheet,
  { deputy, what, comment }: HandOnRequest,
  fault?: Refusal,
): Promise<DeskForm> {
  const { programme, opened, expected } = sheet
  const responsible = responsibleFor(opened, expected, localDateOf(context.clock.now(), programme.timeZone))
  const registered = programme.people.find(({ email }) => responsible.includes(email))?.deputy ?? ''
  const people = (await reachable(context, sheet)).filter(({ email }) => !responsible.includes(email))
  return {
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'hand-on', people },
    typed: { deputy: deputy === '' ? registered : deputy, what: what === '' ? expected.id : what, comment },
    seen: {},
    ...(fault === undefined ? {} : { fault }),
  }
}
