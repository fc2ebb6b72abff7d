import { z } from 'zod/v4'
import type { ActionContext } from '../actions/context.ts'
import type { Delivered } from '../actions/deliver-due.ts'
import type { DueRunner } from '../actions/due-runner.ts'
import { type Instant, wallTimeOf } from '../domain/instant.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { nextMoment } from './due-moments.ts'
import { type ClockMoved, moveClock, parseWallTime } from './move-clock.ts'
import type { SettableClock } from './settable-clock.ts'

/** What a developer can do that nobody can in Teams. */
export interface LocalDesk {
  readonly nextMoment: () => Promise<Instant | undefined>
  /** From the chat: the number of messages that really went out. */
  readonly moveClock: (to: string) => Promise<{ readonly now: Instant; readonly sent: number } | Refusal>
  /** From `PUT /local/clock`. */
  readonly putClock: (body: unknown) => Promise<{ readonly status: number; readonly body: object }>
}

const clockBody = z.object({ now: z.string() })

export function createLocalDesk(
  context: ActionContext & { readonly clock: SettableClock },
  dueRunner: DueRunner,
  timeZone: string,
): LocalDesk {
  let last: Promise<unknown> = Promise.resolve()

  /** Moves follow each other: a clock that two set at once would go back. */
  function move(to: string): Promise<ClockMoved | Refusal> {
    const target = parseWallTime(to, timeZone)
    const moved = last.then(() => (target === undefined ? refuse('bad-time') : moveClock(context, dueRunner, target)))
    last = moved.catch(() => undefined)
    return moved
  }
  return {
    nextMoment: () => nextMoment(context),
    async moveClock(to) {
      const moved = await move(to)
      return isRefusal(moved) ? moved : { now: moved.now, sent: moved.sent.filter(wasSent).length }
    },
    async putClock(body) {
      const parsed = clockBody.safeParse(body)
      const moved = parsed.success ? await move(parsed.data.now) : refuse('bad-time')
      if (isRefusal(moved)) return { status: 400, body: { error: moved.refused } }
      const now = wallTimeOf(moved.now, timeZone).replace(' ', 'T')
      return { status: 200, body: { now, sent: moved.sent } }
    },
  }
}

function wasSent({ outcome }: Delivered): boolean {
  return outcome === 'sent'
}
