import { readFileSync } from 'node:fs'

/**
 * Of the time in which these processes wanted to work since the last question, the largest share for which one of
 * them waited while others had the processors. Where the system does not tell, none.
 */
export function watchStarvation(pids: readonly number[]): () => number {
  let before = pids.map(schedule)
  return () => {
    const now = pids.map(schedule)
    const shares = now.map(({ ran, waited }, index) => {
      const [own, others] = [ran - (before[index]?.ran ?? 0), waited - (before[index]?.waited ?? 0)]
      return own + others === 0 ? 0 : others / (own + others)
    })
    before = now
    return Math.max(0, ...shares)
  }
}

/** Nanoseconds of the main thread, as Linux counts them. */
function schedule(pid: number): { readonly ran: number; readonly waited: number } {
  try {
    const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ').map(Number)
    return { ran, waited }
  } catch {
    return { ran: 0, waited: 0 }
  }
}
