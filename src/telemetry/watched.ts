import type { Pace } from '../actions/pace.ts'
import type { Store, Telemetry } from '../actions/ports.ts'

/** The same store, with the time that each of its methods takes measured. */
export function watchedStore(store: Store, telemetry: Telemetry): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...given: readonly unknown[]) => {
        const begun = performance.now()
        try {
          return await method.apply(target, given)
        } finally {
          telemetry.observe('store', (performance.now() - begun) / 1000, { method: String(name) })
        }
      }
    },
  })
}

/** The same pace, with the pauses counted that the service asks for. */
export function watchedPace(pace: Pace, telemetry: Telemetry): Pace {
  return {
    ...pace,
    pause(seconds) {
      telemetry.count('throttle_pauses', {})
      pace.pause(seconds)
    },
  }
}
