import type { ActionContext } from './context.ts'
import type { Delivered } from './deliver-due.ts'
import { runDue } from './run-due.ts'

export interface DueRunner {
  /** Runs after a run that is under way; never two at once. */
  readonly run: () => Promise<readonly Delivered[]>
}

/** The one queue through which the timer, a moved clock and commands run what is due. */
export function createDueRunner(context: ActionContext): DueRunner {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run() {
      const next = last.then(() => runDue(context))
      last = next.catch(() => undefined)
      return next
    },
  }
}
