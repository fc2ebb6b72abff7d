import type { Account, ChannelAddress, ConversationAddress } from '../domain/account.ts'
import type { Answer, Draft, Sheet } from '../domain/answer.ts'
import type { ChannelChange } from '../domain/channel-change.ts'
import type { ClaimTerms, Delivery, DeliveryKey, DeliveryOutcome, Recipient } from '../domain/delivery.ts'
import type { Edition, EditionRecord } from '../domain/edition.ts'
import type { ExpectedSheet, OpenedRound } from '../domain/expected-set.ts'
import type { Extension } from '../domain/extension.ts'
import type { Handover } from '../domain/handover.ts'
import type { Instant } from '../domain/instant.ts'
import type { Language } from '../domain/local-text.ts'
import type { Note, NoteResult, NoteSave } from '../domain/office-notes.ts'
import type { Email, Programme } from '../domain/programme.ts'
import type { OwnerMove, RegisterChange } from '../domain/register-change.ts'
import type { ReportFormat } from '../domain/report-format.ts'
import type { Audience, ReportModel, SummaryParagraph } from '../domain/report-model.ts'
import type { Round, RoundId } from '../domain/round.ts'
import type { RoundAct } from '../domain/round-act.ts'
import type { SheetAct } from '../domain/sheet-act.ts'
import type { CardFace, ShownCard } from '../domain/shown-card.ts'
import type { SheetId, SubjectId } from '../domain/subject.ts'
import type { Past, UpkeepAct } from '../domain/upkeep.ts'

/**
 * The truth. Each method is atomic by itself and resolves only when what it wrote is durable;
 * a failed write changes nothing and rejects with a `StorageFailure`.
 */
export interface Store {
  readonly register: () => Promise<Programme | undefined>
  /** Into an empty store only; false when there is a register already. */
  readonly importRegister: (programme: Programme) => Promise<boolean>
  /** Every change since then, the oldest first; the last one's number is the register's version. */
  readonly registerChanges: () => Promise<readonly RegisterChange[]>
  /**
   * The changed register, the record of the change, and the sheets of open rounds that move to other owners: all of it
   * or nothing. False where the number is not the next one: somebody else was first, and nothing changes.
   */
  readonly changeRegister: (update: RegisterUpdate) => Promise<boolean>
  /** What somebody has handed in waits here until it is applied or dropped; a newer one of theirs takes its place. */
  readonly keepUpload: (upload: RegisterUpload) => Promise<void>
  readonly upload: (person: Email) => Promise<RegisterUpload | undefined>
  /** Only the one with this id. */
  readonly dropUpload: (person: Email, id: string) => Promise<void>

  /** The commit point of an opening: false when the round is open already, and nothing changes. */
  readonly openRound: (opening: {
    readonly round: Round
    readonly at: Instant
    readonly sheets: readonly ExpectedSheet[]
    /** Who opens it before its time; absent where the schedule does. */
    readonly by?: Email
    readonly reason?: string
  }) => Promise<boolean>
  readonly round: (id: RoundId) => Promise<OpenedRound | undefined>
  /** By deadline, the earliest first. */
  readonly rounds: () => Promise<readonly OpenedRound[]>
  /**
   * Does what `withRoundAct` says of the round as it is now, and keeps the act with it; false where that says nothing
   * changes: a repeat, or another coordinator was faster.
   */
  readonly actOnRound: (round: RoundId, act: RoundAct) => Promise<boolean>
  /**
   * The round with its new dates, and who moved them; false where it is no longer the one that they were reckoned from
   * (`withExtension`): somebody closed or extended it meanwhile, and nothing changes.
   */
  readonly extendRound: (from: Round, to: Round, extension: Extension) => Promise<boolean>
  /** All together or none. */
  readonly handOver: (round: RoundId, handovers: readonly Handover[]) => Promise<void>

  /** An empty sheet where nothing has been written yet. */
  readonly sheet: (round: RoundId, sheet: SheetId) => Promise<Sheet>
  /** Those of the round in which something has been written. */
  readonly sheets: (round: RoundId) => Promise<readonly Sheet[]>
  readonly saveDraft: (save: DraftSave) => Promise<DraftResult>
  readonly send: (sending: Sending) => Promise<SendResult>
  /** Does what `writeSheetAct` says of the sheet as it is now, and keeps the act with it. */
  readonly actOnSheet: (round: RoundId, sheet: SheetId, act: SheetAct) => Promise<SheetActResult>

  /** Writes down a step and its deliveries once; a key that is there already stays as it is. */
  readonly planStep: (round: RoundId, step: string, deliveries: readonly Delivery[]) => Promise<void>
  readonly claimDue: (terms: ClaimTerms, limit: number) => Promise<readonly Delivery[]>
  /** Written just before the send: false when another holder has it by now, and then nothing may be sent. */
  readonly beginDelivery: (key: DeliveryKey, holder: string, at: Instant) => Promise<boolean>
  /** False when another holder has it by now; then nothing changes. */
  readonly closeDelivery: (key: DeliveryKey, holder: string, outcome: DeliveryOutcome) => Promise<boolean>
  /** When the next failed delivery may be tried again, by real time; undefined when none waits. */
  readonly nextRetryAt: (dueBy: Instant) => Promise<Instant | undefined>
  /** Takes up again the newest contact that found nobody, or the channel's failed posts; false where there is none. */
  readonly reopenFailed: (round: RoundId, recipient: Recipient) => Promise<boolean>
  readonly deliveries: (round: RoundId) => Promise<readonly Delivery[]>
  readonly deliveriesTo: (round: RoundId, recipient: Recipient) => Promise<readonly Delivery[]>
  /** The messages of a person's chat that show something of the round, as they were drawn last. */
  readonly shownCards: (round: RoundId, person: Email) => Promise<readonly ShownCard[]>
  /**
   * Says what a message shows now; a delivery that was lost sight of is found again by the step it names. Without
   * `over` the person pressed it or asked for it: what reached them counts as opened (`markOpened` in the domain).
   */
  readonly noteCard: (
    round: RoundId,
    person: Email,
    card: ShownCard,
    at: Instant,
    /** Drawn anew without the person's doing, and only while the message still shows this. */
    over?: CardFace,
  ) => Promise<void>

  readonly accounts: () => Promise<readonly Account[]>
  readonly accountByEmail: (email: Email) => Promise<Account | undefined>
  readonly accountByObjectId: (tenant: string, objectId: string) => Promise<Account | undefined>
  /** Changes only what is given of an account that exists, or writes a whole new one. */
  readonly saveAccount: (account: Account) => Promise<void>
  readonly patchAccount: (email: Email, patch: AccountPatch) => Promise<void>

  readonly channel: () => Promise<ChannelAddress | undefined>
  /** Keeps with it what `channelChange` says of it. */
  readonly setChannel: (channel: ChannelAddress) => Promise<void>
  /** What coordinators chose, the oldest first. */
  readonly channelChanges: () => Promise<readonly ChannelChange[]>

  /** What was written in the round beside the answers, suggested wordings too: each thing with every version of it. */
  readonly notes: (round: RoundId) => Promise<readonly Note[]>
  /** Adds a version; a save over a newer one is a conflict, as `writeNote` decides. */
  readonly saveNote: (save: NoteSave) => Promise<NoteResult>

  /** False when the number is taken; a published edition never changes. */
  readonly publish: (edition: Edition) => Promise<boolean>
  /** The oldest first, without what they say: that is megabytes in a large programme. */
  readonly editions: (round: RoundId) => Promise<readonly EditionRecord[]>
  readonly edition: (round: RoundId, number: number) => Promise<Edition | undefined>
  /** The summary of the newest edition alone: each later report of the series prints it. */
  readonly publishedSummary: (round: RoundId) => Promise<readonly SummaryParagraph[] | undefined>

  /** What was taken out of the store because it was past its time, or a person's; the oldest first. */
  readonly upkeep: () => Promise<readonly UpkeepAct[]>
  /**
   * Takes out what is past its time and notes how much that was; gives that number, 0 where it is gone already.
   * Cut short after the note, it is finished by the next call. Published editions stay.
   */
  readonly forget: (past: Past, at: Instant) => Promise<number>

  /** Local mode: the latest moment the settable clock has shown. */
  readonly latestMoment: () => Promise<Instant | undefined>
  readonly noteMoment: (at: Instant) => Promise<void>

  readonly close: () => Promise<void>
}

export interface RegisterUpdate {
  readonly programme: Programme
  readonly change: RegisterChange
  readonly moves: readonly OwnerMove[]
}

/** A register that somebody has handed in and that nobody has applied yet. */
export interface RegisterUpload {
  readonly id: string
  readonly by: Email
  readonly at: Instant
  /** The version it was compared with. */
  readonly version: number
  readonly programme: Programme
}

/** What is given is changed; a chat of `null` is gone, and a new one must be opened. */
export type AccountPatch = Partial<Omit<Account, 'email' | 'chat'>> & { readonly chat?: ConversationAddress | null }

export interface DraftSave {
  readonly round: RoundId
  readonly sheet: SheetId
  readonly subject: SubjectId
  /** The revision the page was drawn from; 0 for none. */
  readonly expectedRevision: number
  readonly answer: Answer
  readonly at: Instant
  readonly by: Email
}

/** `saved` also where the stored draft already says the same (a repeat): then nothing is written. */
export type DraftResult =
  | { readonly result: 'saved'; readonly draft: Draft }
  | { readonly result: 'conflict'; readonly stored: Draft }

export interface Sending {
  readonly round: RoundId
  readonly sheet: SheetId
  /** The drafts that were looked at before sending, by their revision; one newer is a conflict. */
  readonly drafts: Readonly<Record<SubjectId, number>>
  /** What those drafts say, as it is to stand in the report. */
  readonly answers: Readonly<Record<SubjectId, Answer>>
  readonly at: Instant
  readonly by: Email
  readonly onBehalfOf?: Email
}

/** `unchanged`: the last sending already says the same (a repeat), and no revision is added. */
export type SendResult =
  | { readonly result: 'sent' | 'unchanged'; readonly sheet: Sheet }
  | { readonly result: 'conflict'; readonly sheet: Sheet }

/** `unchanged`: it is so already; `conflict`: what it is about has moved on. The sheet is what stands now. */
export interface SheetActResult {
  readonly result: 'done' | 'unchanged' | 'conflict'
  readonly sheet: Sheet
}

/** One report format: a file in `src/report` and a line in its registry. */
export interface ReportRenderer {
  readonly contentType: string
  readonly extension: string
  /** What the file itself may load and run in a browser; undefined for nothing. */
  readonly contentSecurityPolicy?: string
  /** Whether a browser shows it; else it is kept as a file. */
  readonly opensInBrowser: boolean
  /**
   * Rejects with a `FormatUnavailable` where this machine cannot make the format, with a `ReportInParts` where there is
   * no such file but only parts of it, and with a `ReportTooLarge` where drawing would take more memory than it may.
   */
  readonly render: (model: ReportModel, options: DrawOptions) => RenderedReport | Promise<RenderedReport>
}

/** Draws stored reports for whoever asks: the web page, a download, a mail. */
export interface ReportFiles {
  readonly file: (model: ReportModel, format: ReportFormat, options: PartOptions) => Promise<ReportFile>
  /** What is known of the PDF before it is asked for. */
  readonly pdfTrouble: (model: ReportModel) => Promise<PdfTrouble>
}

export interface PdfTrouble {
  /** The characters in the report that no font of the PDF has, as `U+05D0`; they are printed so. */
  readonly unprintable: readonly string[]
  /** How many files the public version comes in. */
  readonly parts: number
}

export interface ReportFile extends Pick<ReportRenderer, 'contentType' | 'contentSecurityPolicy' | 'opensInBrowser'> {
  readonly content: RenderedReport
  /** Dated and in plain letters: programme, series and round. */
  readonly name: string
}

/** Text in UTF-8, or the bytes of a file. */
export type RenderedReport = string | Uint8Array

export interface RenderOptions {
  readonly audience: Audience
  readonly language: Language
}

export interface PartOptions extends RenderOptions {
  /** Which part, from 1, of a report that comes in several. */
  readonly part?: number
}

export interface DrawOptions extends PartOptions {
  /** That drawing it may take at most, in bytes; as much as there is where nothing is said. */
  readonly memory?: number
}

/** What stands in a part of a report, line by line. */
export type PartContents = readonly string[]

/** The programme's time, and real time for leases and back-off. */
export interface Clock {
  readonly now: () => Instant
  readonly realNow: () => Instant
  readonly wait: (seconds: number) => Promise<void>
}

/** What is worth counting or writing down. Values are codes and numbers, never names or people's text. */
export interface Telemetry {
  readonly info: (event: string, values?: TelemetryValues) => void
  readonly warn: (event: string, values?: TelemetryValues) => void
  readonly error: (event: string, error: unknown, values?: TelemetryValues) => void
  readonly count: (counter: Counter, labels: Readonly<Record<string, string>>) => void
  readonly observe: (timing: Timing, seconds: number, labels: Readonly<Record<string, string>>) => void
}

export type TelemetryValues = Readonly<Record<string, string | number | boolean>>
export type Counter = 'turns' | 'deliveries' | 'refusals' | 'throttle_pauses'
/** What is measured in seconds. */
export type Timing = 'turn' | 'store'

/** Thrown by a renderer whose program part this machine lacks; the other formats are there all the same. */
export class FormatUnavailable extends Error {
  readonly code = 'format-unavailable'
  override readonly name = 'FormatUnavailable'
}

/** Thrown by a renderer asked for one file of a report that comes in parts, or for a part that there is not. */
export class ReportInParts extends Error {
  readonly code = 'report-in-parts'
  override readonly name = 'ReportInParts'
  /** What stands in each; none where the report is one file after all. */
  readonly parts: readonly PartContents[]

  constructor(parts: readonly PartContents[]) {
    super(`The report comes in ${parts.length} parts.`)
    this.parts = parts
  }
}

/** Drawing the report takes more memory than it may. Other formats take less. */
export class ReportTooLarge extends Error {
  readonly code = 'report-too-large'
  override readonly name = 'ReportTooLarge'
}

/** Thrown by a store whose disk or database failed; whoever operates the bot must act. */
export class StorageFailure extends Error {
  readonly code = 'storage-failed'
  override readonly name: string = 'StorageFailure'
}

/** The store cannot be used as it is set up; a setting must be changed, and trying again is no use. */
export class StorageMisconfigured extends StorageFailure {
  override readonly name = 'StorageMisconfigured'
}
