import { describe, expect, test } from 'vitest'
import { lastAsked } from '../../src/domain/asked-questions.ts'
import { questionsOf } from '../../src/domain/expected-set.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { compareRegisters } from '../../src/domain/register-diff.ts'
import { keepPast, registerPast } from '../../src/domain/register-merge.ts'
import { subjectsInRound } from '../../src/domain/scopes/registry.ts'
import { aLine, anOpenedRound, aProgramme, aProject, aRound, aSeries } from '../builders.ts'

const target = { id: 't1', text: 'Jono lyhenee', indicators: [{ id: 'i1', text: 'Päivät', type: 'number' as const }] }
const before = aProgramme({
  projects: [aProject({ lines: [aLine({ targets: [target] })] }), aProject({ id: 'ppt', name: 'PPT' })],
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
