import type { Store } from './ports.ts'

/** What nearly every step of a turn asks for, and few change. */
const remembered = new Set<PropertyKey>(['register', 'rounds'] satisfies (keyof Store)[])

/** What turns ask for and keep most often, and what changes neither. */
const apart = new Set<PropertyKey>([
  'round',
  'sheet',
  'sheets',
  'saveDraft',
  'send',
  'deliveriesTo',
  'shownCards',
  'noteCard',
  'accounts',
  'accountByEmail',
  'accountByObjectId',
  'patchAccount',
  'channel',
  'notes',
  'editions',
] satisfies (keyof Store)[])

/**
 * The store as one turn or one delivery sees it: the register and the rounds are read once, and again after anything that
 * may have changed them. What others change meanwhile is found by the checks of every write, as if the turn had been
 * a moment earlier.
 */
export function storeOfTurn(store: Store): Store {
  const known = new Map<PropertyKey, unknown>()
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function' || apart.has(name)) return method
      if (remembered.has(name)) return read(name, () => method.apply(target))
      return async (...given: readonly unknown[]) => {
        try {
          return await method.apply(target, given)
        } finally {
          known.clear()
        }
      }
    },
  })

  function read(name: PropertyKey, ask: () => unknown): () => Promise<unknown> {
    return async () => {
      const asked = known.get(name) ?? ask()
      known.set(name, asked)
      try {
        return await asked
      } catch (error) {
        known.delete(name)
        throw error
      }
    }
  }
}
