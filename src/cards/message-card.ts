import type { Message } from '../domain/message.ts'
import { deviationCard } from './deviation-card.ts'
import { dutiesCard } from './duties-card.ts'
import { dutyCard } from './duty-card.ts'
import { readerOf } from './reader.ts'
import { receiptCard } from './receipt-card.ts'
import { proposalCard } from './register-card.ts'
import { reportCard } from './report-card.ts'
import { statusCard } from './status-card.ts'
import { suggestionOutcomeCard } from './suggestion-outcome-card.ts'
import type { Card } from './template.ts'
import { unreachedCard } from './unreached-card.ts'

/** The card for what the bot says by itself. */
export function messageCard(message: Message): Card {
  switch (message.kind) {
    case 'report':
      return reportCard(message, readerOf(message.language, message.edition.model.programme))
    case 'duty':
      return dutyCard(message.duty, readerOf(message.language, message.duty.facts.programme))
    case 'escalation':
      return statusCard(message.status, readerOf(message.language, message.status.facts.programme), 'escalation')
    case 'deviation':
      return deviationCard(message.news, readerOf(message.language, message.news.programme))
    case 'unreached':
      return unreachedCard(message.unreached, readerOf(message.language, message.unreached.programme))
    case 'receipt':
      return receiptCard(message.receipt, readerOf(message.language, message.receipt.context.programme))
    case 'suggestion':
      return suggestionOutcomeCard(message.suggestion, readerOf(message.language, message.suggestion.programme))
    case 'register-proposal':
      return proposalCard(message.proposal, readerOf(message.language, message.proposal.current))
    default: {
      const { duties, kind, step, language } = message
      return dutiesCard(duties, kind, readerOf(language, duties.programme), step)
    }
  }
}
