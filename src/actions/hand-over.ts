import { isKnown, nameOf, refuseLocked } from '../domain/access.ts'
import { isReachable } from '../domain/account.ts'
import type { NamedPerson } from '../domain/desk.ts'
import { type Duties, dutiesOf } from '../domain/duties.ts'
import { type Handover, isSameHandover } from '../domain/handover.ts'
import { allSheets, type HandoverForm, type HandoverInputs } from '../domain/handover-form.ts'
import { isLocalDate, localDateOf } from '../domain/instant.ts'
import { personNamed } from '../domain/named-person.ts'
import type { Email, Period } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import type { ActionContext, ReadingContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { loadRound, type RoundFacts } from './load-round.ts'
import { planHandover } from './plan-handover.ts'

interface HandoverRequest {
  readonly person: Email
  readonly round: string
}

/** Asks to whom and what; the register's deputy is suggested. */
export async function askHandover(context: ReadingContext, request: HandoverRequest): Promise<HandoverForm | Refusal> {
  const ready = await loadOpenDuties(context, request)
  if (isRefusal(ready)) return ready
  const suggested = ready.facts.programme.people.find(({ email }) => email === request.person)?.deputy ?? ''
  return form(context, ready, { deputy: suggested, sheet: allSheets, from: '', to: '' })
}

/** Hands one or all of a person's sheets to a deputy, who is asked at once, or when the absence begins. */
export async function handOver(
  context: ActionContext,
  request: HandoverRequest & { readonly inputs: HandoverInputs },
): Promise<Duties | HandoverForm | Refusal> {
  const ready = await loadOpenDuties(context, request)
  if (isRefusal(ready)) return ready
  const { facts, duties } = ready
  const { inputs, person } = request
  const sheets = duties.owed.filter(({ sheet }) => inputs.sheet === allSheets || sheet.id === inputs.sheet)
  const named = personNamed(await deputiesOf(context, facts, person), inputs.deputy)
  const fault = isRefusal(named) ? named : faultOf(context, facts, inputs, sheets.length)
  if (isRefusal(named) || fault !== undefined) return form(context, ready, inputs, fault)
  const deputy = named.email

  const at = context.clock.now()
  const absence = absenceOf(inputs)
  const handovers = sheets
    .map(
      ({ sheet }): Handover => ({
        sheet: sheet.id,
        from: person,
        to: deputy,
        by: person,
        at,
        ...(absence === undefined ? {} : { absence }),
      }),
    )
    // Pressed twice, it is done once.
    .filter((handover) => !isRepeat(facts.opened.handovers, handover))
  const round = facts.opened.round.id
  if (handovers.length > 0) await context.store.handOver(round, handovers)
  await tell(context, facts, handovers)
  const now = await loadOpenDuties(context, request)
  if (isRefusal(now)) return now
  const handed = sheets.map(({ sheet }) => sheet.id)
  return { ...now.duties, notice: { kind: 'handed-over', to: nameOf(facts.programme, deputy), sheets: handed } }
}

/** Only the latest word about the sheet counts: what was handed back may be handed over again. */
function isRepeat(handovers: readonly Handover[], handover: Handover): boolean {
  const { sheet, from } = handover
  const latest = handovers.findLast((each) => each.sheet === sheet && (each.from === from || each.to === from))
  return latest !== undefined && isSameHandover(latest, handover)
}

/** The hand-over is safe by now; what follows from it may wait, and is taken up again by the timer. */
async function tell(context: ActionContext, facts: RoundFacts, handovers: readonly Handover[]): Promise<void> {
  const { opened } = facts
  const handed = opened.sheets.filter(({ id }) => handovers.some(({ sheet }) => sheet === id))
  const parties = handovers.flatMap(({ from, to }) => [from, to])
  context.cardUpdates.note(opened.round.id, [...parties, ...handed.flatMap((sheet) => viewersOf(facts, sheet))])
  try {
    // They are of one press, and so have one prompt.
    const [first] = handovers
    if (first !== undefined) await planHandover(context, facts, first)
    context.wake()
  } catch (error) {
    context.telemetry.error('hand-over not planned', error, { round: opened.round.id })
  }
}

interface OpenDuties {
  readonly facts: RoundFacts
  readonly duties: Duties
}

async function loadOpenDuties(
  context: ReadingContext,
  { person, round }: HandoverRequest,
): Promise<OpenDuties | Refusal> {
  const facts = await loadRound(context, round)
  if (isRefusal(facts)) return facts
  const now = context.clock.now()
  if (now >= facts.opened.round.locksAt) return refuseLocked(facts)
  return { facts, duties: dutiesOf(await loadPersonalFacts(context, facts, person), person, now) }
}

async function form(
  context: ReadingContext,
  { facts, duties }: OpenDuties,
  typed: HandoverInputs,
  fault?: Refusal,
): Promise<HandoverForm> {
  const people = await deputiesOf(context, facts, duties.person)
  return { kind: 'handover-form', duties, people, typed, ...(fault === undefined ? {} : { fault }) }
}

/** Everybody else of the register who can be asked. */
async function deputiesOf(
  { store }: ReadingContext,
  { programme }: RoundFacts,
  person: Email,
): Promise<readonly NamedPerson[]> {
  const met = (await store.accounts()).filter(
    ({ email, reach }) => email !== person && isReachable(reach) && isKnown(programme, email),
  )
  return met.map(({ email }) => ({ email, name: nameOf(programme, email) }))
}

function faultOf(
  { clock }: ActionContext,
  { programme }: RoundFacts,
  { from, to }: HandoverInputs,
  sheets: number,
): Refusal | undefined {
  if (sheets === 0) return refuse('nothing-to-hand-over')
  const dates = [from, to].filter((date) => date !== '')
  const readable = dates.every(isLocalDate)
  const past = to !== '' && to < localDateOf(clock.now(), programme.timeZone)
  return readable && !past && (from === '' || to === '' || from <= to) ? undefined : refuse('bad-absence')
}

function absenceOf({ from, to }: HandoverInputs): Period | undefined {
  if (from === '' && to === '') return undefined
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
}
