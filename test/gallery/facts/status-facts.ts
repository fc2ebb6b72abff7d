import type { Account } from '../../../src/domain/account.ts'
import type { Sheet } from '../../../src/domain/answer.ts'
import type { Delivery, DeliveryState } from '../../../src/domain/delivery.ts'
import { type RoundStatus, type StatusFacts, statusOf, wholeRound } from '../../../src/domain/round-status.ts'
import { projectSubject } from '../../../src/domain/subject.ts'
import { aDelivery, anAccount, aSentRevision, aSheet, values } from '../../builders.ts'
import { dutyFacts, moments, opened, owner } from './round-facts.ts'
import { draftsOf, sentSheet } from './sheet-facts.ts'

const sent: DeliveryState = { state: 'sent', sentAt: moments.opening, conversation: 'chat', message: 'message' }

/** Everything that may have become of a message, each with an owner. */
const contacts: Readonly<Record<string, DeliveryState>> = {
  [owner]: sent,
  'maria.nordlund@example.fi': sent,
  'juha.kettunen@example.fi': { state: 'failed', code: 'message-too-large' },
  'tiina.ruokonen@example.fi': { state: 'retrying', nextAt: moments.underWay, code: 'throttled' },
  'pekka.hiltula@example.fi': { state: 'unknown' },
}
const reaches: Readonly<Record<string, Account['reach']>> = {
  ...Object.fromEntries(Object.keys(contacts).map((email) => [email, 'installed'])),
  'sanna.mikkola@example.fi': 'roster',
  'ritva.kaartinen@example.fi': 'uninstalled',
  'olof.bjorkqvist@example.fi': 'blocked',
}

const deliveries: readonly Delivery[] = Object.entries(contacts).map(([recipient, current]) =>
  aDelivery({
    recipient,
    dueAt: moments.opening,
    current,
    ...(recipient === owner ? { openedAt: moments.opening } : {}),
  }),
)

/** One project has been sent, one is a draft, and the owners of the others have been reached or not. */
export function statusAt(at: string, overrides: Partial<StatusFacts> = {}, view = wholeRound): RoundStatus {
  return statusOf(
    {
      ...dutyFacts({ sheets: sheets([sentSheet(), draftOfTassu]) }),
      deliveries,
      accounts: new Map(Object.entries(reaches).map(([email, reach]) => [email, anAccount({ email, reach })])),
      channelKnown: true,
      ...overrides,
    },
    at,
    view,
  )
}

const draftOfTassu = aSheet({
  id: 'project/tassu',
  drafts: draftsOf({ 'line/tassu/availability': values({ level: 50, results: 'Kokeilu laajeni toiselle alueelle.' }) }),
})

/** Every project of the round, sent. */
export function everythingSent(): ReadonlyMap<string, Sheet> {
  return sheets(
    opened.sheets.map(({ id, project = '', subjects }) => {
      const answers = Object.fromEntries(
        subjects.map(({ id: subject }, index) => [
          subject,
          subject === projectSubject(project)
            ? values({ status: 'on-track' })
            : values({ level: ((project.length + index) % 4) * 25, results: 'Työ etenee.' }),
        ]),
      )
      return aSheet({ id, revisions: [aSentRevision({ answers })] })
    }),
  )
}

function sheets(all: readonly Sheet[]): ReadonlyMap<string, Sheet> {
  return new Map(all.map((sheet) => [sheet.id, sheet]))
}
