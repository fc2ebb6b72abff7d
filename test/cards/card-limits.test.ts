import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/template.ts'
import { languages } from '../../src/domain/local-text.ts'
import { mostListed } from '../../src/domain/named-person.ts'
import { aDraft, secondOwner, values } from '../builders.ts'
import { elementsIn } from './card-elements.ts'
import { plainTexts, type Texts } from './card-sheets.ts'
import { drawnHandovers, drawnPage, drawnReceipt, drawnReview, everyCard } from './drawn-cards.ts'

// Teams counts a message as UTF-16.
const limitInBytes = 28 * 1024

const sentence = 'Neuvontapuhelin on käytössä kaikissa kunnissa, ja odotusaika on lyhentynyt kahteen päivään.\n'
const longest = sentence.repeat(50).slice(0, 4000)
const longTexts = [
  ['paragraphs', longest],
  ['a list of short lines', '- äö\n'.repeat(800)],
] as const

describe.each(languages)('in %s', (language) => {
  test.each(longTexts)('the longest page fits, with %s in draft, last round and conflict', (_, typed) => {
    const conflict = aDraft({ savedBy: secondOwner, answer: values({ level: 50, results: typed }) })
    const card = drawnPage(textsWith(typed), language, {
      typed: { level: '25', results: typed },
      conflict,
      notice: 'conflict',
    })
    expect(sizeOf(card)).toBeLessThan(limitInBytes)
  })

  test.each(longTexts)('the review of five goals fits, with %s under each', (_, typed) => {
    expect(sizeOf(drawnReview(textsWith(typed), language))).toBeLessThan(limitInBytes)
  })

  test.each(longTexts)('the receipt of five goals fits, with %s under each', (_, typed) => {
    expect(sizeOf(drawnReceipt(textsWith(typed), language))).toBeLessThan(limitInBytes)
  })

  test('every card fits with ordinary texts', () => {
    const cards = Object.entries(everyCard(language))
    expect(cards.filter(([, card]) => sizeOf(card) >= limitInBytes).map(([name]) => name)).toEqual([])
  })
})

describe.each(languages)('whom to hand over to, in %s', (language) => {
  const everybody = Array.from({ length: 400 }, (_, number) => ({
    email: `etunimi.pitkahko-sukunimi${number}@example.fi`,
    name: `Etunimi Pitkähkö-Sukunimi ${number}`,
  }))

  test.each([1, mostListed, mostListed + 1, 400])('fits the card when %d can be asked', (count) => {
    for (const card of drawnHandovers(everybody.slice(0, count), language)) {
      expect(sizeOf(card)).toBeLessThan(limitInBytes)
    }
  })

  test.each([
    [mostListed, 'Input.ChoiceSet'],
    [mostListed + 1, 'Input.Text'],
  ])('out of %d is asked by an %s', (count, type) => {
    for (const card of drawnHandovers(everybody.slice(0, count), language)) {
      expect(elementsIn(card.content).find(({ id }) => id === 'deputy')).toMatchObject({ type, value: 'Etunimi' })
    }
  })
})

describe('a text', () => {
  test('in an input is never shortened', () => {
    const card = drawnPage(textsWith(longest), 'fi')
    expect(elementsIn(card.content).find(({ id }) => id === 'results')?.value).toBe(longest)
  })

  test('in an input is never shortened when it is over the limit', () => {
    const tooLong = 'ä'.repeat(6000)
    const card = drawnPage(plainTexts, 'fi', { typed: { results: tooLong }, notice: 'faults' })
    expect(elementsIn(card.content).find(({ id }) => id === 'results')?.value).toBe(tooLong)
  })

  test('shown beside an input says how long it is where it is shortened', () => {
    const shown = runsIn(drawnPage(textsWith(longest), 'fi')).join('\n')
    expect(shown).toContain('… (yhteensä 4000 merkkiä)')
  })

  test('shown beside an input is whole where it is short', () => {
    expect(runsIn(drawnPage(plainTexts, 'fi'))).toContain(plainTexts.typed)
  })
})

const hostile = [
  '${1+1}',
  '${results}',
  '{{1+1}}',
  '$t(review.send)',
  '[x](https://evil.example.fi)',
  '<at>x</at>',
  '**b**',
  '<script>alert(1)</script>',
  '&lt;b&gt;',
  '\u202Eevil',
  '"}],"body":[{"type":"TextBlock","text":"x',
]

describe('what people write', () => {
  const texts = {
    typed: `typed-text ${hostile.join(' ')}`,
    reason: `reason-text ${hostile.join(' ')}`,
    project: `project-text ${hostile.join(' ')}`,
    person: `person-text ${hostile.join(' ')}`,
  }
  const cards = Object.entries(everyCard('fi', texts))

  test.each(['typed', 'reason', 'project', 'person'])('as %s stands nowhere that a client reads as markup', (which) => {
    expect(cards.filter(([, card]) => isMarkup(card, `${which}-text`)).map(([name]) => name)).toEqual([])
  })

  test('adds no element to any card', () => {
    expect(cards.map(([, card]) => kindsIn(card))).toEqual(Object.values(everyCard('fi')).map(kindsIn))
  })

  test.each(hostile)('stands in an input and beside it exactly as typed: %j', (text) => {
    const card = drawnPage(textsWith(text), 'fi')
    expect(elementsIn(card.content).find(({ id }) => id === 'results')?.value).toBe(text)
    expect(runsIn(card)).toContain(text)
  })

  test.each(hostile)('stands in the review exactly as typed: %j', (text) => {
    expect(runsIn(drawnReview(textsWith(text), 'fi'))).toContain(text)
  })
})

function textsWith(typed: string): Texts {
  return { ...plainTexts, typed }
}

function sizeOf({ content }: Card): number {
  return JSON.stringify(content).length * 2
}

function runsIn({ content }: Card): readonly string[] {
  return elementsIn(content).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []))
}

function kindsIn({ content }: Card): readonly unknown[] {
  return elementsIn(content).map(({ type }) => type)
}

/** Text blocks, and labels of inputs, are read as Markdown by some clients. */
function isMarkup({ content }: Card, text: string): boolean {
  return elementsIn(content).some(
    (each) =>
      (each.type === 'TextBlock' && String(each.text).includes(text)) ||
      (String(each.type).startsWith('Input.') && String(each.label).includes(text)),
  )
}
