import type { Answer } from './answer.ts'
import type { DeliveryState } from './delivery.ts'
import type { DeliveryKind } from './delivery-kind.ts'
import type { Counts, SubjectState } from './gaps.ts'
import type { Instant } from './instant.ts'
import type { Language, LocalText } from './local-text.ts'
import type { Email, LocalDate, Named, ReportSection, ScaleStep, Target, TitledText } from './programme.ts'
import type { Question, QuickAnswer } from './question.ts'
import type { QuestionScope } from './question-base.ts'
import type { ReportCorrections } from './report-correction.ts'
import type { RoundId, RoundLabel } from './round.ts'
import type { SubjectId } from './subject.ts'

export type Audience = 'public' | 'coordinators'

/**
 * Everything a report shows, with every name and label in it: it needs no register to be rendered,
 * so that a published report reads the same whatever changes later (invariant 6). It is plain data, as it is
 * stored. What is optional without a word is absent where there is none, and in editions of before it was told.
 */
export interface ReportModel {
  readonly programme: {
    readonly id: string
    readonly name: LocalText
    readonly language: Language
    readonly timeZone: string
  }
  readonly series: {
    readonly id: string
    readonly name: LocalText
    readonly sections: readonly ReportSection[]
    readonly front: readonly TitledText[]
  }
  readonly round: {
    readonly id: RoundId
    readonly deadline: LocalDate
    readonly asOf?: string
    readonly label: RoundLabel
  }
  readonly compiledAt: Instant
  /** 0 while nothing has been published. */
  readonly edition: number
  /** One column per round, the oldest first; `to-come` ones stand empty. */
  readonly columns: readonly ReportColumn[]
  readonly goals: readonly ReportGoal[]
  readonly areas: readonly Named[]
  /** Spearheads, in the order of the register. */
  readonly themes?: readonly ReportTheme[]
  readonly projects: readonly ReportProject[]
  readonly scale: readonly ScaleStep[]
  readonly questions: readonly Question[]
  readonly quickAnswers: readonly QuickAnswer[]
  readonly counts: ReportCounts
  /** Lines by goal, area and project, then the projects themselves by area, then themes, their sections and goals. */
  readonly subjects: readonly ReportSubject[]
  /** This round's, by goal and area. */
  readonly summary: readonly SummaryParagraph[]
  /** The oldest round first. */
  readonly earlierSummaries: readonly EarlierSummary[]
  readonly missing: readonly MissingAnswer[]
  /** What differs from the edition before, in a second or later one. */
  readonly corrections?: ReportCorrections
  /** What the bot has sent in the round, by the time it was due. For coordinators only. */
  readonly deliveries?: readonly ReportDelivery[]
}

/** Of subjects with something required: expected = answered + missing + exempt. */
export interface ReportCounts extends Pick<Counts, 'expected' | 'answered' | 'missing' | 'exempt'> {
  /** For coordinators only. */
  readonly late?: number
}

export interface ReportColumn {
  readonly deadline: LocalDate
  readonly label: RoundLabel
  readonly when: 'earlier' | 'this' | 'to-come'
}

export interface ReportGoal {
  readonly id: string
  readonly number?: number
  readonly name: LocalText
  readonly short?: LocalText
  readonly texts: readonly TitledText[]
}

export interface ReportTheme {
  readonly id: string
  readonly number?: number
  readonly goal?: string
  readonly name: LocalText
  /** The level at which the spearhead began: the zero from which later rounds measure. */
  readonly baseline?: number
  readonly baselineText?: LocalText
  readonly sections: readonly { readonly id: string; readonly title: LocalText; readonly units: readonly Named[] }[]
}

export interface ReportProject {
  readonly id: string
  readonly name: LocalText
  readonly area?: string
  readonly units: readonly Named[]
  readonly places?: readonly Named[]
  /** A sub-heading over neighbouring projects. */
  readonly group?: LocalText
  /** Under which goals it has lines, where the report tells of projects goal by goal. */
  readonly goals?: readonly string[]
}

export interface ReportSubject extends Partial<PrintedAnswer> {
  readonly id: SubjectId
  readonly scope: QuestionScope
  /** Absent where it is about no project. */
  readonly project?: string
  readonly goal?: string
  readonly area?: string
  readonly theme?: string
  readonly section?: string
  /** Other goals under which the line stands too: printed once, and referred to there. */
  readonly alsoUnder?: readonly string[]
  /** What the row lists under its one level. */
  readonly parts?: readonly LocalText[]
  /** The line's own, else its theme's. */
  readonly baseline?: number
  /** Only of subjects with something required in this round: these are the ones counted. */
  readonly state?: SubjectState
  readonly targets: readonly Target[]
  /** Answers of earlier rounds, the oldest first. */
  readonly history: readonly DatedAnswer[]
  /** Its words are those of the round before, letter for letter. For coordinators only. */
  readonly repeatsLast?: true
  /** Who answers for it by the register. For coordinators only; absent in editions of before it was told. */
  readonly owners?: readonly ReportPerson[]
  /** For coordinators only. */
  readonly sent?: ReportSending
  /** For coordinators only. */
  readonly exemption?: { readonly reason: string; readonly by: ReportPerson }
}

/** An answer as this edition prints it. The subject's own is the one sent in this round; undefined is an empty cell. */
export interface PrintedAnswer {
  /** With the texts as a coordinator shortened or mended them for this edition, and without the hidden ones. */
  readonly answer: Answer
  /** What the owner sent where that is not what is printed. For coordinators only. */
  readonly originals?: readonly OriginalText[]
  /** Beside the original, never in its place. */
  readonly translations?: readonly TextTranslation[]
  /**
   * Questions whose edit or translation is not printed, because the text it was made of has changed since.
   * For coordinators only.
   */
  readonly outdatedEdits?: readonly string[]
  /** Earlier rounds that had the same short answer, the newest first: all are printed here, as one. */
  readonly joins?: readonly LocalDate[]
}

export interface DatedAnswer extends PrintedAnswer {
  readonly deadline: LocalDate
  /** Printed in that round's entry, which `joins` this one; not by itself, except as a level. */
  readonly joinedInto?: LocalDate
}

/** A text as its owner sent it, and who has it printed otherwise. */
export interface OriginalText {
  readonly question: string
  readonly text: string
  readonly edit: 'shortened' | 'mended' | 'hidden'
  readonly by: ReportPerson
  readonly at: Instant
}

export interface TextTranslation {
  readonly question: string
  readonly language: Language
  readonly text: string
}

/** Who sent the answer as it now stands. */
export interface ReportSending {
  readonly at: Instant
  readonly by: ReportPerson
  readonly onBehalfOf?: ReportPerson
  /** First sent after answers were due. */
  readonly late: boolean
  /** Sent in time, and its words changed after answers were due. */
  readonly corrected?: true
  /** The programme office has put a text of it where it belongs. */
  readonly moved?: true
}

export interface ReportPerson {
  readonly email: Email
  readonly name: string
}

export interface SummaryParagraph {
  readonly goal: string
  readonly area?: string
  readonly text: string
  /** In which it is written; absent for a draft, whose sentences have the languages of their answers. */
  readonly language?: Language
  /** Until a coordinator has approved it, a paragraph is a draft; with `sources`, one that nobody has edited. */
  readonly approved: boolean
  /** Who wrote it last. For coordinators only. */
  readonly writtenBy?: ReportPerson
  /** Beside the paragraph, never in its place. */
  readonly translations?: readonly { readonly language: Language; readonly text: string }[]
  /** What a draft is put together from, in its order; empty for a text somebody wrote. */
  readonly sources: readonly SummarySource[]
}

/** Sentences as they stand in one answer, white space aside. */
export interface SummarySource {
  readonly subject: SubjectId
  readonly project: string
  readonly sentences: readonly string[]
  /** Of the answer they stand in. */
  readonly language?: Language
}

/** As it was last published, or as the programme file has it of before the bot. */
export interface EarlierSummary extends Pick<SummaryParagraph, 'goal' | 'area' | 'text' | 'language' | 'translations'> {
  readonly deadline: LocalDate
  /** Nobody had approved it when it was published. */
  readonly draft?: true
}

/** For coordinators only. */
export interface MissingAnswer {
  readonly subject: SubjectId
  readonly owners: readonly ReportPerson[]
  readonly reason: 'draft' | 'nothing-sent'
}

/** One send to one recipient. For coordinators only. */
export interface ReportDelivery {
  /** Undefined for the project channel. */
  readonly recipient?: ReportPerson
  readonly step: string
  readonly kind: DeliveryKind
  readonly dueAt: Instant
  readonly state: DeliveryState['state']
  readonly sentAt?: Instant
  /** Why it failed, waits or was left out, as a code. */
  readonly code?: string
  readonly attempts: number
}
