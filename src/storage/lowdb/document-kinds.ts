import { z } from 'zod/v4'
import type { RegisterUpload } from '../../actions/ports.ts'
import type { Account, ChannelAddress } from '../../domain/account.ts'
import type { Sheet } from '../../domain/answer.ts'
import type { ChannelChange } from '../../domain/channel-change.ts'
import type { Delivery, Recipient } from '../../domain/delivery.ts'
import type { Edition } from '../../domain/edition.ts'
import type { OpenedRound, SheetMove } from '../../domain/expected-set.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Note } from '../../domain/office-notes.ts'
import type { Email, Programme } from '../../domain/programme.ts'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { RoundId } from '../../domain/round.ts'
import type { ShownCard } from '../../domain/shown-card.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'
import { documentKind } from './document-kind.ts'
import { fileInRound, personFile, roundFile, uploadFile } from './file-names.ts'

/** All deliveries of one round to one recipient. */
export interface Ledger {
  readonly round: RoundId
  readonly recipient: Recipient
  readonly entries: readonly LedgerEntry[]
  /** What messages show that were pressed or asked for; absent until there is one. */
  readonly cards?: readonly ShownCard[]
}

/** A delivery counts from the moment at which the round says that the step is planned. */
export interface LedgerEntry {
  readonly plannedIn: string
  readonly delivery: Delivery
}

export interface ClockReading {
  readonly latestMoment: Instant
}

const id = z.string().min(1)
const instant = z.string().min(1)
const listOf = (item: z.ZodType): z.ZodType => z.array(item)
const withId = z.looseObject({ id })

/** The register with its changes; what they move in open rounds stands here too, so that all of it is one file. */
export interface RegisterDocument extends Programme {
  readonly changes?: readonly RegisterChange[]
  readonly moves?: readonly (SheetMove & { readonly round: RoundId })[]
  readonly upkeep?: readonly UpkeepAct[]
}

export const registerKind = documentKind<RegisterDocument>(
  'register',
  z.looseObject({
    version: z.literal(1),
    id,
    timeZone: id,
    coordinators: listOf(id),
    people: listOf(z.looseObject({ email: id })),
    goals: listOf(withId),
    projects: listOf(z.looseObject({ id, owners: listOf(id), lines: listOf(z.looseObject({ goal: id })) })),
    series: listOf(z.looseObject({ id, questions: listOf(withId) })),
    changes: listOf(z.looseObject({ number: z.number().int().min(1), id, at: instant, by: id })).optional(),
    moves: listOf(z.looseObject({ round: id, sheet: id, after: listOf(id), by: id, at: instant })).optional(),
    upkeep: listOf(z.looseObject({ at: instant, act: id })).optional(),
  }),
  () => 'register.json',
)

export const roundKind = documentKind<OpenedRound>(
  'round',
  z.looseObject({
    round: z.looseObject({ id, series: id, deadline: id, opensAt: instant, dueAt: instant, locksAt: instant }),
    openedAt: instant,
    sheets: listOf(z.looseObject({ id, owners: listOf(id), subjects: listOf(withId) })),
    exemptions: listOf(z.looseObject({ subject: id, reason: z.string(), by: id, at: instant })),
    handovers: listOf(z.looseObject({ sheet: id, from: id, to: id, by: id, at: instant })),
    plannedSteps: listOf(id),
    acts: listOf(z.looseObject({ act: id, at: instant, by: id })).optional(),
  }),
  ({ round }) => roundFile(round.id),
)

const answer = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('values'), values: z.looseObject({}) }),
  z.looseObject({ kind: z.literal('quick'), quick: id }),
  z.looseObject({ kind: z.literal('unchanged'), since: id, values: z.looseObject({}) }),
  z.looseObject({ kind: z.literal('same'), goal: id, values: z.looseObject({}) }),
])
const draft = z.looseObject({ revision: z.number().int().min(1), answer, savedAt: instant, savedBy: id })
const sentRevision = z.looseObject({
  number: z.number().int().min(1),
  sentAt: instant,
  sentBy: id,
  answers: z.record(z.string(), answer),
})

export const sheetKind = documentKind<Sheet>(
  'sheet',
  z.looseObject({
    round: id,
    id,
    drafts: z.record(z.string(), draft),
    revisions: listOf(sentRevision),
    acts: listOf(z.looseObject({ act: id, at: instant, by: id })).optional(),
  }),
  (sheet) => fileInRound(sheet.round, 'sheets', sheet.id),
)

const deliveryState = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('planned') }),
  z.looseObject({ state: z.literal('claimed'), holder: id, leaseUntil: instant }),
  z.looseObject({ state: z.literal('sent'), sentAt: instant }),
  z.looseObject({ state: z.literal('retrying'), nextAt: instant }),
  z.looseObject({ state: z.literal('failed') }),
  z.looseObject({ state: z.literal('skipped') }),
  z.looseObject({ state: z.literal('unknown') }),
])
const delivery = z.looseObject({
  key: z.looseObject({ round: id, recipient: id, step: id }),
  dueAt: instant,
  current: deliveryState,
  attempts: listOf(z.looseObject({ at: instant, outcome: z.enum(['unknown', 'sent', 'failed']) })),
  openedAt: instant.optional(),
})

export const ledgerKind = documentKind<Ledger>(
  'deliveries',
  z.looseObject({
    round: id,
    recipient: id,
    entries: listOf(z.looseObject({ plannedIn: id, delivery })),
    cards: listOf(z.looseObject({ conversation: id, message: id, face: z.looseObject({ shows: id }) })).optional(),
  }),
  ({ round, recipient }) => fileInRound(round, 'deliveries', recipient),
)

export const editionKind = documentKind<Edition>(
  'edition',
  z.looseObject({ round: id, number: z.number().int().min(1), publishedAt: instant, model: z.looseObject({}) }),
  ({ round, number }) => fileInRound(round, 'editions', String(number)),
)

const wording = z.looseObject({ text: z.string(), indicators: listOf(z.string()), source: z.string() })
const target = z.looseObject({ id, indicators: listOf(z.looseObject({ id })) })

export const noteKind = documentKind<Note>(
  'note',
  z.looseObject({
    round: id,
    key: id,
    versions: listOf(
      z.looseObject({
        revision: z.number().int().min(1),
        at: instant,
        by: id,
        state: id,
        text: z.string(),
        wording: z
          .looseObject({
            before: wording,
            after: wording,
            swap: z.looseObject({ replaced: target.optional(), accepted: target }).optional(),
          })
          .optional(),
        madeOf: z.string().optional(),
      }),
    ),
  }),
  ({ round, key }) => fileInRound(round, 'notes', key),
)

export const accountKind = documentKind<Account>(
  'account',
  z.looseObject({
    email: id,
    tenant: id,
    objectId: id,
    userId: id,
    reachedVia: z.looseObject({}),
    reach: id,
    seenAt: instant,
  }),
  ({ email }) => personFile(email),
)

/** The channel with every choice of one, so that both are one file. */
export interface ChannelDocument extends ChannelAddress {
  readonly changes?: readonly ChannelChange[]
}

export const channelKind = documentKind<ChannelDocument>(
  'channel',
  z.looseObject({
    serviceUrl: id,
    conversation: id,
    bot: id,
    tenant: id,
    setBy: id.optional(),
    setAt: instant.optional(),
    changes: listOf(z.looseObject({ at: instant, by: id, after: id })).optional(),
  }),
  () => 'channel.json',
)

export const clockKind = documentKind<ClockReading>(
  'clock',
  z.looseObject({ latestMoment: instant }),
  () => 'clock.json',
)

/** Without an upload once it has been applied or dropped: a file is never taken away. */
export interface UploadDocument {
  readonly by: Email
  readonly upload?: RegisterUpload
}

export const uploadKind = documentKind<UploadDocument>(
  'upload',
  z.looseObject({
    by: id,
    upload: z.looseObject({ id, by: id, at: instant, version: z.number(), programme: z.looseObject({}) }).optional(),
  }),
  ({ by }) => uploadFile(by),
)
