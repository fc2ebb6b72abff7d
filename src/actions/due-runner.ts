import type { ActionContext } from './context.ts'
import type { Delivered } from './deliver-due.ts'
import { createForgetting } from './forget-past.ts'
import { runDue } from './run-due.ts'

export interface DueRunner {
  /** Runs after a run that is under way, never two at once; one that already waits serves all who ask. */
  readonly run: () => Promise<readonly Delivered[]>
  /** A run of its own, before which nothing else runs: what it changes, no run under way can see. */
  readonly runAfter: (change: () => Promise<void>) => Promise<readonly Delivered[]>
  /** Claims nothing more and resolves when what is under way has ended. */
  readonly stop: () => Promise<void>
}

/** The one queue through which the timer, a moved clock and commands run what is due. */
export function createDueRunner(context: ActionContext): DueRunner {
  const forgetPast = createForgetting(context)
  let stopping = false
  let current: Promise<unknown> = Promise.resolve()
  let waiting: Promise<readonly Delivered[]> | undefined

  async function next(after: Promise<unknown>): Promise<readonly Delivered[]> {
    await after
    waiting = undefined
    if (!stopping) await forgetPast()
    return stopping ? [] : runDue(context, () => stopping)
  }

  return {
    runAfter(change) {
      // Whoever asks from now on comes after the change.
      waiting = undefined
      const changed = current.then(change)
      const own = changed.then(() => (stopping ? [] : runDue(context, () => stopping)))
      current = own.catch(() => undefined)
      return own
    },
    run() {
      if (waiting !== undefined) return waiting
      waiting = next(current)
      current = waiting.catch(() => undefined)
      return waiting
    },
    async stop() {
      stopping = true
      await current
    },
  }
}
