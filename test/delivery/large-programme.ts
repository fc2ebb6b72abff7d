import type { Store } from '../../src/actions/ports.ts'
import type { Account } from '../../src/domain/account.ts'
import type { Delivery } from '../../src/domain/delivery.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { anAccount, aProgramme, aProject } from '../builders.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import { fakeTenantId } from '../fakes/teams-world.ts'

/** When the autumn round of a large programme opens. */
export const openingAt = '2021-10-18T06:00:00.000Z'
export const openingRound = 'oma-arviointi:2021-11-15'

export function ownerNumber(index: number): string {
  return `owner-${index + 1}@example.fi`
}

/** So many owners, each with one project of their own. */
export function programmeOf(owners: number): Programme {
  return aProgramme({
    projects: Array.from({ length: owners }, (_, index) =>
      aProject({ id: `project-${index + 1}`, owners: [ownerNumber(index)] }),
    ),
  })
}

/** The owner as the roster of a team shows them: a chat must be opened first. */
export function rosterAccount(connector: FakeConnector, email: string): Account {
  const { aadObjectId, userId } = connector.user(email)
  return anAccount({
    email,
    tenant: fakeTenantId,
    objectId: aadObjectId,
    userId,
    reachedVia: { serviceUrl: connector.serviceUrl, bot: connector.bot.id },
    reach: 'roster',
  })
}

/** The line of each owner in the ledger of the opening. */
export async function openingLedger(store: Store): Promise<ReadonlyMap<string, Delivery>> {
  const deliveries = await store.deliveries(openingRound)
  const openings = deliveries.filter(({ key }) => key.step === 'opening')
  return new Map(openings.map((delivery) => [delivery.key.recipient, delivery]))
}

/** The same as a programme file. JSON is YAML. */
export function programmeFileOf(owners: number): string {
  return JSON.stringify({
    version: 1,
    programme: 'large',
    name: 'A large programme',
    holidays: 'FI',
    goals: [{ id: 'availability' }],
    scale: [0, 25, 50, 75, 100].map((value) => ({ value })),
    coordinators: ['coordinator@example.fi'],
    projects: Array.from({ length: owners }, (_, index) => ({
      id: `project-${index + 1}`,
      owners: [ownerNumber(index)],
      lines: [{ goal: 'availability' }],
    })),
    series: [
      {
        id: 'oma-arviointi',
        schedule: {
          deadlines: { yearly: ['05-15', '11-15'] },
          from: '2021-11-15',
          to: '2022-11-15',
          opens: { daysBefore: 28 },
          answersDue: { workingDaysBefore: 5 },
          locks: { daysAfter: 7 },
        },
        questions: [
          { id: 'level', type: 'level', required: true },
          { id: 'results', type: 'text', required: true },
        ],
      },
    ],
  })
}
