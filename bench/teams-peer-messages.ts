/** Presses of `open` by these owners, one every so often, until told to stop or so many are done. */
export interface Presses {
  readonly kind: 'press'
  readonly botUrl: string
  readonly serviceUrl: string
  readonly round: string
  readonly owners: readonly { readonly objectId: string; readonly sheet: string }[]
  readonly everyMs: number
  readonly most: number
}

export type ToPeer = Presses | { readonly kind: 'stop' } | { readonly kind: 'count' }

export type FromPeer =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'counted'; readonly posts: number; readonly throttled: number }
  | { readonly kind: 'pressed'; readonly latencies: readonly number[] }
