/**
 * What this process holds of the database. A look at what has changed does not show what is gone: where something
 * was erased or forgotten, by whichever process, everything is dropped and read anew.
 */
export class Memory {
  readonly #drops: (() => void)[] = []
  #purges: string | undefined

  /** Something that starts empty, and does so again when all is dropped. */
  keep<Held>(empty: () => Held): () => Held {
    let held = empty()
    this.#drops.push(() => {
      held = empty()
    })
    return () => held
  }

  /** The same of each key. */
  keepEach<Key, Held>(empty: (key: Key) => Held): (key: Key) => Held {
    const byKey = this.keep(() => new Map<Key, Held>())
    return (key) => {
      const held = byKey().get(key) ?? empty(key)
      byKey().set(key, held)
      return held
    }
  }

  /** Tells the number of the last purge that is stored. */
  note(purges: string): void {
    if (this.#purges === purges) return
    this.#purges = purges
    this.drop()
  }

  drop(): void {
    for (const drop of this.#drops) drop()
  }
}
