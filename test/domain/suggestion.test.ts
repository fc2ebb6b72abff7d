import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Programme, Target } from '../../src/domain/programme.ts'
import {
  changedSince,
  noWording,
  readWording,
  suggestionsIn,
  typedOf,
  withWording,
  wordingOf,
} from '../../src/domain/suggestion.ts'
import type { TargetWording } from '../../src/domain/target-wording.ts'
import { aLine, aNote, aProgramme, aProject, spring } from '../builders.ts'

const place = { project: 'perhekeskus', goal: 'availability', target: 't1' }
const target: Target = {
  id: 't1',
  text: { fi: 'Perhe saa avun', sv: 'Familjen får hjälp' },
  indicators: [
    { id: 'visits', text: 'Käynnit', type: 'number', unit: 'kpl' },
    { id: 'queue', text: 'Jonot', type: 'text' },
  ],
  source: 'Tilastot',
}
const wording: TargetWording = { text: 'Perhe saa avun', indicators: ['Käynnit', 'Jonot'], source: 'Tilastot' }

function register(...targets: readonly Target[]): Programme {
  return aProgramme({ projects: [aProject({ lines: [aLine({ targets })] })] })
}

function reworded(next: TargetWording, targets: readonly Target[] = [target], target_ = 't1') {
  const programme = withWording(register(...targets), { ...place, target: target_ }, next, 'fi')
  return programme.projects[0]?.lines[0]?.targets
}

describe('a target in other words', () => {
  test('keeps its id and its other languages', () => {
    expect(reworded({ ...wording, text: 'Perhe saa avun heti' })).toEqual([
      { ...target, text: { fi: 'Perhe saa avun heti', sv: 'Familjen får hjälp' } },
    ])
  })

  test('stays as it is where it says the same', () => {
    expect(reworded(wording)).toEqual([target])
  })

  test('keeps an indicator wherever it stands now', () => {
    const [visits, queue] = target.indicators
    expect(reworded({ ...wording, indicators: ['Jonot', 'Käynnit'] })?.[0]?.indicators).toEqual([queue, visits])
  })

  test('keeps the id, type and unit of an indicator that stands where another one stood', () => {
    expect(reworded({ ...wording, indicators: ['Käynnit vuodessa', 'Jonot'] })?.[0]?.indicators).toEqual([
      { id: 'visits', text: 'Käynnit vuodessa', type: 'number', unit: 'kpl' },
      target.indicators[1],
    ])
  })

  test('gives a new indicator an id of its own', () => {
    const indicators = reworded({ ...wording, indicators: ['Käynnit', 'Jonot', 'Palaute'] })?.[0]?.indicators
    expect(indicators?.[2]).toEqual({ id: 'i3', text: 'Palaute', type: 'text' })
  })

  test('says nothing of a source that was taken out', () => {
    expect(reworded({ ...wording, source: '' })?.[0]).not.toHaveProperty('source')
  })

  test('is added after the others where it is new', () => {
    expect(reworded({ text: 'Uusi', indicators: [], source: '' }, [target], '')).toEqual([
      target,
      { id: 't2', text: 'Uusi', indicators: [] },
    ])
  })

  test('is read back as it was typed, and no two indicators share an id', () => {
    const word = fc.stringMatching(/^[a-zåäö]{1,4}$/)
    const words = fc.record({
      text: word,
      indicators: fc.array(word, { maxLength: 6 }),
      source: fc.oneof(word, fc.constant('')),
    })
    fc.assert(
      fc.property(words, fc.constantFrom('t1', ''), (next, id) => {
        const programme = withWording(register(target), { ...place, target: id }, next, 'fi')
        expect(wordingOf(programme, { ...place, target: id === '' ? 't2' : id }, 'fi')).toEqual(next)
        const ids = programme.projects[0]?.lines[0]?.targets.flatMap(({ indicators }) =>
          indicators.map((each) => each.id),
        )
        const own = id === '' ? ids?.slice(target.indicators.length) : ids
        expect(new Set(own).size).toBe(own?.length)
      }),
    )
  })
})

describe('what is typed', () => {
  test('is read indicator by indicator, without blank lines', () => {
    expect(readWording({ text: ' Tavoite ', indicators: ' a \r\n\n b', source: ' ' })).toEqual({
      text: 'Tavoite',
      indicators: ['a', 'b'],
      source: '',
    })
  })

  test.each([
    [{ text: ' ', indicators: 'a', source: '' }, 'empty'],
    [{ text: 'x'.repeat(2001), indicators: '', source: '' }, 'too-long'],
    [{ text: 'x', indicators: 'x'.repeat(2001), source: '' }, 'too-long'],
    [{ text: 'x', indicators: '', source: '\u0000' }, 'too-long'],
  ])('%j is no wording: %s', (typed, fault) => {
    expect(readWording(typed)).toBe(fault)
  })

  test('comes back as it stands in the inputs', () => {
    expect(typedOf(wording)).toEqual({ text: 'Perhe saa avun', indicators: 'Käynnit\nJonot', source: 'Tilastot' })
  })
})

describe('suggestions', () => {
  const about = { about: 'suggestion', ...place } as const
  const content = { state: 'suggested', text: '', wording: { before: noWording, after: wording } } as const

  test('of an older round give way to a newer one', () => {
    const old = { ...aNote(about, content, { at: '2021-05-01T08:00:00.000Z' }), round: spring }
    const fresh = aNote(about, content)
    expect(suggestionsIn([fresh, old]).map(({ note }) => note.round)).toEqual([fresh.round])
  })

  test('are told from other notes', () => {
    expect(suggestionsIn([aNote({ about: 'summary', goal: 'availability' }, { state: 'written', text: 'x' })])).toEqual(
      [],
    )
  })
})

describe('a line that was changed in the register', () => {
  const change = {
    number: 2,
    id: 'one',
    act: 'import' as const,
    at: '2021-11-01T08:00:00.000Z',
    by: 'a@example.fi',
    changes: [{ kind: 'changed' as const, list: 'lines' as const, id: 'perhekeskus/availability', fields: [] }],
  }

  test.each([
    [1, place, true],
    [2, place, false],
    [1, { ...place, goal: 'quality' }, false],
  ])('is noticed since version %i of %j: %s', (version, line, isChanged) => {
    expect(changedSince([change], version, line)).toBe(isChanged)
  })
})
