import type { AuditPage } from '../domain/audit.ts'
import type { DeskDone, DeskForm } from '../domain/desk.ts'
import type { Duties } from '../domain/duties.ts'
import type { HandoverForm } from '../domain/handover-form.ts'
import type { NewestEdition } from '../domain/newest-edition.ts'
import type { OutsideTelling } from '../domain/outside-telling.ts'
import type { Page } from '../domain/page.ts'
import type { People } from '../domain/people.ts'
import type { ProjectStatus } from '../domain/project-status.ts'
import type { PublicationDuty } from '../domain/publication-duty.ts'
import type { Reassigned, ReassignmentChoice, ReassignmentForm } from '../domain/reassignment.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { ProposalDone, RegisterProposal } from '../domain/register-proposal.ts'
import type { ReportPreview } from '../domain/report-preview.ts'
import type { Receipt, Review } from '../domain/review.ts'
import type { RoundStatus } from '../domain/round-status.ts'
import type { SheetHistory } from '../domain/sheet-history.ts'
import type { SuggestChoice, SuggestForm, SuggestionList, SuggestionPage } from '../domain/suggestion-pages.ts'
import type { SummaryOverview, SummaryPage } from '../domain/summary-page.ts'
import type { SummaryText } from '../domain/summary-text.ts'
import type { TextList, TextPage } from '../domain/text-page.ts'
import type { PublishedReport } from './publish-report.ts'

/** What an action leaves a person looking at. */
export type Shown =
  | Page
  | Review
  | Receipt
  | Duties
  | HandoverForm
  | RoundStatus
  | ProjectStatus
  | People
  | SheetHistory
  | AuditPage
  | ReportPreview
  | NewestEdition
  | PublishedReport
  | PublicationDuty
  | DeskForm
  | DeskDone
  | SummaryOverview
  | SummaryPage
  | SummaryText
  | RegisterProposal
  | ProposalDone
  | ReassignmentChoice
  | ReassignmentForm
  | Reassigned
  | TextList
  | TextPage
  | OutsideTelling
  | SuggestChoice
  | SuggestForm
  | SuggestionList
  | SuggestionPage
  | Refusal
