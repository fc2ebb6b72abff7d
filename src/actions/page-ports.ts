import type { FileFault } from '../domain/file-fault.ts'
import type { Language } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
import type { ProposalDone, RegisterProposal } from '../domain/register-proposal.ts'
import type { ReportFormat } from '../domain/report-format.ts'
import type { Audience, ReportModel } from '../domain/report-model.ts'
import type { RoundId } from '../domain/round.ts'
import type { PartContents, PartOptions } from './ports.ts'

export interface Links {
  /** A signed link that opens this report and no other, for a time. */
  readonly report: (report: ReportLink) => string
  /** The page on which this person hands in a register; for an hour. */
  readonly importPage: (person: Email) => string
  /** The register as a file, for this person and an hour. */
  readonly exportFile: (person: Email, format: RegisterFormat) => string
}

export type RegisterFormat = 'xlsx' | 'yaml'

/** The register as files people edit. */
export interface RegisterFiles {
  /** Whatever is in the file, the answer is a register or its faults. */
  readonly read: (bytes: Uint8Array, name: string, base: Programme) => Promise<RegisterFileReading>
  /** Undefined for a format that there is not. */
  readonly write: (
    programme: Programme,
    format: string,
  ) => Promise<{ readonly content: string | Uint8Array; readonly contentType: string } | undefined>
}

export type RegisterFileReading =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** The pages on which a register is handed in and decided on. */
export interface RegisterPages {
  readonly form: (view: PageView & { readonly notice?: string; readonly faults?: readonly FileFault[] }) => DrawnPage
  readonly proposal: (view: PageView & { readonly proposal: RegisterProposal }) => DrawnPage
  readonly done: (view: PageView & { readonly done: ProposalDone }) => DrawnPage
}

interface PageView {
  readonly language: Language
  readonly programme: Programme
}

/** The page that leads to the parts of a report. */
export type PartsPage = (view: {
  readonly language: Language
  readonly model: ReportModel
  readonly audience: Audience
  /** In which language the parts themselves are. */
  readonly spoken: Language
  readonly parts: readonly { readonly url: string; readonly contents: PartContents }[]
}) => DrawnPage

interface DrawnPage {
  readonly body: string
  /** What the page needs beside a form to itself. */
  readonly contentSecurityPolicy: string
}

/** The one report that a link opens. */
export interface ReportLink extends PartOptions {
  readonly round: RoundId
  /** 0: as it would be published now; only coordinators are given such a link. */
  readonly edition: number
  readonly format: ReportFormat
  /** Whom it was made for; what is not for everybody opens for nobody else's link. */
  readonly person?: Email
}
