import { readOptionalComment } from '../domain/comment.ts'
import type { DeskDone, DeskForm, DeskPlace } from '../domain/desk.ts'
import { localDateOf } from '../domain/instant.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { workingDayAfter } from '../domain/working-days.ts'
import type { ActionContext } from './context.ts'
import { extendRound } from './extend-round.ts'
import { type DeskRequest, loadDesk } from './load-desk.ts'

export interface ExtensionRequest extends DeskRequest {
  readonly day: string
  readonly comment: string
}

const usualWorkingDays = 5

/** Another last day for answers, from a card: asks for the day and, if one likes, why. */
export async function askExtension(
  context: ActionContext,
  request: ExtensionRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const facts = await loadDesk(context, request)
  if (isRefusal(facts)) return facts
  const { programme, opened } = facts
  const place: DeskPlace = { ...facts, at: context.clock.now() }
  const { person, round, step, day, comment } = request
  const today = localDateOf(place.at, programme.timeZone)
  const [from = today] = [opened.round.answersDue, today].sort().toReversed()
  const suggested = workingDayAfter(from, usualWorkingDays, context.daysOff)
  const form = (fault?: Refusal): DeskForm => ({
    kind: 'desk-form',
    ...place,
    ask: { verb: 'extend', day: suggested },
    typed: { day: step === undefined ? suggested : day, comment },
    seen: {},
    ...(fault === undefined ? {} : { fault }),
  })
  if (step === undefined) return form()
  const read = readOptionalComment(comment)
  if (isRefusal(read)) return form(read)
  const { comment: reason } = read
  const extended = await extendRound(context, { person, round, date: day, ...(reason === undefined ? {} : { reason }) })
  if (isRefusal(extended)) return form(extended)
  const { before, facts: now, isReversible } = extended
  const { answersDue, locksAt, reportAt } = now.opened.round
  const due = { date: answersDue }
  const done: DeskPlace & { readonly kind: 'desk-done' } = { kind: 'desk-done', ...place, opened: now.opened }
  if (before === answersDue) return { ...done, done: 'same-day', values: { due } }
  return {
    ...done,
    done: 'extended',
    values: { due, locks: { instant: locksAt }, report: { instant: reportAt } },
    ...(isReversible ? { undo: { verb: 'extend', data: { day: before, comment: '' } } } : {}),
  }
}
