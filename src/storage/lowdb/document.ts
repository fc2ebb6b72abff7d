import { type Adapter, Low } from 'lowdb'
import { deepFreeze } from './deep-freeze.ts'
import { diskFailure } from './disk.ts'

/** What a change decides: the state to write, if anything must be written, and what the caller is told. */
export interface Change<T, Result> {
  readonly state?: T
  readonly result: Result
}

interface Waiting<T> {
  readonly decide: (state: T | undefined) => Decided<T>
  readonly fail: (error: unknown) => void
}

interface Decided<T> {
  readonly state: T | undefined
  readonly tell: () => void
}

/**
 * One document of the store. `current` is what is durable; changes are decided one after another,
 * and those that arrive while a write runs are written together by the next one.
 */
export class Document<T extends object> {
  readonly #low: Low<T | null>
  #current: T | undefined
  #waiting: Waiting<T>[] = []
  #working = false

  constructor(adapter: Adapter<T>) {
    const write = async (data: T | null): Promise<void> => {
      if (data !== null) await adapter.write(data)
    }
    this.#low = new Low<T | null>({ read: () => adapter.read(), write }, null)
  }

  /** To be called once, before anything else. */
  async load(): Promise<void> {
    await this.#low.read()
    this.#current = deepFreeze(this.#low.data ?? undefined)
  }

  get current(): T | undefined {
    return this.#current
  }

  /**
   * Resolves when what the decision rests on is durable, and rejects with a `StorageFailure` when it
   * could not be written. A change that throws, or that changes nothing, concerns its own caller only.
   */
  update<Result>(change: (state: T | undefined) => Change<T, Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const decide = (state: T | undefined): Decided<T> => {
        const { state: changed, result } = change(state)
        return { state: changed, tell: () => resolve(result) }
      }
      this.#waiting.push({ decide, fail: reject })
      if (!this.#working) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#working = true
    while (this.#waiting.length > 0) await this.#workTogether(this.#waiting.splice(0))
    this.#working = false
  }

  async #workTogether(waiting: readonly Waiting<T>[]): Promise<void> {
    let state = this.#current
    const dependent: { readonly tell: () => void; readonly fail: (error: unknown) => void }[] = []
    for (const { decide, fail } of waiting) {
      try {
        const decided = decide(state)
        state = decided.state ?? state
        // A decision on a state that is not durable yet must wait for it, even if it changes nothing itself.
        if (state === this.#current) decided.tell()
        else dependent.push({ tell: decided.tell, fail })
      } catch (error) {
        fail(error)
      }
    }
    if (state === undefined || state === this.#current) return
    try {
      this.#low.data = deepFreeze(state)
      await this.#low.write()
      this.#current = state
      for (const { tell } of dependent) tell()
    } catch (error) {
      this.#low.data = this.#current ?? null
      const failure = diskFailure('What was to be stored could not be written', error)
      for (const { fail } of dependent) fail(failure)
    }
  }
}
