import type { Answer } from './answer.ts'
import type { Counts, SubjectState } from './gaps.ts'
import type { Instant } from './instant.ts'
import type { Language, LocalText } from './local-text.ts'
import type { Email, LocalDate, Named, ReportSection, ScaleStep, Target, TitledText } from './programme.ts'
import type { Question, QuickAnswer } from './question.ts'
import type { RoundId, RoundLabel } from './round.ts'
import type { SubjectId } from './subject.ts'

export type Audience = 'public' | 'coordinators'

/**
 * Everything a report shows, with every name and label in it: it needs no register to be rendered,
 * so that a published report reads the same whatever changes later (invariant 6).
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
  readonly projects: readonly ReportProject[]
  readonly scale: readonly ScaleStep[]
  readonly questions: readonly Question[]
  readonly quickAnswers: readonly QuickAnswer[]
  readonly counts: ReportCounts
  /** Lines by goal, area and project, then the projects themselves by area. */
  readonly subjects: readonly ReportSubject[]
  /** This round's, by goal and area. */
  readonly summary: readonly SummaryParagraph[]
  /** The oldest round first. */
  readonly earlierSummaries: readonly EarlierSummary[]
  readonly missing: readonly MissingAnswer[]
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

export interface ReportProject {
  readonly id: string
  readonly name: LocalText
  readonly area?: string
  readonly units: readonly Named[]
  /** A sub-heading over neighbouring projects. */
  readonly group?: LocalText
}

export interface ReportSubject {
  readonly id: SubjectId
  readonly scope: 'line' | 'project'
  readonly project: string
  readonly goal?: string
  readonly area?: string
  readonly theme?: string
  /** Only of subjects with something required in this round: these are the ones counted. */
  readonly state?: SubjectState
  readonly targets: readonly Target[]
  /** Sent in this round; undefined is an empty cell. */
  readonly answer?: Answer
  /** Answers of earlier rounds, the oldest first. */
  readonly history: readonly DatedAnswer[]
  /** For coordinators only. */
  readonly sent?: ReportSending
  /** For coordinators only. */
  readonly exemption?: { readonly reason: string; readonly by: ReportPerson }
}

export interface DatedAnswer {
  readonly deadline: LocalDate
  readonly answer: Answer
}

/** Who sent the answer as it now stands. */
export interface ReportSending {
  readonly at: Instant
  readonly by: ReportPerson
  readonly onBehalfOf?: ReportPerson
  readonly late: boolean
}

export interface ReportPerson {
  readonly email: Email
  readonly name: string
}

export interface SummaryParagraph {
  readonly goal: string
  readonly area?: string
  readonly text: string
  /** False for a draft put together from the answers. */
  readonly approved: boolean
  /** What a draft is put together from, in its order; empty for a text somebody wrote. */
  readonly sources: readonly SummarySource[]
}

/** Sentences as they stand in one answer, white space aside. */
export interface SummarySource {
  readonly subject: SubjectId
  readonly project: string
  readonly sentences: readonly string[]
}

export interface EarlierSummary {
  readonly deadline: LocalDate
  readonly goal: string
  readonly area?: string
  readonly text: string
}

/** For coordinators only. */
export interface MissingAnswer {
  readonly subject: SubjectId
  readonly owners: readonly ReportPerson[]
  readonly reason: 'draft' | 'nothing-sent'
}
