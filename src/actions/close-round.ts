import { readOptionalComment } from '../domain/comment.ts'
import type { DeskDone, DeskForm, DeskPlace } from '../domain/desk.ts'
import { responsiblePeople } from '../domain/duties.ts'
import type { OpenedRound } from '../domain/expected-set.ts'
import { count, standings } from '../domain/gaps.ts'
import { localDateOf } from '../domain/instant.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { earlyClosing } from '../domain/round-acts.ts'
import type { ActionContext } from './context.ts'
import { type DeskRequest, loadDesk } from './load-desk.ts'
import { loadSheets, type RoundFacts } from './load-round.ts'

export interface CloseRequest extends DeskRequest {
  /** Why, where one likes to say. */
  readonly comment?: string
}

/** Closes a round before its time, once it has been said how many answers are missing; undone, it is open again. */
export async function closeRound(
  context: ActionContext,
  request: CloseRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const facts = await loadDesk(context, request)
  if (isRefusal(facts)) return facts
  const { store, clock } = context
  const { round } = facts.opened
  const at = clock.now()
  const place: DeskPlace = { ...facts, at }
  if (request.step === 'undo') return openAgain(context, facts, request.person)
  if (at >= round.locksAt) {
    const closing = earlyClosing(facts.opened)
    return closing === undefined
      ? refuse('already-locked', { locked: { instant: round.locksAt } })
      : doneBy(place, closing.by, closing.at)
  }
  const { comment = '' } = request
  const read = readOptionalComment(comment)
  if (request.step !== 'confirm' || isRefusal(read)) {
    const { missing } = count(standings(facts.opened, await loadSheets(context, facts.opened)))
    const form: DeskForm = {
      kind: 'desk-form',
      ...place,
      ask: { verb: 'close', missing },
      typed: { comment },
      seen: {},
    }
    return isRefusal(read) ? { ...form, fault: read } : form
  }
  const reason = read.comment === undefined ? {} : { reason: read.comment }
  await store.actOnRound(round.id, { act: 'closed', at, by: request.person, before: round.locksAt, ...reason })
  return told(context, facts, (opened) => {
    const closing = earlyClosing(opened)
    return doneBy({ ...place, opened }, closing?.by ?? request.person, closing?.at ?? at)
  })
}

/** The closing taken back: the round locks when it would have. */
export async function openAgain(
  context: ActionContext,
  facts: RoundFacts,
  person: string,
): Promise<DeskDone | Refusal> {
  const { store, clock } = context
  const at = clock.now()
  const { round } = facts.opened
  const closing = earlyClosing(facts.opened)
  if (closing === undefined) {
    return at < round.locksAt ? refuse('already-open', { locks: { instant: round.locksAt } }) : refuse('not-closed')
  }
  await store.actOnRound(round.id, { act: 'opened-again', at, by: person, before: closing.at })
  return told(context, facts, (opened) => ({
    kind: 'desk-done',
    ...facts,
    at,
    opened,
    done: 'opened-again',
    values: { locks: { instant: opened.round.locksAt } },
    undo: { verb: 'close', data: {} },
  }))
}

/** Everybody's cards say until when they can answer. */
async function told(
  context: ActionContext,
  facts: RoundFacts,
  done: (opened: OpenedRound) => DeskDone,
): Promise<DeskDone> {
  const { round } = facts.opened
  const today = localDateOf(context.clock.now(), facts.programme.timeZone)
  context.cardUpdates.note(round.id, responsiblePeople(facts.opened, today))
  context.wake()
  return done((await context.store.round(round.id)) ?? facts.opened)
}

function doneBy(place: DeskPlace, by: string, at: string): DeskDone {
  return {
    kind: 'desk-done',
    ...place,
    done: 'closed',
    values: { name: by, at: { instant: at } },
    undo: { verb: 'close', data: {} },
  }
}
