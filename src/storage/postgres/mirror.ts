/** A row as it was read, and the oldest transaction that was still open then. */
export interface Read {
  readonly horizon: string
}

/**
 * Keeps in memory what has been read and asks the database only for what has changed since.
 * Whatever was written by a transaction that had not ended at the last look is read again: numbers of
 * transactions are given at their beginning, and an older one may end later.
 */
export class Mirror<Row extends Read> {
  readonly #read: (since: string) => Promise<readonly Row[]>
  readonly #take: (rows: readonly Row[]) => void
  #since = '0'
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(read: (since: string) => Promise<readonly Row[]>, take: (rows: readonly Row[]) => void) {
    this.#read = read
    this.#take = take
  }

  /** Resolves when everything that was committed before the call is in memory. */
  async fresh(): Promise<void> {
    if (this.#running === undefined) return await this.#begin()
    // A look that has begun may miss what was committed since; those who wait share the next one.
    this.#next ??= this.#afterRunning()
    await this.#next
  }

  async #afterRunning(): Promise<void> {
    while (this.#running !== undefined) await this.#running.catch(() => undefined)
    this.#next = undefined
    await this.#begin()
  }

  #begin(): Promise<void> {
    const running = this.#look().finally(() => {
      this.#running = undefined
    })
    this.#running = running
    return running
  }

  async #look(): Promise<void> {
    const rows = await this.#read(this.#since)
    const [first] = rows
    if (first === undefined) return
    this.#take(rows)
    this.#since = first.horizon
  }
}
