import type { RegisterUpload } from '../../actions/ports.ts'
import type { Account, ChannelAddress } from '../../domain/account.ts'
import type { Sheet } from '../../domain/answer.ts'
import type { ChannelChange } from '../../domain/channel-change.ts'
import type { Delivery, Recipient } from '../../domain/delivery.ts'
import type { Edition } from '../../domain/edition.ts'
import type { OpenedRound, SheetMove } from '../../domain/expected-set.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Note } from '../../domain/office-notes.ts'
import type { Programme } from '../../domain/programme.ts'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { RoundId } from '../../domain/round.ts'
import type { ShownCard } from '../../domain/shown-card.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'

/** Everything that is stored, in the order in which a restoring must write it. */
export const pieceKinds = [
  'register',
  'round',
  'sheet',
  'deliveries',
  'note',
  'edition',
  'account',
  'channel',
  'upload',
  'clock',
] as const
export type PieceKind = (typeof pieceKinds)[number]

/** A round with its sheets as they were when it opened. */
export type FrozenRound = Omit<OpenedRound, 'moves'>

/** All that was to be sent to one recipient in one round, and what their messages show. */
export interface RecipientDeliveries {
  readonly round: RoundId
  readonly recipient: Recipient
  readonly deliveries: readonly Delivery[]
  readonly cards: readonly ShownCard[]
}

/** The register with its changes, and the sheets of rounds that moved with them. */
export interface StoredRegister extends Programme {
  readonly changes?: readonly RegisterChange[]
  readonly moves?: readonly StoredMove[]
  readonly upkeep?: readonly UpkeepAct[]
}
export type StoredMove = SheetMove & { readonly round: RoundId }

/** The channel with every choice of one. */
export interface StoredChannel extends ChannelAddress {
  readonly changes?: readonly ChannelChange[]
}

/** One thing that changes together, as the domain knows it: the same from either store. */
export type Piece =
  | { readonly kind: 'register'; readonly data: StoredRegister }
  | { readonly kind: 'round'; readonly data: FrozenRound }
  | { readonly kind: 'sheet'; readonly data: Sheet }
  | { readonly kind: 'deliveries'; readonly data: RecipientDeliveries }
  | { readonly kind: 'note'; readonly data: Note }
  | { readonly kind: 'edition'; readonly data: Edition }
  | { readonly kind: 'account'; readonly data: Account }
  | { readonly kind: 'channel'; readonly data: StoredChannel }
  | { readonly kind: 'upload'; readonly data: RegisterUpload }
  | { readonly kind: 'clock'; readonly data: { readonly latestMoment: Instant } }

/** A store as it is copied from and to, whole. */
export interface Archive {
  /** Everything of one moment, round by round, without holding all of it in memory. */
  readonly read: () => AsyncIterable<Piece>
  /** Into an empty store, all or nothing; `verify` is shown what was written before any of it counts. */
  readonly write: (
    pieces: AsyncIterable<Piece>,
    verify: (written: AsyncIterable<Piece>) => Promise<void>,
  ) => Promise<void>
  /** Puts another piece in the place of each, or none; all or nothing, and nobody else may work with it meanwhile. */
  readonly rewrite: (change: (piece: Piece) => Piece | undefined) => Promise<void>
  readonly close: () => Promise<void>
}
