import { readComment } from '../domain/comment.ts'
import type { DeskDone, DeskForm } from '../domain/desk.ts'
import {
  addSeconds,
  daySeconds,
  type Instant,
  instantAt,
  isClockTime,
  isLocalDate,
  localDateOf,
} from '../domain/instant.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { reopeningOf } from '../domain/round-acts.ts'
import { workingDayAfter } from '../domain/working-days.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheet, type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'
import { isLocked } from './load-sheet.ts'
import { planReopenings } from './plan-desk-news.ts'

export interface ReopenRequest extends DeskSheetRequest {
  readonly day: string
  readonly time: string
  readonly comment: string
}

/** Nobody means a moment further off than this; it is a slip of the finger. */
const mostSeconds = 183 * daySeconds
const usualWorkingDays = 3
const usualTime = '16:00'

/** Lets one project answer after its round was locked, until a given time and for a reason. */
export async function reopenSheet(
  context: ActionContext,
  request: ReopenRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const { opened } = sheet
  const now = context.clock.now()
  if (request.step === 'undo') return end(context, sheet, request)
  if (now < opened.round.locksAt) return refuse('still-open', { locks: { instant: opened.round.locksAt } })
  if (request.step !== 'confirm') return form(context, sheet, request)
  const until = readMoment(request, sheet.programme.timeZone)
  if (until === undefined || until <= now || until > addSeconds(now, mostSeconds)) {
    return form(context, sheet, request, refuse('bad-moment'))
  }
  const read = readComment(request.comment)
  if (isRefusal(read)) return form(context, sheet, request, read)
  await act(context, sheet, { until, by: request.person, reason: read.comment })
  const undo = { verb: 'reopen', data: {} } as const
  return {
    kind: 'desk-done',
    ...placeOf(context, sheet),
    done: 'reopened',
    values: { until: { instant: until } },
    undo,
  }
}

/** Takes no answers any more from this moment on; drafts stay. */
async function end(context: ActionContext, sheet: DeskSheet, { person }: ReopenRequest): Promise<DeskDone> {
  if (!isLocked(context, sheet) && reopeningOf(sheet.opened, sheet.expected.id) !== undefined) {
    await act(context, sheet, { until: context.clock.now(), by: person, reason: '' })
  }
  return { kind: 'desk-done', ...placeOf(context, sheet), done: 'reopening-ended', values: {} }
}

async function act(
  context: ActionContext,
  sheet: DeskSheet,
  { until, by, reason }: { readonly until: Instant; readonly by: string; readonly reason: string },
): Promise<void> {
  const { store, clock, cardUpdates, wake } = context
  const { round } = sheet.opened
  const record = { act: 'reopened', at: clock.now(), by, sheet: sheet.expected.id, until, reason } as const
  if (!(await store.actOnRound(round.id, record))) return
  cardUpdates.note(round.id, viewersOf(sheet, sheet.expected))
  const opened = await store.round(round.id)
  if (opened !== undefined) await planReopenings(context, { ...sheet, opened })
  wake()
}

function readMoment({ day, time }: ReopenRequest, timeZone: string): Instant | undefined {
  return isLocalDate(day) && isClockTime(time) ? instantAt(day, time, timeZone) : undefined
}

function form(context: ActionContext, sheet: DeskSheet, request: ReopenRequest, fault?: Refusal): DeskForm {
  const today = localDateOf(context.clock.now(), sheet.programme.timeZone)
  const day = workingDayAfter(today, usualWorkingDays, context.daysOff)
  const { step, comment } = request
  return {
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'reopen', day },
    typed: step === undefined ? { day, time: usualTime, comment } : { day: request.day, time: request.time, comment },
    seen: {},
    ...(fault === undefined ? {} : { fault }),
  }
}
