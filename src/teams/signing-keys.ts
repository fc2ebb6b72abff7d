import { createPublicKey } from 'node:crypto'
import { z } from 'zod/v4'

/** A public key as the SDK takes it. */
export interface SigningKey {
  /** PEM. */
  readonly key: string
  /** The channels it may vouch for. */
  readonly endorsements?: string[]
}

export interface SigningKeys {
  /** Null for a key that nobody vouches for. Rejects with `KeysUnavailable` where that cannot be asked. */
  readonly get: (keyId: string) => Promise<SigningKey | null>
}

export interface SigningKeysOptions {
  /** Where the OpenID metadata says where the keys are. */
  readonly metadataUrl: string
  /** How long it and the keys may take together. */
  readonly withinMs: number
  /** Gives milliseconds that only go forward. */
  readonly now: () => number
  /** Told once in a while as long as they cannot be had. */
  readonly onFailure: (error: unknown) => void
}

/** The keys of those who vouch for requests cannot be had: nobody's fault who sends one. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

const minuteMs = 60_000
const freshMs = 24 * 60 * minuteMs
/** Keys that cannot be asked for again stay good for this long; one that was withdrawn goes as soon as they can. */
const goodMs = 2 * freshMs
/** So often a name that is not among them makes the bot ask: keys change, and forgers make names up. */
const unknownMs = 5 * minuteMs

/**
 * Keeps the keys for a day. When it is over they are asked for anew while those that are known still serve, one
 * question at a time, and nobody waits for it but who comes with a key that is not known yet.
 */
export function createSigningKeys({ metadataUrl, withinMs, now, onFailure }: SigningKeysOptions): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let toldAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | undefined

  async function fetchAnew(): Promise<void> {
    triedAt = now()
    try {
      keys = await fetchKeys(metadataUrl, AbortSignal.timeout(withinMs))
      fetchedAt = now()
    } catch (cause) {
      if (now() - toldAt >= minuteMs) {
        toldAt = now()
        onFailure(cause)
      }
      throw new KeysUnavailable('The signing keys could not be fetched.', { cause })
    } finally {
      fetching = undefined
    }
  }

  function refresh(): Promise<void> {
    fetching ??= fetchAnew()
    return fetching
  }

  return {
    async get(keyId) {
      const age = now() - fetchedAt
      const known = age < goodMs ? keys.get(keyId) : undefined
      if (known !== undefined) {
        // What becomes of it is told above.
        if (age >= freshMs && now() - triedAt >= minuteMs) refresh().catch(() => undefined)
        return known
      }
      if (age >= unknownMs) await refresh()
      return keys.get(keyId) ?? null
    },
  }
}

const metadata = z.object({ jwks_uri: z.url() })
const keySet = z.object({ keys: z.array(z.unknown()) })
const rsaKey = z.object({
  kty: z.literal('RSA').default('RSA'),
  kid: z.string().min(1),
  n: z.string().min(1),
  e: z.string().min(1),
  endorsements: z.array(z.string()).optional(),
})

async function fetchKeys(url: string, signal: AbortSignal): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = metadata.parse(await fetchJson(url, signal))
  const { keys } = keySet.parse(await fetchJson(jwks_uri, signal))
  const read = keys.flatMap((each) => {
    const parsed = rsaKey.safeParse(each)
    if (!parsed.success) return []
    const { kty, kid, n, e, endorsements } = parsed.data
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    return [[kid, { key: `${key}`, ...(endorsements === undefined ? {} : { endorsements }) }] as const]
  })
  if (read.length === 0) throw new Error('There is no key.')
  return new Map(read)
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`Answered with ${response.status}.`)
  return await response.json()
}
