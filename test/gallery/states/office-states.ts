import { deviationCard } from '../../../src/cards/deviation-card.ts'
import { rehearsalCard } from '../../../src/cards/rehearsal-card.ts'
import { statusCard } from '../../../src/cards/status-card.ts'
import { unreachedCard } from '../../../src/cards/unreached-card.ts'
import { deviationNews } from '../../../src/domain/deviation-news.ts'
import { rehearse } from '../../../src/domain/rehearsal.ts'
import type { RoundStatus } from '../../../src/domain/round-status.ts'
import { describeUnreached } from '../../../src/domain/unreached.ts'
import { aDelivery, anAccount } from '../../builders.ts'
import { dutyFacts, moments, owner, programme, readerIn, there } from '../facts/round-facts.ts'
import { answers, delayed, familyCentre, sentBy, sheetOf } from '../facts/sheet-facts.ts'
import { everythingSent, statusAt } from '../facts/status-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const facts = dutyFacts()
const complete = statusAt(moments.underWay, { sheets: everythingSent() })
const without = statusAt(moments.opening, {
  sheets: new Map(),
  deliveries: [],
  accounts: new Map(),
  channelKnown: false,
})

const news = there(
  deviationNews(sheetOf({ revisions: [sentBy(owner, { answers: { ...answers, [familyCentre]: delayed } })] }), 1),
)
const unreached = describeUnreached(
  facts,
  ['not-met', 'blocked', 'message-too-large'].map((code, index) =>
    aDelivery({ recipient: there(programme.people[index + 3]).email, current: { state: 'failed', code } }),
  ),
  new Map(programme.people.slice(4, 6).map(({ email }) => [email, anAccount({ email })])),
)
/** What coordinators and the project channel see. */
export const officeStates: readonly GalleryState[] = [
  { name: 'status-at-the-opening', draw: status(without), width: 'full' },
  { name: 'status-with-gaps', draw: status(statusAt(moments.underWay)), width: 'full' },
  { name: 'status-nothing-missing', draw: status(complete), width: 'full' },
  { name: 'status-after-the-lock', draw: status(statusAt(moments.locked)), width: 'full' },
  { name: 'escalation', draw: status(statusAt(moments.overdue), 'escalation'), width: 'full' },
  { name: 'deviation-news', draw: (language) => deviationCard(news, readerIn(language)), width: 'phone' },
  { name: 'unreached-call', draw: (language) => unreachedCard(unreached, readerIn(language)), width: 'phone' },
  {
    name: 'rehearsal',
    draw: (language) => rehearsalCard({ facts, messages: rehearse(facts) }, readerIn(language)),
    width: 'phone',
  },
]

function status(shown: RoundStatus, occasion?: Parameters<typeof statusCard>[2]): GalleryState['draw'] {
  return (language) => statusCard(shown, readerIn(language), occasion)
}
