import { Temporal } from 'temporal-polyfill'
import type { Sheet } from './answer.ts'
import type { OpenedRound } from './expected-set.ts'
import { type Instant, instantOf } from './instant.ts'
import { parseNoteKey } from './note-keys.ts'
import type { Note } from './office-notes.ts'
import type { RoundId } from './round.ts'
import { lastLockOf } from './round-acts.ts'

/** What is kept for a time only. */
export const retainedKinds = ['answers', 'audit', 'deliveries'] as const
export type RetainedKind = (typeof retainedKinds)[number]

/** For how many months after a round has locked each kind is kept. */
export type Retention = Readonly<Record<RetainedKind, number>>

/** What was taken out of the store and how much of it; no name and no text. */
export type UpkeepAct = { readonly at: Instant } & (
  | { readonly act: 'erased'; readonly by: string; readonly count: number }
  | {
      readonly act: 'forgotten'
      readonly kind: RetainedKind
      /** Absent for changes of the register and of the channel, then those before `before`. */
      readonly round?: RoundId
      readonly before?: Instant
      readonly count: number
    }
)

/** What has been kept long enough: of a round, or changes of the register and of the channel before then. */
export type Past =
  | { readonly kind: RetainedKind; readonly round: RoundId }
  | { readonly kind: 'audit'; readonly before: Instant }

/** All that is past its time by now; asked every day, and the same again until it is gone. */
export function pastRetention(rounds: readonly OpenedRound[], retention: Retention, now: Instant): readonly Past[] {
  const limits = retainedKinds.map((kind) => ({ kind, before: monthsBefore(now, retention[kind]) }))
  const ofRounds = rounds.flatMap((opened) =>
    limits.flatMap(({ kind, before }) => (lastLockOf(opened) < before ? [{ kind, round: opened.round.id }] : [])),
  )
  return [...ofRounds, { kind: 'audit', before: monthsBefore(now, retention.audit) }]
}

function monthsBefore(now: Instant, months: number): Instant {
  return instantOf(Temporal.Instant.from(now).toZonedDateTimeISO('UTC').subtract({ months }).toInstant())
}

/** The sheet without what was typed; who returned or accepted it stays as long as the audit. */
export function withoutAnswers(sheet: Sheet): Sheet {
  const { acts, ...rest } = sheet
  const kept = acts?.filter(({ act }) => act !== 'moved') ?? []
  return { ...rest, drafts: {}, revisions: [], ...(kept.length === 0 ? {} : { acts: kept }) }
}

/** The note without its texts, where it is about answers; who wrote it and when stays as long as the audit. */
export function withoutTexts(note: Note): Note {
  if (!isAboutAnswers(note.key)) return note
  // What a text was made of is a text too.
  return { ...note, versions: note.versions.map(({ madeOf: _, ...version }) => ({ ...version, text: '' })) }
}

export function isAboutAnswers(key: string): boolean {
  const about = parseNoteKey(key)?.about
  return about !== undefined && textNotes.has(about)
}

const textNotes = new Set(['summary', 'summary-translation', 'print', 'translation'])

/** The round without the record of what was done to it; its dates, and who need not report, stay. */
export function withoutActs(opened: OpenedRound): OpenedRound {
  const { acts: _, extensions: __, ...rest } = opened
  return { ...rest, handovers: [], exemptions: opened.exemptions.map((exemption) => ({ ...exemption, reason: '' })) }
}

export function withoutSheetActs({ acts: _, ...sheet }: Sheet): Sheet {
  return sheet
}

/** The note as it stands, without how it came to that. */
export function withoutEarlierVersions(note: Note): Note {
  return note.versions.length < 2 ? note : { ...note, versions: note.versions.slice(-1) }
}

/** How many records of an act there are. */
export function actsIn({ acts = [], extensions = [], handovers }: OpenedRound): number {
  return acts.length + extensions.length + handovers.length
}

/** How many things that people have typed. */
export function answersIn({ drafts, revisions }: Sheet): number {
  return Object.keys(drafts).length + revisions.length
}
