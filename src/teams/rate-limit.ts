export interface Rate {
  /** How many may come at once by somebody who has been quiet. */
  readonly burst: number
  readonly perSecond: number
}

/** Counts what each one does against a rate of their own. */
export interface RateLimit {
  /** False when it is too much; what is refused does not count. */
  readonly take: (key: string) => boolean
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

  return {
    take(key) {
      const at = now()
      if (spent.size >= mostRemembered) forgetTheQuiet(at)
      const entry = spent.get(key)
      const count = entry === undefined ? 0 : left(entry, at)
      if (count + 1 > burst) return false
      spent.set(key, { count: count + 1, at })
      return true
    },
  }
}
