import { localDateOf } from '../domain/instant.ts'
import { pastRetention, type Retention } from '../domain/upkeep.ts'
import type { ActionContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** Takes out of the store what has been kept long enough, once a day; a failure waits for the next run. */
export function createForgetting(context: ActionContext): () => Promise<void> {
  let done = ''
  return async () => {
    const { clock, telemetry, retention } = context
    try {
      const { timeZone } = await loadProgramme(context)
      const today = localDateOf(clock.now(), timeZone)
      if (today === done) return
      await forgetPast(context, retention)
      done = today
    } catch (error) {
      telemetry.error('forgetting failed', error)
    }
  }
}

async function forgetPast({ store, clock, telemetry }: ActionContext, retention: Retention): Promise<void> {
  const now = clock.now()
  for (const past of pastRetention(await store.rounds(), retention, now)) {
    const count = await store.forget(past, now)
    if (count > 0) telemetry.info('kept long enough', { kind: past.kind, count })
  }
}
