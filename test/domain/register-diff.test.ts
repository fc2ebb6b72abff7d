import { describe, expect, test } from 'vitest'
import { lastAsked } from '../../src/domain/asked-questions.ts'
import { questionsOf } from '../../src/domain/expected-set.ts'
import type { Programme, Series } from '../../src/domain/programme.ts'
import { compareRegisters, countChanges } from '../../src/domain/register-diff.ts'
import { effectsOnRounds } from '../../src/domain/register-effects.ts'
import { keepPast, registerPast } from '../../src/domain/register-merge.ts'
import { subjectsInRound } from '../../src/domain/scopes/registry.ts'
import {
  aLine,
  anOpenedRound,
  aProgramme,
  aProject,
  aRound,
  aSeries,
  coordinator,
  now,
  owner,
  secondOwner,
} from '../builders.ts'

const target = { id: 't1', text: 'Jono lyhenee', indicators: [{ id: 'i1', text: 'Päivät', type: 'number' as const }] }
const before = aProgramme({
  projects: [aProject({ lines: [aLine({ targets: [target] })] }), aProject({ id: 'ppt', name: 'PPT' })],
})

function withFirst(change: Partial<Programme['projects'][number]>): Programme {
  const [first = aProject(), ...others] = before.projects
  return { ...before, projects: [{ ...first, ...change }, ...others] }
}

describe('two registers are compared', () => {
  test('as nothing where they say the same', () => {
    expect(compareRegisters(before, structuredClone(before))).toEqual([])
  })

  test('as nothing where only the order of keys, roles or languages is another', () => {
    const one = aProgramme({
      name: { fi: 'A', sv: 'B' },
      coordinators: [coordinator, owner],
      people: [{ email: owner }],
    })
    const other = aProgramme({ name: { sv: 'B', fi: 'A' }, coordinators: [owner, coordinator] })
    expect(compareRegisters(one, other)).toEqual([])
  })

  test.each<[string, Programme, object]>([
    [
      'a name',
      withFirst({ name: { fi: 'Uusi' } }),
      {
        kind: 'changed',
        list: 'projects',
        id: 'perhekeskus',
        name: { fi: 'Uusi' },
        fields: [{ field: 'name', before: 'Perhekeskus', after: { fi: 'Uusi' } }],
      },
    ],
    [
      'an owner',
      withFirst({ owners: [secondOwner] }),
      { kind: 'changed', fields: [{ field: 'owners', before: [owner], after: [secondOwner] }] },
    ],
    [
      'a last day',
      withFirst({ active: { to: '2021-12-31', ended: 'Siirtyi' } }),
      {
        kind: 'ended',
        fields: [
          { field: 'active.to', after: '2021-12-31' },
          { field: 'active.ended', after: 'Siirtyi' },
        ],
      },
    ],
    [
      'a target and its indicator',
      withFirst({ lines: [aLine({ targets: [{ ...target, text: 'Jono on poissa', indicators: [] }] })] }),
      {
        kind: 'changed',
        list: 'lines',
        id: 'perhekeskus/availability',
        fields: [
          { field: 'targets.t1.text', before: 'Jono lyhenee', after: 'Jono on poissa' },
          { field: 'targets.t1.indicators.i1.text', before: 'Päivät' },
          { field: 'targets.t1.indicators.i1.type', before: 'number' },
        ],
      },
    ],
    [
      'a coordinator',
      { ...before, coordinators: [owner] },
      { kind: 'added', list: 'coordinators', id: owner, fields: [] },
    ],
    [
      'the order of the projects',
      { ...before, projects: [...before.projects].reverse() },
      {
        kind: 'changed',
        list: 'projects',
        id: '',
        fields: [{ field: '#', before: ['perhekeskus', 'ppt'], after: ['ppt', 'perhekeskus'] }],
      },
    ],
  ])('by %s', (_, after, change) => {
    expect(compareRegisters(before, after)[0]).toMatchObject(change)
  })

  test('as added and removed, which keeps what it said', () => {
    const after = { ...before, projects: [...before.projects.slice(0, 1), aProject({ id: 'uusi', lines: [] })] }
    const changes = compareRegisters(before, after)
    expect(changes.map(({ kind, list, id }) => `${kind} ${list} ${id}`)).toEqual([
      'added projects uusi',
      'removed projects ppt',
      'removed lines ppt/availability',
    ])
    expect(changes[1]?.fields).toContainEqual({ field: 'name', before: 'PPT' })
    expect(countChanges(changes)).toEqual({ added: 1, changed: 0, ended: 0, removed: 2, owners: 0 })
  })
})

describe('a register that is handed in', () => {
  const today = '2021-11-01'
  const withoutPpt = { ...before, projects: before.projects.slice(0, 1) }

  test('loses a project of which nothing was ever asked', () => {
    expect(keepPast(before, withoutPpt, registerPast(before, []), today).projects).toEqual(withoutPpt.projects)
  })

  test('keeps a project that a round has asked, in its place, ended today', () => {
    const reversed = { ...before, projects: [...before.projects].reverse() }
    const kept = keepPast(reversed, withoutPpt, registerPast(reversed, ['project/ppt']), today)
    expect(kept.projects.map(({ id, active }) => [id, active])).toEqual([
      ['ppt', { to: today }],
      ['perhekeskus', {}],
    ])
    expect(compareRegisters(reversed, kept)).toMatchObject([{ kind: 'ended', id: 'ppt' }])
  })

  test('keeps a line that earlier answers are about, and the answers', () => {
    const history = [
      { series: 'oma-arviointi', round: '2021-05-15', subject: 'line/ppt/availability', answers: { level: 25 } },
    ]
    const old = { ...before, history }
    const kept = keepPast(old, { ...withoutPpt, history: [] }, registerPast(old, []), today)
    expect(kept.projects[1]).toMatchObject({ id: 'ppt', active: { to: today } })
    expect(kept.history).toEqual(history)
    const lineless = { ...old, projects: [...withoutPpt.projects, aProject({ id: 'ppt', name: 'PPT', lines: [] })] }
    expect(keepPast(old, lineless, registerPast(old, []), today).projects[1]?.lines).toMatchObject([
      { goal: 'availability', active: { to: today } },
    ])
  })

  test('does not end again what ended before', () => {
    const old = {
      ...before,
      projects: before.projects.map((project) => ({ ...project, active: { to: '2021-06-30' } })),
    }
    const kept = keepPast(
      old,
      { ...old, projects: old.projects.slice(0, 1) },
      registerPast(old, ['project/ppt']),
      today,
    )
    expect(compareRegisters(old, kept)).toEqual([])
  })

  test('keeps what an ended project refers to', () => {
    const area = { id: 'children', name: 'Lapset', owners: [] }
    const old = { ...before, areas: [area], projects: before.projects.map((each) => ({ ...each, area: 'children' })) }
    const kept = keepPast(old, { ...old, areas: [], projects: [] }, registerPast(old, ['project/ppt']), today)
    expect(kept.areas).toEqual([area])
    expect(kept.goals).toEqual(old.goals)
  })
})

describe('what was said of spearheads, their sections and goals', () => {
  const today = '2021-11-01'
  const goal = { id: 'costs', name: 'Kustannukset', owners: [], texts: [] }
  const section = { id: 'peso', title: 'PK/Peso', units: ['u1'], owners: [] }
  const theme = { id: 'k1', name: 'Varhainen apu', goal: 'costs', owners: [], sections: [section] }
  const history = [
    { series: 'oma-arviointi', round: '2021-05-15', subject: 'theme/k1', answers: { narrative: 'Alkoi.' } },
  ]
  const old = {
    ...before,
    goals: [...before.goals, goal],
    themes: [theme, { ...theme, id: 'k2', sections: [] }],
    units: [{ id: 'u1', name: 'Yksikkö' }],
    history,
  }
  const bare = { ...before, history: [] }

  test('stays with them when they are left out, and they end', () => {
    const kept = keepPast(old, bare, registerPast(old, ['section/k1/peso', 'goal/costs']), today)
    expect(kept.themes).toEqual([{ ...theme, active: { to: today } }])
    expect(kept.goals.at(-1)).toEqual({ ...goal, active: { to: today } })
    expect(kept.units).toEqual(old.units)
    expect(kept.history).toEqual(history)
    expect(compareRegisters(old, kept).filter(({ kind }) => kind === 'ended')).toMatchObject([
      { list: 'goals', id: 'costs' },
      { list: 'themes', id: 'k1' },
    ])
  })

  test('stays with a section that is left out of its spearhead', () => {
    const sectionless = { ...old, themes: [{ ...theme, sections: [] }] }
    const kept = keepPast(old, sectionless, registerPast(old, ['section/k1/peso']), today)
    expect(kept.themes[0]?.sections).toEqual([{ ...section, active: { to: today } }])
    expect(keepPast(old, sectionless, registerPast(old, []), today).themes[0]?.sections).toEqual([])
  })

  test('is asked for no more', () => {
    const question = { id: 'q', type: 'text', label: 'Mitä?', required: true, maxLength: 100 } as const
    const series = aSeries({
      questions: [
        { ...question, scope: 'theme' },
        { ...question, id: 's', scope: 'section' },
        { ...question, id: 'g', scope: 'goal' },
      ],
    })
    const kept = keepPast(old, bare, registerPast(old, ['section/k1/peso', 'goal/costs']), today)
    const asked = (programme: Programme, deadline: string) => subjectsInRound(programme, series, aRound(deadline))
    expect(asked(old, '2022-05-15')).toContain('section/k1/peso')
    expect(asked(kept, '2022-05-15')).toEqual(['goal/availability'])
  })

  test('is gone where nothing was', () => {
    expect(keepPast({ ...old, history: [] }, bare, registerPast(bare, []), today).themes).toEqual([])
  })
})

describe('a question that is left out', () => {
  const opened = anOpenedRound()
  const [series = aSeries()] = before.series
  const [first, ...others] = series.questions
  const without = { ...before, series: [{ ...series, questions: others }] }
  const past = (rounds: readonly (typeof opened)[], programme = before) =>
    registerPast(programme, [], lastAsked(programme, rounds))

  test('stays with its answers until the last deadline for which it was asked, and the diff says that it ends', () => {
    const kept = keepPast(before, without, past([opened]), '2021-11-01')
    expect(kept.series[0]?.questions[0]).toEqual({ ...first, only: { to: opened.round.deadline } })
    const asked = questionsOf(kept, kept.series[0] ?? series, opened.round, 'line/perhekeskus/availability')
    expect(asked.map(({ id }) => id)).toContain(first?.id)
    expect(compareRegisters(before, kept)).toMatchObject([{ kind: 'ended', list: 'questions' }])
  })

  test('is gone where it was never asked', () => {
    expect(keepPast(before, without, past([]), '2021-11-01').series).toEqual(without.series)
  })

  test('stays where answers from before the bot are about it', () => {
    const round = '2021-05-15'
    const subject = 'line/perhekeskus/availability'
    const history = [{ series: series.id, round, subject, answers: { [first?.id ?? '']: 25 } }]
    const old = { ...before, history }
    expect(keepPast(old, { ...without, history }, past([], old), '2021-11-01').series[0]?.questions[0]).toMatchObject({
      only: { to: round },
    })
  })
})

describe('a change of the register means for an open round', () => {
  const [sheet] = anOpenedRound().sheets
  const opened = anOpenedRound({ sheets: sheet === undefined ? [] : [sheet] })
  const current = aProgramme()
  const [series = aSeries()] = current.series
  const { questions } = series
  const [question, ...others] = questions
  if (question === undefined) throw new Error('The series asks nothing')
  const until = (to: string) => ({ ...question, only: { to } })

  test('that a new owner has the sheet', () => {
    const next = aProgramme({ projects: [aProject({ owners: [secondOwner] })] })
    expect(effectsOnRounds(current, next, [opened], now)).toEqual([
      {
        round: aRound().id,
        moves: [
          {
            round: aRound().id,
            sheet: 'project/perhekeskus',
            project: 'perhekeskus',
            before: [owner],
            after: [secondOwner],
          },
        ],
        later: 0,
        stillAsked: 0,
        questions: { added: 0, changed: 0, removed: 0, ending: 0 },
        calendar: false,
      },
    ])
  })

  test('that the coordinators have what nobody owns', () => {
    const next = aProgramme({ projects: [aProject({ owners: [] })] })
    expect(effectsOnRounds(current, next, [opened], now)[0]?.moves[0]?.after).toEqual([coordinator])
  })

  test('that what is new is asked later and what has ended is still asked', () => {
    const next = aProgramme({ projects: [aProject({ active: { to: '2021-06-30' } }), aProject({ id: 'uusi' })] })
    expect(effectsOnRounds(current, next, [opened], now)).toMatchObject([{ moves: [], later: 1, stillAsked: 1 }])
  })

  test.each<[string, Partial<Series>, object]>([
    ['a new question is asked in it', { questions: [...questions, { ...question, id: 'new' }] }, { added: 1 }],
    [
      'a changed question is asked otherwise',
      { questions: [{ ...question, label: 'Toisin' }, ...others] },
      { changed: 1 },
    ],
    ['a question that had its time is not asked', { questions: [until('2021-01-01'), ...others] }, { removed: 1 }],
    ['a question that ends is asked once more', { questions: [until('2021-11-15'), ...others] }, { ending: 1 }],
  ])('that %s', (_, overrides, named) => {
    const none = { added: 0, changed: 0, removed: 0, ending: 0 }
    const next = aProgramme({ series: [{ ...series, ...overrides }] })
    expect(effectsOnRounds(current, next, [opened], now)).toMatchObject([{ questions: { ...none, ...named } }])
  })

  test('that its dates stay where the calendar changes', () => {
    const schedule = { ...series.schedule, opensDaysBefore: series.schedule.opensDaysBefore + 7 }
    const next = aProgramme({ series: [{ ...series, schedule }] })
    expect(effectsOnRounds(current, next, [opened], now)).toMatchObject([{ moves: [], calendar: true }])
  })

  test('nothing once it is locked', () => {
    const next = aProgramme({ projects: [aProject({ owners: [secondOwner] })] })
    expect(effectsOnRounds(current, next, [opened], opened.round.locksAt)).toEqual([])
  })

  test('only for the reopened project once the round is locked, until that is over', () => {
    const second = { id: 'project/ppt', project: 'ppt', owners: [owner], subjects: [] }
    const at = opened.round.locksAt
    const until = '2031-01-01T10:00:00.000Z'
    const acts = [{ act: 'reopened', at, by: coordinator, sheet: second.id, until, reason: 'x' }] as const
    const reopened = anOpenedRound({ sheets: [...opened.sheets, second], acts })
    const two = (owners: readonly string[]) => [aProject({ owners }), aProject({ id: 'ppt', name: 'PPT', owners })]
    const next = aProgramme({ projects: [...two([secondOwner]), aProject({ id: 'uusi' })] })
    const effects = (moment: string) =>
      effectsOnRounds(aProgramme({ projects: two([owner]) }), next, [reopened], moment)
    expect(effects(at)).toMatchObject([{ moves: [{ sheet: second.id }], later: 0 }])
    expect(effects(at)[0]?.moves).toHaveLength(1)
    expect(effects(until)).toEqual([])
  })
})
