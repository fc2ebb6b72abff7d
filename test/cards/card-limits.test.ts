import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/template.ts'
import { languages } from '../../src/domain/local-text.ts'
import { aDraft, secondOwner, values } from '../builders.ts'
import { elementsIn } from './card-elements.ts'
import { drawnPage, drawnReceipt, drawnReview, everyCard, plainTexts, type Texts } from './drawn-cards.ts'

// Teams counts a message as UTF-16.
const limitInBytes = 28 * 1024

const sentence = 'Neuvontapuhelin on käytössä kaikissa kunnissa, ja odotusaika on lyhentynyt kahteen päivään.\n'
const longest = sentence.repeat(50).slice(0, 4000)
const longestList = '- äö\n'.repeat(800)

describe.each(languages)('in %s', (language) => {
  test.each([
    ['paragraphs', longest],
    ['a list of short lines', longestList],
  ])('the longest page fits, with %s in draft, last round and conflict', (_, typed) => {
    const conflict = aDraft({ savedBy: secondOwner, answer: values({ level: 50, results: typed }) })
    const card = drawnPage(textsWith(typed), language, {
      typed: { level: '25', results: typed },
      conflict,
      notice: 'conflict',
    })
    expect(sizeOf(card)).toBeLessThan(limitInBytes)
  })

  test('the review of five goals fits with the longest answers', () => {
    expect(sizeOf(drawnReview(textsWith(longest), language))).toBeLessThan(limitInBytes)
  })

  test('the receipt of five goals fits with the longest answers', () => {
    expect(sizeOf(drawnReceipt(textsWith(longest), language))).toBeLessThan(limitInBytes)
  })

  test.each(Object.entries(everyCard(language)))('%s fits with ordinary texts', (_, card) => {
    expect(sizeOf(card)).toBeLessThan(limitInBytes)
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

describe('what people typed stands as data', () => {
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

  test.each(hostile)('in no text that a client reads as markup: %j', (text) => {
    const texts = { typed: text, reason: text, project: text, person: 'Oona Omistaja' }
    for (const card of Object.values(everyCard('fi', texts))) expect(blocksWith(card, text)).toEqual([])
  })

  test.each(hostile)('nor do their names: %j', (text) => {
    for (const card of Object.values(everyCard('fi', { ...plainTexts, person: text }))) {
      expect(blocksWith(card, text)).toEqual([])
    }
  })

  test.each(hostile)('exactly as typed in the input and beside it: %j', (text) => {
    const card = drawnPage(textsWith(text), 'fi')
    expect(elementsIn(card.content).find(({ id }) => id === 'results')?.value).toBe(text)
    expect(runsIn(card)).toContain(text)
  })

  test.each(hostile)('exactly as typed in the review: %j', (text) => {
    expect(runsIn(drawnReview(textsWith(text), 'fi'))).toContain(text)
  })

  test.each(hostile)('without adding an element: %j', (text) => {
    const kinds = (texts: Texts) =>
      Object.values(everyCard('fi', texts)).map(({ content }) => elementsIn(content).map(({ type }) => type))
    const all = { typed: text, reason: text, project: text, person: text }
    expect(kinds(all)).toEqual(kinds(plainTexts))
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

/** Text blocks, and labels beside inputs, are read as Markdown by some clients. */
function blocksWith({ content }: Card, text: string): readonly unknown[] {
  return elementsIn(content).filter(
    (each) =>
      (each.type === 'TextBlock' && String(each.text).includes(text)) ||
      (String(each.type).startsWith('Input.') && String(each.label).includes(text)),
  )
}
