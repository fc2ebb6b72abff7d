import type { ActionContext } from './context.ts'
import type { Delivered } from './deliver-due.ts'
import { runDue } from './run-due.ts'

export interface DueRunner {
  /** Runs after a run that is under way, never two at once; one that already waits serves all who ask. */
  readonly run: () => Promise<readonly Delivered[]>
  /** Claims nothing more and resolves when what is under way has ended. */
  readonly stop: () => Promise<void>
}

/** The one queue through which the timer, a moved clock and commands run what is due. */
export function createDueRunner(context: ActionContext): DueRunner {
  let stopping = false
  let current: Promise<unknown> = Promise.resolve()
  let waiting: Promise<readonly Delivered[]> | undefined

  async function next(after: Promise<unknown>): Promise<readonly Delivered[]> {
    await after
    waiting = undefined
    return stopping ? [] : runDue(context, () => stopping)
  }

  return {
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
