export interface Rate {
  /** How many may come at once by somebody who has been quiet. */
  readonly burst: number
  readonly perSecond: number
}

/** Counts what each one does against a rate of their own. */
export interface RateLimit {
  /** False when it is too much; what is refused does not count. */
  readonly take: (key: string) => boolean
  /**
   * In how many milliseconds its time comes; undefined where that is later than the longest wait. That counts as well:
   * who goes on at such a pace comes to nothing, and who slows down is let in again.
   */
  readonly reserve: (key: string, longestWaitMs: number) => number | undefined
}

const mostRemembered = 20_000

/** `now` gives milliseconds that only go forward. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): RateLimit {
  const spent = new Map<string, { readonly count: number; readonly at: number }>()

  function forgetTheQuiet(at: number): void {
    for (const [key, entry] of spent) {
      if (left(entry, at) <= 0) spent.delete(key)
    }
  }

  function left(entry: { readonly count: number; readonly at: number }, at: number): number {
    return Math.max(0, entry.count - ((at - entry.at) / 1000) * perSecond)
  }

  /** What there is to count with this one. */
  function next(key: string, at: number): number {
    if (spent.size >= mostRemembered) forgetTheQuiet(at)
    const entry = spent.get(key)
    return (entry === undefined ? 0 : left(entry, at)) + 1
  }

  return {
    take(key) {
      const at = now()
      const count = next(key, at)
      if (count > burst) return false
      spent.set(key, { count, at })
      return true
    },
    reserve(key, longestWaitMs) {
      const at = now()
      const count = next(key, at)
      const most = burst + (longestWaitMs / 1000) * perSecond
      spent.set(key, { count: Math.min(count, most), at })
      return count > most ? undefined : (Math.max(0, count - burst) / perSecond) * 1000
    },
  }
}
