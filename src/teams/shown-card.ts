import type { Shown } from '../actions/shown.ts'
import { assignCard, assignChoiceCard } from '../cards/assign-card.ts'
import { auditCard } from '../cards/audit-card.ts'
import { deskDoneCard } from '../cards/desk-done-card.ts'
import { deskFormCard } from '../cards/desk-form-card.ts'
import { dutiesCard } from '../cards/duties-card.ts'
import { dutyCard } from '../cards/duty-card.ts'
import { handoverCard } from '../cards/handover-card.ts'
import { historyCard } from '../cards/history-card.ts'
import { newestEditionCard } from '../cards/newest-edition-card.ts'
import { pageCard } from '../cards/page-card.ts'
import { peopleCard } from '../cards/people-card.ts'
import { previewCard, publishedCard } from '../cards/preview-card.ts'
import { projectCard } from '../cards/project-card.ts'
import { receiptCard } from '../cards/receipt-card.ts'
import { refusalCard } from '../cards/refusal-card.ts'
import { proposalCard, proposalDoneCard } from '../cards/register-card.ts'
import { reviewCard } from '../cards/review-card.ts'
import { statusCard } from '../cards/status-card.ts'
import { suggestChoiceCard, suggestFormCard } from '../cards/suggest-card.ts'
import { suggestionListCard, suggestionPageCard } from '../cards/suggestion-card.ts'
import { summaryOverviewCard } from '../cards/summary-overview-card.ts'
import { summaryPageCard } from '../cards/summary-page-card.ts'
import { summaryTextCard } from '../cards/summary-text-card.ts'
import { tellingCard } from '../cards/telling-card.ts'
import type { Card } from '../cards/template.ts'
import { textListCard } from '../cards/text-list-card.ts'
import { textPageCard } from '../cards/text-page-card.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { Turn } from './turn.ts'

/** The card for what an action leaves a person looking at. */
export function shownCard(shown: Shown, { reader, programme }: Pick<Turn, 'reader' | 'programme'>): Card {
  if (isRefusal(shown)) return refusalCard(shown, programme, reader)
  switch (shown.kind) {
    case 'page':
      return pageCard(shown, reader)
    case 'review':
      return reviewCard(shown, reader)
    case 'receipt':
      return receiptCard(shown, reader)
    case 'duties':
      return dutiesCard(shown, 'my', reader)
    case 'handover-form':
      return handoverCard(shown, reader)
    case 'history':
      return historyCard(shown, reader)
    case 'desk-form':
      return deskFormCard(shown, reader)
    case 'desk-done':
      return deskDoneCard(shown, reader)
    case 'audit':
      return auditCard(shown, reader)
    case 'people':
      return peopleCard(shown, reader)
    case 'project-status':
      return projectCard(shown, reader)
    case 'report-preview':
      return previewCard(shown, reader)
    case 'newest-edition':
      return newestEditionCard(shown, reader)
    case 'published':
      return publishedCard(shown, reader)
    case 'summary-overview':
      return summaryOverviewCard(shown, reader)
    case 'summary-page':
      return summaryPageCard(shown, reader)
    case 'summary-text':
      return summaryTextCard(shown, reader)
    case 'text-list':
      return textListCard(shown, reader)
    case 'text-page':
      return textPageCard(shown, reader)
    case 'outside-telling':
      return tellingCard(shown, reader)
    case 'publication-duty':
      return dutyCard(shown, reader)
    case 'suggest-choice':
      return suggestChoiceCard(shown, reader)
    case 'suggest-form':
      return suggestFormCard(shown, reader)
    case 'suggestion-list':
      return suggestionListCard(shown, reader)
    case 'suggestion-page':
      return suggestionPageCard(shown, reader)
    case 'register-proposal':
      return proposalCard(shown, reader)
    case 'reassignment-choice':
      return assignChoiceCard(shown, reader)
    case 'reassignment':
    case 'reassigned':
      return assignCard(shown, reader)
    case 'register-done':
      return proposalDoneCard(shown, reader)
    case 'status':
      return statusCard(shown, reader)
  }
}
