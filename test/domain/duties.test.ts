import { describe, expect, test } from 'vitest'
import type { AnswerValues, Sheet } from '../../src/domain/answer.ts'
import { type Duty, type DutyFacts, dutiesOf, owingPeople, responsiblePeople } from '../../src/domain/duties.ts'
import type { EarlierAnswer } from '../../src/domain/earlier-answers.ts'
import { type Exemption, freezeExpectedSet, type OpenedRound } from '../../src/domain/expected-set.ts'
import type { Project } from '../../src/domain/programme.ts'
import { daysOff } from '../../src/programme-file/holidays.ts'
import {
  aDraft,
  anOpenedRound,
  aProgramme,
  aProject,
  aRound,
  aSentRevision,
  aSeries,
  aSheet,
  autumn,
  coordinator,
  level,
  now,
  owner,
  results,
  secondOwner,
  status,
  values,
} from '../builders.ts'

const series = aSeries({ questions: [level, results, status] })
const both = aProject({ id: 'both', owners: [owner, secondOwner] })
const mine = aProject({ id: 'mine', owners: [owner] })
const theirs = aProject({ id: 'theirs', owners: [secondOwner] })
const nobodys = aProject({ id: 'nobodys', owners: [] })

describe('what a person owes', () => {
  test('is every sheet they own, with its subjects and lines', () => {
    const { owed, done } = dutiesOf(facts(), owner, now)
    expect(owed.map((duty) => duty.sheet.project)).toEqual(['both', 'mine'])
    expect(owed[0]).toMatchObject({ state: 'nothing', subjects: 2, subjectsDone: 0, lines: 1 })
    expect(done).toEqual([])
  })

  test('includes for a coordinator the projects without an owner, and no others', () => {
    expect(dutiesOf(facts(), coordinator, now).owed.map((duty) => duty.sheet.project)).toEqual(['nobodys'])
  })

  test('is nothing for somebody who owns nothing', () => {
    expect(dutiesOf(facts(), 'nobody@example.fi', now)).toMatchObject({ owed: [], done: [] })
  })

  describe('where nothing is required', () => {
    const freely = { ...facts(), opened: allOptional(facts().opened) }
    const projects = (duties: readonly Duty[]) => duties.map(({ sheet }) => sheet.project)

    test('is neither owed nor done, but optional', () => {
      const { owed, optional, done } = dutiesOf(freely, owner, now)
      expect([owed, projects(optional), done]).toEqual([[], ['both', 'mine'], []])
    })

    test('stays optional while it is only a draft', () => {
      const draft = aSheet({ id: 'project/mine', drafts: { 'line/mine/availability': aDraft() } })
      const { optional, done } = dutiesOf({ ...freely, sheets: new Map([[draft.id, draft]]) }, owner, now)
      expect([projects(optional), done]).toEqual([['both', 'mine'], []])
    })

    test('is done once it is sent all the same', () => {
      const { optional, done } = dutiesOf(
        { ...freely, sheets: new Map([['project/mine', sent('mine', owner)]]) },
        owner,
        now,
      )
      expect([projects(optional), projects(done)]).toEqual([['both'], ['mine']])
    })
  })

  test('is done for both owners once one has sent it', () => {
    const sheets = [sent('both', secondOwner)]
    for (const person of [owner, secondOwner]) {
      expect(dutiesOf(facts({ sheets }), person, now).done.map((duty) => duty.sheet.project)).toEqual(['both'])
    }
  })

  test('is still owed while it is only a draft, with what is done so far', () => {
    const sheet = aSheet({ id: 'project/mine', drafts: { 'line/mine/availability': aDraft() } })
    const duty = dutiesOf(facts({ sheets: [sheet] }), owner, now).owed.find((each) => each.sheet.project === 'mine')
    expect(duty).toMatchObject({ state: 'draft', subjectsDone: 1 })
  })

  test('is done although something was changed and not sent again', () => {
    const sheet = sent('mine', owner)
    const drafts = { 'line/mine/availability': aDraft({ answer: values({ level: 50 }) }) }
    const { done } = dutiesOf(facts({ sheets: [{ ...sheet, drafts }] }), owner, now)
    expect(done.find((each) => each.sheet.project === 'mine')?.state).toBe('changed')
  })

  test('leaves out a sheet whose every subject is exempt', () => {
    const exemptions = ['line/mine/availability', 'project/mine'].map(exempt)
    expect(dutiesOf(facts({ exemptions }), owner, now).owed.map((duty) => duty.sheet.project)).toEqual(['both'])
  })

  test('does not count an exempt subject', () => {
    const duty = dutiesOf(facts({ exemptions: [exempt('line/mine/availability')] }), owner, now).owed[1]
    expect(duty).toMatchObject({ subjects: 1, lines: 0 })
  })

  test('leaves out a project that the register has lost', () => {
    const { programme } = facts()
    const lost = { ...facts(), programme: { ...programme, projects: [both] } }
    expect(dutiesOf(lost, owner, now).owed.map((duty) => duty.sheet.project)).toEqual(['both'])
  })
})

describe('“no change” for a whole sheet', () => {
  const spring = (answered: AnswerValues, again?: AnswerValues): readonly EarlierAnswer[] => [
    ...(again === undefined ? [] : [{ deadline: '2020-11-15', answer: values(again) }]),
    { deadline: '2021-05-15', answer: values(answered) },
  ]
  const line = { level: 25, results: 'Työ alkoi.' }
  const onTrack = { status: 'on-track' }
  const draft = aSheet({ id: 'project/mine', drafts: { 'line/mine/availability': aDraft() } })

  test.each<[string, readonly EarlierAnswer[], readonly EarlierAnswer[], readonly Sheet[], boolean]>([
    ['where every subject may', spring(line), spring(onTrack), [], true],
    ['not where one has no answer before', spring(line), [], [], false],
    ['not where one lacks a required answer', spring({ level: 25 }), spring(onTrack), [], false],
    ['not where one stood still for two rounds', spring(line, line), spring(onTrack), [], false],
    ['where one stood at the end for two rounds', spring({ ...line, level: 100 }, line), spring(onTrack), [], true],
    ['not where something has been typed', spring(line), spring(onTrack), [draft], false],
    ['not where it has been sent', spring(line), spring(onTrack), [sent('mine', owner)], false],
  ])('is offered %s', (_, onLine, onProject, sheets, mayStay) => {
    const earlier = new Map([
      ['line/mine/availability', onLine],
      ['project/mine', onProject],
    ])
    const { owed, done } = dutiesOf({ ...facts({ sheets }), earlier }, owner, now)
    expect([...owed, ...done].find(({ sheet }) => sheet.project === 'mine')?.mayStay).toBe(mayStay)
  })

  test('is offered where the one that must be explained is exempt', () => {
    const earlier = new Map([
      ['line/mine/availability', spring(line, line)],
      ['project/mine', spring(onTrack)],
    ])
    const exempted = { ...facts({ exemptions: [exempt('line/mine/availability')] }), earlier }
    expect(dutiesOf(exempted, owner, now).owed.find(({ sheet }) => sheet.project === 'mine')?.mayStay).toBe(true)
  })
})

describe('the time left', () => {
  test.each([
    ['2021-11-01T08:00:00.000Z', 5],
    ['2021-11-05T08:00:00.000Z', 1],
    ['2021-11-07T22:30:00.000Z', 0],
    ['2021-11-08T08:00:00.000Z', 0],
    ['2021-11-10T08:00:00.000Z', 0],
  ])('at %s is %i working days', (at, left) => {
    expect(dutiesOf(facts(), owner, at).workingDaysLeft).toBe(left)
  })

  test.each([
    ['2021-11-08T21:59:00.000Z', false],
    ['2021-11-08T21:59:00.001Z', true],
  ])('is over at %s: %s', (at, overdue) => {
    expect(dutiesOf(facts(), owner, at).overdue).toBe(overdue)
  })

  test.each([
    ['2021-11-22T21:58:59.999Z', false],
    ['2021-11-22T21:59:00.000Z', true],
  ])('and the round is locked at %s: %s', (at, locked) => {
    expect(dutiesOf(facts(), owner, at).locked).toBe(locked)
  })

  test.each([
    ['2021-11-15', '2021-11-15'],
    ['2026-11-15', '2026-11-13'],
    ['2021-05-15', '2021-05-14'],
  ])('of a round with deadline %s ends on the working day %s', (deadline, last) => {
    const finland = { ...facts(), daysOff: daysOff('FI', 2020, 2027) }
    const opened = { ...finland.opened, round: aRound(deadline) }
    expect(dutiesOf({ ...finland, opened }, owner, now).lastWorkingDay).toBe(last)
  })
})

test('everybody who answers for a sheet is named once', () => {
  expect(responsiblePeople(facts().opened, '2021-11-01')).toEqual([owner, secondOwner, coordinator])
})

test('those who still owe something are named once, and the others are not', () => {
  const sheets = [sent('both', owner), sent('theirs', secondOwner)]
  expect(owingPeople(facts({ sheets }), now)).toEqual([owner, coordinator])
})

function facts(given: { sheets?: readonly Sheet[]; exemptions?: readonly Exemption[] } = {}): DutyFacts {
  const projects: readonly Project[] = [both, mine, theirs, nobodys]
  const programme = aProgramme({ projects, series: [series] })
  const round = aRound(autumn, series)
  const sheets = freezeExpectedSet(programme, series, round)
  return {
    programme,
    series,
    opened: anOpenedRound({ round, sheets, exemptions: given.exemptions ?? [] }),
    sheets: new Map((given.sheets ?? []).map((sheet) => [sheet.id, sheet])),
    daysOff: daysOff('FI', 2021, 2021),
  }
}

function sent(project: string, by: string): Sheet {
  const answers = { [`line/${project}/availability`]: values(), [`project/${project}`]: values({ status: 'on-track' }) }
  return aSheet({ id: `project/${project}`, revisions: [aSentRevision({ sentBy: by, answers })] })
}

function exempt(subject: string): Exemption {
  return { subject, reason: 'Päättynyt', by: coordinator, at: now }
}

function allOptional(opened: OpenedRound): OpenedRound {
  const sheets = opened.sheets.map((sheet) => ({
    ...sheet,
    subjects: sheet.subjects.map((subject) => ({ ...subject, counted: false })),
  }))
  return { ...opened, sheets }
}
