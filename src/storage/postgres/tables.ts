import type { ColumnType, Generated } from 'kysely'
import type { AccountPatch } from '../../actions/ports.ts'
import type { Account } from '../../domain/account.ts'
import type { Answer } from '../../domain/answer.ts'
import type { ChannelChange } from '../../domain/channel-change.ts'
import type { Attempt, Delivery, DeliveryState, SkipReason } from '../../domain/delivery.ts'
import type { ExpectedSheet, SheetMove } from '../../domain/expected-set.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Language } from '../../domain/local-text.ts'
import type { NoteState } from '../../domain/office-notes.ts'
import type {
  Area,
  Goal,
  HistoryAnswer,
  HistorySummary,
  Line,
  LocalDate,
  Named,
  Person,
  Programme,
  Project,
  Series,
  Theme,
  ThemeSection,
} from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import type { RegisterChange } from '../../domain/register-change.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import type { RoundAct } from '../../domain/round-act.ts'
import type { SheetAct } from '../../domain/sheet-act.ts'
import type { CardFace } from '../../domain/shown-card.ts'
import type { SuggestedWording } from '../../domain/target-wording.ts'
import type { UpkeepAct } from '../../domain/upkeep.ts'

/** What is kept as written: `json` and not `jsonb`, which would reorder keys and refuse some characters. */
type Json<T> = ColumnType<T, string, string>
/** The number of the transaction that wrote the row last; a trigger fills it in. */
type ChangedIn = ColumnType<string, never, never>

interface Listed {
  readonly position: number
}
/** One thing of the register: what no column holds is in `details`, as it was imported. */
interface Described<Details> extends Listed {
  readonly id: string
  readonly details: Json<Details>
}

interface OwnedRow extends Listed {
  readonly project: string
}

export interface RoundTable {
  readonly id: string
  readonly series: string
  readonly deadline: LocalDate
  readonly as_of: string | null
  readonly opens_at: Instant
  readonly answers_due: LocalDate
  readonly due_at: Instant
  readonly locks_at: Instant
  readonly report_at: Instant
  readonly extended_times: number | null
  readonly extended_at: Instant | null
  readonly opened_at: Instant
  readonly opened_by: string | null
  readonly opened_reason: Json<string> | null
  readonly version: Generated<number>
  readonly changed_in: ChangedIn
}

export interface DeliveryTable {
  readonly round: string
  readonly recipient: string
  readonly step: string
  readonly number: ColumnType<number, never, never>
  readonly kind: Delivery['kind']
  readonly due_at: Instant
  readonly state: DeliveryState['state']
  readonly holder: string | null
  readonly lease_until: Instant | null
  readonly begun: boolean | null
  readonly sent_at: Instant | null
  readonly conversation: string | null
  readonly message: string | null
  readonly content: string | null
  readonly next_at: Instant | null
  readonly code: string | null
  readonly reason: SkipReason | null
  readonly opened_at: Instant | null
  readonly changed_in: ChangedIn
}

export interface AttemptTable {
  readonly round: string
  readonly recipient: string
  readonly step: string
  readonly number: number
  readonly at: Instant
  readonly outcome: Attempt['outcome']
  readonly status: number | null
  readonly code: string | null
}

export interface AccountTable {
  readonly email: string
  readonly tenant: string
  readonly object_id: string
  readonly user_id: string
  readonly language: Language | null
  readonly locale: Language | null
  readonly chat: number | null
  readonly service_url: string
  readonly bot: string
  readonly reach: Account['reach']
  readonly seen_at: Instant
  readonly reminders: NonNullable<AccountPatch['reminders']> | null
  readonly details: Json<object>
  readonly changed_in: ChangedIn
}

interface Act {
  readonly round: string
  readonly number: number
  readonly at: Instant
  readonly by: string
}

/** Every table of the store, as the migrations leave it. */
export interface Tables {
  programme: {
    readonly id: string
    readonly language: Language
    readonly time_zone: string
    readonly holidays: string
    readonly version: Generated<number>
    readonly details: Json<
      Omit<
        Programme,
        | 'id'
        | 'language'
        | 'timeZone'
        | 'holidays'
        | 'goals'
        | 'areas'
        | 'themes'
        | 'units'
        | 'places'
        | 'people'
        | 'coordinators'
        | 'readers'
        | 'projects'
        | 'series'
        | 'history'
        | 'summaries'
      >
    >
  }
  goal: Described<Omit<Goal, 'id' | 'number'>> & { readonly number: number | null }
  area: Described<Omit<Area, 'id'>>
  unit: Described<Omit<Named, 'id'>>
  place: Described<Omit<Named, 'id'>>
  theme: Described<Omit<Theme, 'id' | 'number' | 'goal' | 'sections'>> & {
    readonly number: number | null
    readonly goal: string | null
  }
  theme_section: Described<Omit<ThemeSection, 'id'>> & { readonly theme: string }
  person: Listed & {
    readonly email: string
    readonly language: Language | null
    readonly deputy: string | null
    readonly details: Json<Omit<Person, 'email' | 'language' | 'deputy'>>
  }
  programme_role: Listed & { readonly role: 'coordinator' | 'reader'; readonly email: string }
  project: Described<
    Omit<Project, 'id' | 'area' | 'active' | 'owners' | 'units' | 'places' | 'lines'> & {
      readonly active: Pick<Project['active'], 'ended'>
    }
  > & {
    readonly area: string | null
    readonly active_from: LocalDate | null
    readonly active_to: LocalDate | null
  }
  project_owner: OwnedRow & { readonly email: string }
  project_unit: OwnedRow & { readonly unit: string }
  project_place: OwnedRow & { readonly place: string }
  project_line: Listed & {
    readonly project: string
    readonly goal: string
    readonly theme: string | null
    readonly active_from: LocalDate | null
    readonly active_to: LocalDate | null
    readonly details: Json<Omit<Line, 'goal' | 'theme' | 'active'>>
  }
  series: Described<Omit<Series, 'id' | 'questions'>>
  question: Described<Question> & {
    readonly series: string
    readonly type: Question['type']
    readonly scope: Question['scope']
    readonly required: boolean
  }
  earlier_answer: Listed & {
    readonly series: string
    readonly deadline: LocalDate
    readonly subject: string
    readonly details: Json<HistoryAnswer>
  }
  earlier_summary: Listed & {
    readonly series: string
    readonly deadline: LocalDate
    readonly goal: string
    readonly details: Json<HistorySummary>
  }
  register_change: {
    readonly number: number
    readonly id: string
    readonly act: RegisterChange['act']
    readonly at: Instant
    readonly by: string
    readonly details: Json<Pick<RegisterChange, 'why' | 'changes'>>
  }
  upkeep: {
    readonly number: ColumnType<number, never, never>
    readonly at: Instant
    readonly details: Json<UpkeepAct>
  }
  sheet_move: {
    readonly round: string
    readonly number: ColumnType<number, never, never>
    readonly change: number
    readonly sheet: string
    readonly details: Json<SheetMove>
  }
  register_upload: {
    readonly person: string
    readonly id: string
    readonly at: Instant
    readonly version: number
    readonly programme: Json<Programme>
  }
  round: RoundTable
  expected_sheet: Listed & {
    readonly round: string
    readonly id: string
    readonly project: string | null
    readonly details: Json<Omit<ExpectedSheet, 'id' | 'owners' | 'subjects'>>
  }
  expected_owner: Listed & { readonly round: string; readonly sheet: string; readonly email: string }
  expected_subject: Listed & {
    readonly round: string
    readonly sheet: string
    readonly id: string
    readonly counted: boolean
    readonly details: Json<object>
  }
  exemption: Omit<Act, 'number'> & {
    readonly subject: string
    readonly number: ColumnType<number, never, never>
    readonly reason: Json<string>
  }
  handover: Act & {
    readonly sheet: string
    readonly from_person: string
    readonly to_person: string
    readonly absent: boolean
    readonly absent_from: LocalDate | null
    readonly absent_to: LocalDate | null
    readonly reason: Json<string> | null
  }
  extension: Act & {
    readonly answers_due: LocalDate
    readonly before: LocalDate | null
    readonly reason: Json<string> | null
  }
  round_act: Act & { readonly act: string; readonly sheet: string | null; readonly details: Json<RoundAct> }
  planned_step: {
    readonly round: string
    readonly step: string
    readonly number: ColumnType<number, never, never>
    readonly changed_in: ChangedIn
  }
  sheet: {
    readonly round: string
    readonly id: string
    readonly version: number
    readonly details: Json<object>
    readonly changed_in: ChangedIn
  }
  draft: {
    readonly round: string
    readonly sheet: string
    readonly subject: string
    readonly revision: number
    readonly saved_at: Instant
    readonly saved_by: string
    readonly answer: Json<Answer>
  }
  sent_revision: {
    readonly round: string
    readonly sheet: string
    readonly number: number
    readonly sent_at: Instant
    readonly sent_by: string
    readonly on_behalf_of: string | null
    readonly details: Json<object>
  }
  sent_answer: Listed & {
    readonly round: string
    readonly sheet: string
    readonly number: number
    readonly subject: string
    readonly answer: Json<Answer>
  }
  sheet_act: Act & {
    readonly sheet: string
    readonly act: string
    readonly revision: number | null
    readonly details: Json<SheetAct>
  }
  note_version: {
    readonly round: string
    readonly key: string
    readonly revision: number
    readonly at: Instant
    readonly by: string
    readonly state: NoteState
    readonly text: Json<string>
    readonly language: Language | null
    readonly day: LocalDate | null
    readonly wording: ColumnType<SuggestedWording | null, string | null, string | null>
    readonly made_of: Json<string> | null
  }
  delivery: DeliveryTable
  delivery_attempt: AttemptTable
  shown_card: Listed & {
    readonly round: string
    readonly person: string
    readonly message: string
    readonly conversation: string
    readonly step: string | null
    readonly face: Json<CardFace>
    readonly content: string
  }
  edition: {
    readonly round: string
    readonly number: number
    readonly published_at: Instant
    readonly published_by: string | null
    readonly details: Json<object>
    readonly model: Json<ReportModel>
  }
  conversation: {
    readonly id: ColumnType<number, never, never>
    readonly service_url: string
    readonly conversation: string
    readonly bot: string
    readonly tenant: string
  }
  account: AccountTable
  report_channel: {
    readonly only_one: Generated<boolean>
    readonly conversation: number
    readonly set_by: string | null
    readonly name: Json<string> | null
    readonly set_at: Instant | null
  }
  channel_change: {
    readonly number: ColumnType<number, never, never>
    readonly at: Instant
    readonly by: string
    readonly details: Json<Pick<ChannelChange, 'before' | 'after'>>
  }
  clock_reading: { readonly only_one: Generated<boolean>; readonly latest_moment: Instant }
  pace: {
    readonly only_one: Generated<boolean>
    readonly planned_at: Instant
    readonly turn_at: Instant
    readonly held_until: Instant
  }
}
