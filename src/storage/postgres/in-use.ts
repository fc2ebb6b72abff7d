import { StorageFailure } from '../../actions/ports.ts'

/** Counts the calls that are under way, so that closing can wait for them. */
export class InUse {
  #calls = 0
  #closed = false
  readonly #ended: (() => void)[] = []

  /** The same methods, which refuse once it has been closed. */
  watch<Methods extends object>(methods: Methods): Methods {
    return new Proxy(methods, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return (...given: readonly unknown[]) => this.#call(() => Reflect.apply(method, target, given))
      },
    })
  }

  /** Resolves when what had begun has ended. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#calls > 0) await new Promise<void>((resolve) => this.#ended.push(resolve))
  }

  async #call(method: () => unknown): Promise<unknown> {
    if (this.#closed) throw new StorageFailure('The store is closed')
    this.#calls += 1
    try {
      return await method()
    } finally {
      this.#calls -= 1
      if (this.#calls === 0) for (const end of this.#ended.splice(0)) end()
    }
  }
}
