/** So many turns wait already that one more would only be late. */
export class TooManyTurns extends Error {
  override readonly name = 'TooManyTurns'
}

export interface GateLimits {
  readonly atOnce: number
  /** Of one person at once; the others' turns come in between. */
  readonly atOnceEach: number
  readonly waiting: number
  readonly waitingEach: number
}

/** Lets turns begin a few at a time, people in turns, each person's own in their order. */
export interface TurnGate {
  /** Rejects with `TooManyTurns` when too many wait; `too-fast` when too many of this person do. */
  readonly pass: <Result>(person: string, turn: () => Promise<Result>) => Promise<Result | 'too-fast'>
}

interface Lane {
  running: number
  readonly waiting: (() => void)[]
}

export function createTurnGate(limits: GateLimits): TurnGate {
  /** In the order in which they are looked at next; whoever has begun a turn goes to the end. */
  const lanes = new Map<string, Lane>()
  let running = 0
  let waiting = 0

  function laneOf(person: string): Lane {
    const lane = lanes.get(person) ?? { running: 0, waiting: [] }
    lanes.set(person, lane)
    return lane
  }

  function beginNext(): void {
    if (running >= limits.atOnce || waiting === 0) return
    for (const [person, lane] of lanes) {
      const begin = lane.running < limits.atOnceEach ? lane.waiting.shift() : undefined
      if (begin === undefined) continue
      lanes.delete(person)
      lanes.set(person, lane)
      waiting -= 1
      lane.running += 1
      running += 1
      begin()
      return
    }
  }

  function end(person: string, lane: Lane): void {
    running -= 1
    lane.running -= 1
    if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(person)
    // Not in the same breath: whoever has come meanwhile is read first, and then it is their turn before a second one.
    if (waiting > 0) setImmediate(beginNext)
  }

  return {
    async pass(person, turn) {
      if (waiting >= limits.waiting) throw new TooManyTurns('Too many turns are waiting.')
      const lane = laneOf(person)
      if (lane.waiting.length >= limits.waitingEach) return 'too-fast'
      const begun = new Promise<void>((resolve) => lane.waiting.push(resolve))
      waiting += 1
      beginNext()
      await begun
      try {
        return await turn()
      } finally {
        end(person, lane)
      }
    },
  }
}
