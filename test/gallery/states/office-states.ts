import { deviationCard } from '../../../src/cards/deviation-card.ts'
import { peopleCard } from '../../../src/cards/people-card.ts'
import { projectCard } from '../../../src/cards/project-card.ts'
import { rehearsalCard } from '../../../src/cards/rehearsal-card.ts'
import { statusCard } from '../../../src/cards/status-card.ts'
import { unreachedCard } from '../../../src/cards/unreached-card.ts'
import { deviationNews } from '../../../src/domain/deviation-news.ts'
import { type People, peopleOf } from '../../../src/domain/people.ts'
import { projectStatus } from '../../../src/domain/project-status.ts'
import { readFilter } from '../../../src/domain/read-filter.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { rehearse } from '../../../src/domain/rehearsal.ts'
import { type RoundStatus, type StatusView, wholeRound } from '../../../src/domain/round-status.ts'
import type { SheetAct } from '../../../src/domain/sheet-act.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { describeUnreached } from '../../../src/domain/unreached.ts'
import { aDelivery, anAccount } from '../../builders.ts'
import { coordinator, dutyFacts, moments, opened, owner, programme, readerIn, there } from '../facts/round-facts.ts'
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
const returned: SheetAct = {
  act: 'returned',
  at: moments.underWay,
  by: coordinator,
  revision: 1,
  subjects: [familyCentre],
  comment: 'Kertokaa vielä, milloin uusi aikataulu on valmis.',
}
const asLead: StatusView = { ...wholeRound, viewer: 'lead', within: new Map([['area', new Set(['children'])]]) }

function filtered(typed: string): StatusView {
  const filter = readFilter(programme, typed)
  if (isRefusal(filter)) throw new Error(`${typed} means nothing`)
  return { ...wholeRound, filter }
}

/** What coordinators and the project channel see. */
export const officeStates: readonly GalleryState[] = [
  { name: 'status-at-the-opening', draw: status(without), width: 'full' },
  { name: 'status-with-gaps', draw: status(statusAt(moments.underWay)), width: 'full' },
  { name: 'status-nothing-missing', draw: status(complete), width: 'full' },
  { name: 'status-after-the-lock', draw: status(statusAt(moments.locked)), width: 'full' },
  {
    name: 'status-of-the-missing',
    draw: status(statusAt(moments.underWay, {}, filtered('children missing'))),
    width: 'full',
  },
  {
    name: 'status-second-page',
    draw: status(statusAt(moments.underWay, {}, { ...wholeRound, page: 1 })),
    width: 'full',
  },
  { name: 'status-of-nothing', draw: status(statusAt(moments.underWay, {}, filtered('late'))), width: 'full' },
  {
    name: 'status-without-targets',
    draw: status(statusAt(moments.underWay, {}, filtered('no-targets'))),
    width: 'full',
  },
  { name: 'status-of-a-lead', draw: status(statusAt(moments.underWay, {}, asLead)), width: 'full' },
  { name: 'project-sent', draw: projectOf(sheetOf({ revisions: [sentBy(owner)] })), width: 'full' },
  {
    name: 'project-sent-back',
    draw: projectOf(sheetOf({ revisions: [sentBy(owner)], acts: [returned] })),
    width: 'full',
  },
  { name: 'people', draw: (language) => peopleCard(everybody, readerIn(language)), width: 'full' },
  { name: 'project-untouched', draw: projectOf(sheetOf()), width: 'full' },
  { name: 'escalation', draw: status(statusAt(moments.overdue, {}, filtered('missing')), 'escalation'), width: 'full' },
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

const everybody: People = peopleAt(moments.underWay)

function peopleAt(at: string): People {
  const { accounts } = statusAt(at).facts
  return { kind: 'people', programme, opened, at, people: peopleOf({ programme, opened, accounts }, at), page: 0 }
}

function projectOf(sheet: SheetContext): GalleryState['draw'] {
  const { facts: all, at, view, contacts } = statusAt(moments.underWay)
  const shown = there(projectStatus({ facts: all, at, view, contacts }, sheet))
  return (language) => projectCard(shown, readerIn(language))
}
