import { describe, expect, test } from 'vitest'
import type { Series } from '../../src/domain/programme.ts'
import { effectsOnRounds } from '../../src/domain/register-effects.ts'
import {
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
