import { StorageFailure } from '../../actions/ports.ts'

// Enough to keep a disk busy, and far from the limit of open files.
const atOnce = 16

/** Every write of the store passes here: only so many at once, and none after it has closed. */
export class WriteGate {
  #closed: string | undefined
  #inside = 0
  readonly #waiting: (() => void)[] = []
  readonly #leaving: (() => void)[] = []

  async pass<Result>(write: () => Promise<Result>): Promise<Result> {
    if (this.#closed !== undefined) throw new StorageFailure(this.#closed)
    if (this.#inside < atOnce) this.#inside += 1
    // Whoever leaves hands the place on, so that it is never free in between.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await write()
    } finally {
      this.#leave()
    }
  }

  /** Resolves when the writes that had begun are done; `reason` is told to those who come later. */
  async close(reason: string): Promise<void> {
    this.#closed = reason
    if (this.#inside > 0) await new Promise<void>((resolve) => this.#leaving.push(resolve))
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#inside -= 1
    else next()
    if (this.#inside === 0) for (const left of this.#leaving.splice(0)) left()
  }
}
