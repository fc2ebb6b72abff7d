import { describe, expect, test } from 'vitest'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import { type StatusFacts, statusOf } from '../../src/domain/round-status.ts'
import {
  aDelivery,
  aDraft,
  aLine,
  anAccount,
  anOpenedRound,
  aProgramme,
  aProject,
  aRound,
  aSentRevision,
  aSheet,
  coordinator,
  noDaysOff,
  now,
  owner,
  secondOwner,
} from '../builders.ts'

const sent = { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } as const

describe('the status of a round', () => {
  test('counts by goal and by area what it counts in all', () => {
    const { counts, byGoal, byArea } = statusOf(facts(), now)
    expect(counts).toMatchObject({ expected: 3, answered: 1, missing: 1, exempt: 1, draft: 1 })
    expect(byGoal.map(({ goal, counts: each }) => [goal.id, each.expected, each.answered])).toEqual([
      ['availability', 2, 1],
      ['costs', 1, 0],
    ])
    expect(byArea.map(({ area, counts: each }) => [area.id, each.expected, each.answered])).toEqual([
      ['children', 2, 1],
      ['older', 1, 0],
    ])
  })

  test('lists each project with something missing, its drafts and its owners', () => {
    expect(statusOf(facts(), now).missing).toEqual([
      {
        project: expect.objectContaining({ id: 'clinic' }),
        subjects: ['line/clinic/costs'],
        drafts: 1,
        owners: [
          { email: owner, name: 'Oona Omistaja', reach: 'not-met' },
          { email: secondOwner, name: secondOwner, reach: 'not-met' },
        ],
      },
    ])
  })

  test('says how each owner can be reached', () => {
    const accounts = new Map([[owner, anAccount({ reach: 'uninstalled' })]])
    expect(statusOf(facts({ accounts }), now).missing[0]?.owners.map(({ reach }) => reach)).toEqual([
      'uninstalled',
      'not-met',
    ])
  })

  test('says what reached each owner last', () => {
    const deliveries = [aDelivery({ current: sent }), aDelivery({ recipient: secondOwner })]
    expect(statusOf(facts({ deliveries }), now).missing[0]?.owners.map(({ lastContact }) => lastContact)).toEqual([
      deliveries[0],
      undefined,
    ])
  })

  test('leaves out a project that the register has lost', () => {
    const { programme, ...rest } = facts()
    const lost = { ...programme, projects: programme.projects.filter(({ id }) => id !== 'clinic') }
    expect(statusOf({ ...rest, programme: lost }, now).missing).toEqual([])
  })

  test('says how many working days are left', () => {
    expect(statusOf(facts(), now).workingDaysLeft).toBe(5)
  })
})

function facts(overrides: Partial<StatusFacts> = {}): StatusFacts {
  const programme = aProgramme({
    goals: ['availability', 'costs'].map((id) => ({ id, name: id, owners: [], texts: [] })),
    areas: ['children', 'older'].map((id) => ({ id, name: id, owners: [] })),
    people: [{ email: owner, name: 'Oona Omistaja' }],
    projects: [
      aProject({
        id: 'clinic',
        area: 'children',
        owners: [owner, secondOwner],
        lines: [aLine(), aLine({ goal: 'costs' })],
      }),
      aProject({ id: 'home', area: 'older', lines: [aLine()] }),
    ],
  })
  const [series] = programme.series
  if (series === undefined) throw new Error('The programme has no series')
  const round = aRound()
  const clinic = aSheet({
    id: 'project/clinic',
    drafts: { 'line/clinic/costs': aDraft() },
    revisions: [aSentRevision({ answers: { 'line/clinic/availability': aDraft().answer } })],
  })
  return {
    programme,
    series,
    opened: anOpenedRound({
      round,
      sheets: freezeExpectedSet(programme, series, round),
      exemptions: [{ subject: 'line/home/availability', reason: 'Päättynyt', by: coordinator, at: now }],
    }),
    sheets: new Map([[clinic.id, clinic]]),
    daysOff: noDaysOff,
    deliveries: [],
    accounts: new Map(),
    channelKnown: true,
    ...overrides,
  }
}
