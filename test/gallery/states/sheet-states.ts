import { historyCard } from '../../../src/cards/history-card.ts'
import { receiptCard } from '../../../src/cards/receipt-card.ts'
import { reviewCard } from '../../../src/cards/review-card.ts'
import { dutiesOf } from '../../../src/domain/duties.ts'
import { type Receipt, type Review, receiptOf, reviewOf } from '../../../src/domain/review.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { sheetHistory } from '../../../src/domain/sheet-history.ts'
import { values } from '../../builders.ts'
import { deputy, dutyFacts, moments, owner, readerIn, there } from '../facts/round-facts.ts'
import {
  answers,
  delayed,
  draftsOf,
  familyCentre,
  firstPage,
  longestResults,
  sentBy,
  sentSheet,
  sheetOf,
} from '../facts/sheet-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const ready = sheetOf({ drafts: draftsOf() })
const partly = sheetOf({
  drafts: draftsOf({
    [firstPage]: values({ level: 50 }),
    'line/perhekeskus/prevention': { kind: 'quick', quick: 'nothing' },
    'line/perhekeskus/quality': values({ level: 100, results: longestResults }),
  }),
})
const jumped = sheetOf({ drafts: draftsOf({ ...answers, [firstPage]: values({ level: 100, results: 'Valmista.' }) }) })
const sent = sheetOf(sentSheet())
const sentLate = sheetOf(sentSheet({ revisions: [sentBy(owner, { sentAt: moments.overdue })] }))
const sentForOwner = sheetOf(sentSheet({ revisions: [sentBy(deputy, { onBehalfOf: owner })] }))
const changed = sheetOf(sentSheet({ drafts: draftsOf({ ...answers, [familyCentre]: delayed }) }))
const { owed } = dutiesOf(dutyFacts({ sheets: new Map([[familyCentre, sentSheet()]]) }), owner, moments.underWay)

const short = sheetOf({
  drafts: draftsOf({
    ...answers,
    [firstPage]: {
      kind: 'unchanged',
      since: '2021-05-15',
      values: { level: 50 },
      reason: 'Tilat valmistuvat keväällä.',
    },
    'line/perhekeskus/prevention': { kind: 'same', goal: 'quality', values: { level: 75 } },
  }),
})
const resent = sheetOf(
  sentSheet({
    revisions: [
      sentBy(owner),
      sentBy(deputy, {
        number: 2,
        onBehalfOf: owner,
        sentAt: moments.overdue,
        answers: { ...answers, [familyCentre]: delayed, 'line/perhekeskus/costs': { kind: 'quick', quick: 'no-data' } },
      }),
    ],
  }),
)

/** The review of a sheet and its receipt. */
export const sheetStates: readonly GalleryState[] = [
  { name: 'review-ready', draw: review(ready), width: 'phone' },
  { name: 'review-missing', draw: review(partly), width: 'phone' },
  { name: 'review-with-level-that-jumped', draw: review(jumped), width: 'phone' },
  { name: 'review-with-short-answers', draw: review(short), width: 'phone' },
  { name: 'history', draw: history(resent), width: 'phone' },
  { name: 'history-of-nothing', draw: history(partly), width: 'phone' },
  { name: 'review-not-sent', draw: review(partly, 'incomplete'), width: 'phone' },
  { name: 'review-changed-meanwhile', draw: review(ready, 'changed-meanwhile'), width: 'phone' },
  { name: 'review-not-stored', draw: review(ready, 'storage-failed'), width: 'phone' },
  { name: 'receipt', draw: receipt(sent), width: 'phone' },
  { name: 'receipt-with-next', draw: receipt(sent, { next: owed }), width: 'phone' },
  { name: 'receipt-late', draw: receipt(sentLate), width: 'phone' },
  { name: 'receipt-for-the-owner', draw: receipt(sentForOwner), width: 'phone' },
  { name: 'receipt-with-unsent-changes', draw: receipt(changed), width: 'phone' },
  { name: 'receipt-locked-with-unsent-changes', draw: receipt(changed, { locked: true }), width: 'phone' },
]

function review(context: SheetContext, notice?: Review['notice']): GalleryState['draw'] {
  return (language) => reviewCard(there(reviewOf(context, notice)), readerIn(language))
}

function receipt(
  context: SheetContext,
  { next = [], locked = false }: Partial<Pick<Receipt, 'next' | 'locked'>> = {},
): GalleryState['draw'] {
  return (language) => receiptCard(there(receiptOf(context, { next, locked })), readerIn(language))
}

function history(context: SheetContext): GalleryState['draw'] {
  return (language) => historyCard(there(sheetHistory(context)), readerIn(language))
}
