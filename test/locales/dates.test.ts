import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/domain/local-text.ts'
import {
  clockTime,
  collatorFor,
  dateAndTime,
  longDate,
  monthName,
  roundName,
  shortDay,
} from '../../src/locales/dates.ts'

const helsinki = 'Europe/Helsinki'

describe('dates are written as people write them', () => {
  test.each<[Language, string, string, string, string]>([
    ['fi', '15.11.2026', 'su\u00A015.11.', '9.00', '8.11.2021 klo 9.00'],
    ['sv', '15.11.2026', 'sö\u00A015.11.', '9.00', '8.11.2021 kl. 9.00'],
    ['en', '15 November 2026', 'Sun 15 Nov', '09:00', '8 November 2021 at 09:00'],
  ])('in %s', (language, long, short, time, both) => {
    const moment = '2021-11-08T07:00:00.000Z'
    expect(longDate('2026-11-15', language)).toBe(long)
    expect(shortDay('2026-11-15', language)).toBe(short)
    expect(clockTime(moment, helsinki, language)).toBe(time)
    expect(dateAndTime(moment, helsinki, language)).toBe(both)
  })

  test.each<[Language, readonly string[]]>([
    [
      'fi',
      [
        'ma\u00A09.11.',
        'ti\u00A010.11.',
        'ke\u00A011.11.',
        'to\u00A012.11.',
        'pe\u00A013.11.',
        'la\u00A014.11.',
        'su\u00A015.11.',
      ],
    ],
    [
      'sv',
      [
        'må\u00A09.11.',
        'ti\u00A010.11.',
        'on\u00A011.11.',
        'to\u00A012.11.',
        'fr\u00A013.11.',
        'lö\u00A014.11.',
        'sö\u00A015.11.',
      ],
    ],
    ['en', ['Mon 9 Nov', 'Tue 10 Nov', 'Wed 11 Nov', 'Thu 12 Nov', 'Fri 13 Nov', 'Sat 14 Nov', 'Sun 15 Nov']],
  ])('with the weekdays of %s', (language, days) => {
    const week = [9, 10, 11, 12, 13, 14, 15].map((day) => `2026-11-${String(day).padStart(2, '0')}`)
    expect(week.map((date) => shortDay(date, language))).toEqual(days)
  })

  test.each<[Language, string, string]>([
    ['fi', 'lokakuu', 'huhtikuu'],
    ['sv', 'oktober', 'april'],
    ['en', 'October', 'April'],
  ])('with the months of %s', (language, october, april) => {
    expect([monthName(10, language), monthName(4, language)]).toEqual([october, april])
  })
})

describe('a round is called', () => {
  test.each<[Language, string, string, string]>([
    ['fi', 'kevät 2021', 'syksy 2021', 'SYKSY 2021'],
    ['sv', 'våren 2021', 'hösten 2021', 'HÖSTEN 2021'],
    ['en', 'spring 2021', 'autumn 2021', 'AUTUMN 2021'],
  ])('by its season in %s', (language, spring, autumn, heading) => {
    const label = (season: 'spring' | 'autumn') => ({ kind: 'season', season, year: 2021 }) as const
    expect(roundName(label('spring'), language)).toBe(spring)
    expect(roundName(label('autumn'), language)).toBe(autumn)
    expect(roundName(label('autumn'), language, 'heading')).toBe(heading)
  })

  test('by its month', () => {
    expect(roundName({ kind: 'month', month: 11, year: 2021 }, 'fi')).toBe('11/2021')
  })

  test('by its date', () => {
    expect(roundName({ kind: 'date', date: '2025-12-31' }, 'sv')).toBe('31.12.2025')
  })
})

test.each<[Language]>([['fi'], ['sv']])('names sort as in %s', (language) => {
  const names = ['Öhman', 'Åberg', 'Virtanen', 'Äijälä', 'Aalto']
  expect([...names].sort(collatorFor(language).compare)).toEqual(['Aalto', 'Virtanen', 'Åberg', 'Äijälä', 'Öhman'])
})
