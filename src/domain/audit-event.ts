import type { Sheet } from './answer.ts'
import type { ChannelChange } from './channel-change.ts'
import type { EditionRecord } from './edition.ts'
import type { OpenedRound } from './expected-set.ts'
import type { Instant } from './instant.ts'
import type { Note } from './office-notes.ts'
import type { Email, Programme } from './programme.ts'
import type { RegisterChange } from './register-change.ts'
import type { EntryChangeKind } from './register-diff.ts'
import type { RoundId } from './round.ts'
import type { RoundAct } from './round-act.ts'
import type { SheetAct } from './sheet-act.ts'
import type { SheetId, SubjectId } from './subject.ts'
import type { RetainedKind, UpkeepAct } from './upkeep.ts'

export type AuditAct =
  | RoundAct['act']
  | SheetAct['act']
  | 'opened'
  | 'reopening-ended'
  | 'extended'
  | 'handed-over'
  | 'answered-on-behalf'
  | 'published'
  | 'channel-set'
  | 'imported'
  | 'assigned'
  | 'reworded'
  | 'rewording-undone'
  | UpkeepEvent
  | NoteAct

type UpkeepEvent = 'person-erased' | `${RetainedKind}-forgotten`

/** What coordinators decided about the report (`audit-sources/notes.ts`). */
type NoteAct =
  | 'summary-approved'
  | 'summary-reopened'
  | 'text-shortened'
  | 'text-mended'
  | 'text-hidden'
  | 'text-restored'
  | 'translated'
  | 'answers-joined'
  | 'answers-parted'
  | 'published-elsewhere'
  | 'publication-withdrawn'
  | 'told-outside'
  | 'telling-withdrawn'
  | 'suggested'
  | 'suggestion-declined'

/** One thing that somebody did to the programme's rounds; derived from the record of the act itself, never stored twice. */
export interface AuditEvent {
  readonly at: Instant
  /** Absent where the schedule did it. */
  readonly by?: Email
  readonly act: AuditAct
  readonly round?: RoundId
  readonly sheet?: SheetId
  readonly project?: string
  readonly subjects?: readonly SubjectId[]
  /** Whom it concerns: the owner answered for, whoever was handed a sheet. */
  readonly person?: Email
  readonly why?: string
  /** Days, moments, addresses and texts as they are stored. */
  readonly before?: string
  readonly after?: string
  readonly count?: number
  /** Of a change of the register: which thing of it, `projects perhekeskus`, what became of it, and which field. */
  readonly entry?: string
  readonly change?: EntryChangeKind
  readonly field?: string
}

/** Everything that holds the record of an act. */
export interface AuditRecords {
  readonly programme: Programme
  readonly rounds: readonly OpenedRound[]
  readonly sheets: readonly Sheet[]
  readonly editions: readonly EditionRecord[]
  readonly registerChanges?: readonly RegisterChange[]
  readonly channelChanges?: readonly ChannelChange[]
  readonly notes: readonly Note[]
  readonly upkeep?: readonly UpkeepAct[]
}

/** Reads the events of one kind of record. */
export type AuditSource = (records: AuditRecords) => readonly AuditEvent[]
