import { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../actions/context.ts'
import type { Delivered } from '../actions/deliver-due.ts'
import type { DueRunner } from '../actions/due-runner.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { dueMoments } from './due-moments.ts'
import type { SettableClock } from './settable-clock.ts'

export interface ClockMoved {
  readonly now: Instant
  readonly sent: readonly Delivered[]
}

/**
 * Moves the clock forward and stops at each due moment on the way, so that every step runs in its
 * order and none is merged; resolves when the sends are done.
 */
export async function moveClock(
  context: ActionContext & { readonly clock: SettableClock },
  dueRunner: DueRunner,
  target: Instant,
): Promise<ClockMoved | Refusal> {
  const { clock, store } = context
  const at = clock.now()
  if (target < at) return refuse('clock-goes-forward', { now: { instant: at } })
  const sent: Delivered[] = []
  const moments = (await dueMoments(context)).filter((moment) => moment > at && moment < target)
  for (const moment of [...moments, target]) {
    const delivered = await dueRunner.runAfter(async () => {
      clock.set(moment)
      await store.noteMoment(moment)
    })
    sent.push(...delivered)
  }
  return { now: target, sent }
}

/** `2021-11-08T09:00` on a wall clock of the zone; undefined for anything that is no such time. */
export function parseWallTime(text: string, timeZone: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  try {
    return instantOf(Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant())
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
