import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginningOf, sentencesOf } from '../../../src/domain/sentences.ts'

describe('a text falls into sentences', () => {
  test.each([
    ['Malli on käytössä. Seuraavaksi se laajenee.', ['Malli on käytössä.', 'Seuraavaksi se laajenee.']],
    ['Kokeilu esim. Lohjalla jatkuu. Hyvä.', ['Kokeilu esim. Lohjalla jatkuu.', 'Hyvä.']],
    ['Ks. Liite 2. Valmis.', ['Ks. Liite 2. Valmis.']],
    ['Alkoi 1.5.2021. Jatkuu.', ['Alkoi 1.5.2021.', 'Jatkuu.']],
    ['Alkaa 1.6. Hangossa. Jatkuu.', ['Alkaa 1.6. Hangossa.', 'Jatkuu.']],
    ['Kasvu 2.5 %. Hyvä.', ['Kasvu 2.5 %.', 'Hyvä.']],
    ['Pilot t.ex. Raseborg. Bra.', ['Pilot t.ex. Raseborg.', 'Bra.']],
    ['Vastaa A. Virtanen. Kyllä.', ['Vastaa A. Virtanen.', 'Kyllä.']],
    ['Kerhoja jne. Lisää tulee.', ['Kerhoja jne.', 'Lisää tulee.']],
    ['Onnistuiko? Kyllä! Hyvä…', ['Onnistuiko?', 'Kyllä!', 'Hyvä…']],
    ['- koulutuksia 6\r\n- osallistujia 154', ['- koulutuksia 6', '- osallistujia 154']],
    ['  ', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences)
  })

  test('nothing of it is lost or changed but white space', () => {
    const bare = (text: string): string => text.replace(/\s/gu, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bare(sentencesOf(text).join(''))).toBe(bare(text))
      }),
    )
  })
})

describe('the beginning of a text', () => {
  test('ends with the last sentence that fits', () => {
    expect(beginningOf('Yksi lause. Toinen lause. Kolmas lause.', 26)).toEqual(['Yksi lause.', 'Toinen lause.'])
  })

  test('has at least one sentence', () => {
    expect(beginningOf('Vähän pitempi lause. Toinen.', 15)).toEqual(['Vähän pitempi lause.'])
  })

  test('is cut between words, visibly, where a sentence never ends', () => {
    const [cut] = beginningOf('sana '.repeat(200), 250)
    expect(cut).toMatch(/sana …$/)
    expect(cut?.length).toBeLessThan(255)
  })

  test('never splits a character', () => {
    const [cut] = beginningOf('💧'.repeat(400), 251)
    expect(cut).toBe(`${'💧'.repeat(125)} …`)
  })
})
