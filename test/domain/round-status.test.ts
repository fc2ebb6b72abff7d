import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import { readFilter } from '../../src/domain/read-filter.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type RoundStatus, type StatusFacts, statusOf, wholeRound } from '../../src/domain/round-status.ts'
import { type everything, ledBy } from '../../src/domain/status-filter.ts'
import { type OwnerStanding, ownersOf } from '../../src/domain/status-row.ts'
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

  test('lists each project with how far it is, since when, and what of it is missing', () => {
    const listed = statusOf(facts(), now).rows.map(({ expected, stage, since, subjects, responsible }) => ({
      project: expected.project,
      stage,
      since,
      missing: subjects.filter(({ state }) => state === 'missing').map(({ subject }) => subject),
      responsible,
    }))
    expect(listed).toEqual([
      {
        project: 'clinic',
        stage: 'draft',
        since: now,
        missing: ['line/clinic/costs'],
        responsible: [owner, secondOwner],
      },
      { project: 'home', stage: 'exempt', since: undefined, missing: [], responsible: [owner] },
    ])
  })

  test.each<[string, Partial<StatusFacts>, Partial<OwnerStanding>]>([
    ['whom Teams has never shown', {}, { reach: 'not-met', standing: { stage: 'unreachable' } }],
    [
      'who removed the app, whatever was delivered before',
      { accounts: new Map([[owner, anAccount({ reach: 'uninstalled' })]]), deliveries: [aDelivery({ current: sent })] },
      { reach: 'uninstalled', standing: { stage: 'unreachable' } },
    ],
    ['whom nothing was sent', known(), { standing: { stage: 'not-contacted' } }],
    [
      'to whom nothing got through',
      known({ current: { state: 'failed', code: 'x' } }),
      { standing: { stage: 'not-contacted' } },
    ],
    ['to whom it was delivered', known({ current: sent }), { standing: { stage: 'delivered', since: now } }],
    ['who opened it', known({ current: sent, openedAt: later }), { standing: { stage: 'opened', since: later } }],
  ])('says of an owner %s how far it has come', (_, overrides, expected) => {
    expect(ownersIn(statusOf(facts(overrides), now))[0]).toMatchObject({
      email: owner,
      name: 'Oona Omistaja',
      ...expected,
    })
  })

  test('says what reached each owner last', () => {
    const deliveries = [aDelivery({ current: sent }), aDelivery({ recipient: secondOwner })]
    expect(ownersIn(statusOf(facts({ deliveries }), now)).map(({ lastContact }) => lastContact)).toEqual([
      deliveries[0],
      undefined,
    ])
  })

  test('counts everybody who answers once, as far as the one of theirs that is least far', () => {
    const base = facts()
    const home = aSheet({
      id: 'project/home',
      revisions: [aSentRevision({ answers: { 'line/home/availability': aDraft().answer } })],
    })
    const free = { ...base.opened, exemptions: [] }
    const status = statusOf({ ...base, opened: free, sheets: new Map([...base.sheets, [home.id, home]]) }, now)
    // One has a draft of the clinic and has sent the home; the other only shares the clinic.
    expect(status.funnel.filter(({ people }) => people > 0)).toEqual([{ stage: 'draft', people: 2 }])
  })

  test('leaves out a project that the register has lost, but counts it', () => {
    const { programme, ...rest } = facts()
    const lost = { ...programme, projects: programme.projects.filter(({ id }) => id !== 'clinic') }
    const status = statusOf({ ...rest, programme: lost }, now)
    expect(status.rows.map(({ expected }) => expected.project)).toEqual(['home'])
    expect(status.counts.expected).toBe(3)
  })

  test('counts lines without a target or an indicator', () => {
    const { programme, ...rest } = facts()
    const target = { id: 't', text: 'Short queues', indicators: [] }
    const [clinic, ...others] = programme.projects
    const lines = clinic?.lines.map((line, index) => (index === 0 ? { ...line, targets: [target] } : line)) ?? []
    const withTarget = { ...programme, projects: clinic === undefined ? [] : [{ ...clinic, lines }, ...others] }
    expect(statusOf({ ...rest, programme: withTarget }, now).lacking).toBe(3)
  })

  test('counts none in a register without targets', () => {
    expect(statusOf(facts(), now).lacking).toBe(0)
  })

  test('says how many working days are left', () => {
    expect(statusOf(facts(), now).workingDaysLeft).toBe(5)
  })
})

describe('a filter', () => {
  test.each<[string, readonly string[], number]>([
    ['children', ['clinic'], 2],
    ['costs', ['clinic'], 1],
    ['older', ['home'], 1],
    ['children older', ['clinic', 'home'], 3],
    ['children availability', ['clinic'], 1],
    ['older costs', [], 0],
    ['missing', ['clinic'], 1],
    ['puuttuvat', ['clinic'], 1],
    ['saknas', ['clinic'], 1],
    ['sent', ['clinic'], 1],
    ['exempt', ['home'], 1],
    ['missing exempt', ['clinic', 'home'], 2],
    ['children missing', ['clinic'], 1],
    [owner, ['clinic', 'home'], 3],
    [secondOwner, ['clinic'], 2],
    ['oona omistaja', ['clinic', 'home'], 3],
    ['oona', ['clinic', 'home'], 3],
    ['clinic', ['clinic'], 2],
    ['espoo', ['clinic'], 2],
    ['esbo', ['clinic'], 2],
    ['tepa', ['home'], 1],
    ['spearhead', ['clinic'], 1],
    ['unreachable', ['clinic'], 2],
    ['opened', [], 0],
    ['no-targets', ['clinic', 'home'], 3],
    ['ilman tavoitetta costs', ['clinic'], 1],
    ['kaikki', ['clinic', 'home'], 3],
  ])('%j shows %j and counts %i', (typed, projects, expected) => {
    const status = statusOf(facts(), now, { ...wholeRound, filter: filter(typed) })
    expect(status.rows.map(({ expected }) => expected.project)).toEqual(projects)
    expect(status.counts.expected).toBe(expected)
  })

  test('never makes counts that do not add up, in all, by goal and by area, whatever has been written', () => {
    fc.assert(
      fc.property(aState, fc.subarray(filterWords), (state, words) => {
        const status = statusOf(facts(stateFacts(state)), now, { ...wholeRound, filter: filter(words.join(' ')) })
        const each = [status.counts, ...[...status.byGoal, ...status.byArea].map(({ counts }) => counts)]
        for (const { expected, answered, missing, exempt, late, draft, returned } of each) {
          expect(answered + missing + exempt).toBe(expected)
          expect(late).toBeLessThanOrEqual(answered)
          expect(draft).toBeLessThanOrEqual(missing)
          expect(returned).toBeLessThanOrEqual(missing)
        }
        expect(status.rows.flatMap(({ subjects }) => subjects)).toHaveLength(status.counts.expected)
        const byGoal = status.byGoal.reduce((sum, { counts }) => sum + counts.expected, 0)
        expect(byGoal).toBe(status.counts.expected)
      }),
    )
  })

  test('of a lead never goes beyond what they own, and tells nothing of who was reached', () => {
    const { programme } = facts()
    const within = ledBy(programme, lead)
    if (within === undefined) throw new Error('The lead owns an area')
    for (const words of ['', 'all', 'clinic', 'missing']) {
      const status = statusOf(facts(), now, { viewer: 'lead', filter: filter(words), within, page: 0 })
      expect(status.rows.map(({ expected }) => expected.project).filter((id) => id !== 'home')).toEqual([])
      expect(status.funnel).toEqual([])
    }
  })
})

const lead = 'lead@example.fi'
const later = '2021-11-02T08:00:00.000Z'
const filterWords = ['children', 'costs', 'missing', 'draft', 'late', owner, 'home', 'no-targets', 'espoo']

/** What has become of each line. */
const aState = fc.record({
  'line/clinic/availability': fc.constantFrom('nothing', 'draft', 'sent', 'late', 'exempt'),
  'line/clinic/costs': fc.constantFrom('nothing', 'draft', 'sent', 'late', 'exempt'),
  'line/home/availability': fc.constantFrom('nothing', 'draft', 'sent', 'late', 'exempt'),
})

function stateFacts(state: Readonly<Record<string, string>>): Partial<StatusFacts> {
  const { opened } = facts()
  const inState = (wanted: string, project: string): readonly string[] =>
    Object.keys(state).filter((subject) => state[subject] === wanted && subject.includes(`/${project}/`))
  const sheets = ['clinic', 'home'].map((project) => {
    const answersOf = (subjects: readonly string[]) =>
      Object.fromEntries(subjects.map((subject) => [subject, aDraft().answer]))
    const sentNow = inState('sent', project)
    const revisions = [
      ...(sentNow.length === 0 ? [] : [aSentRevision({ answers: answersOf(sentNow) })]),
      aSentRevision({
        number: 2,
        sentAt: '2021-11-10T08:00:00.000Z',
        answers: answersOf([...sentNow, ...inState('late', project)]),
      }),
    ]
    const drafts = Object.fromEntries(inState('draft', project).map((subject) => [subject, aDraft()]))
    return aSheet({ id: `project/${project}`, drafts, revisions })
  })
  const exemptions = ['clinic', 'home'].flatMap((project) =>
    inState('exempt', project).map((subject) => ({ subject, reason: 'Ohi', by: coordinator, at: now })),
  )
  return { opened: { ...opened, exemptions }, sheets: new Map(sheets.map((sheet) => [sheet.id, sheet])) }
}

function filter(typed: string): typeof everything {
  const read = readFilter(facts().programme, typed)
  if (isRefusal(read)) throw new Error(`${typed} means nothing`)
  return read
}

function known(delivery?: Parameters<typeof aDelivery>[0]): Partial<StatusFacts> {
  return {
    accounts: new Map([[owner, anAccount()]]),
    deliveries: delivery === undefined ? [] : [aDelivery(delivery)],
  }
}

function ownersIn(status: RoundStatus): readonly OwnerStanding[] {
  const [row] = status.rows
  return row === undefined ? [] : ownersOf(status, row)
}

function facts(overrides: Partial<StatusFacts> = {}): StatusFacts {
  const programme = aProgramme({
    goals: ['availability', 'costs'].map((id) => ({ id, name: id, owners: [], texts: [] })),
    areas: ['children', 'older'].map((id) => ({ id, name: id, owners: id === 'older' ? [lead] : [] })),
    places: [{ id: 'espoo', name: { fi: 'Espoo', sv: 'Esbo' } }],
    units: [{ id: 'tepa', name: 'THK/Tepa' }],
    themes: [{ id: 'k1', name: 'A spearhead', owners: [], sections: [] }],
    people: [{ email: owner, name: 'Oona Omistaja' }],
    projects: [
      aProject({
        id: 'clinic',
        name: 'Clinic',
        area: 'children',
        owners: [owner, secondOwner],
        places: ['espoo'],
        lines: [aLine({ theme: 'k1' }), aLine({ goal: 'costs' })],
      }),
      aProject({ id: 'home', name: 'Home', area: 'older', units: ['tepa'], lines: [aLine()] }),
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
