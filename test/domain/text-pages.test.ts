import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textPages } from '../../src/domain/text-pages.ts'

const weight = (text: string): number => JSON.stringify(text).length - 2

describe('a text on pages', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['is one page where it fits', ['Otsikko', 'Kappale.'], ['Otsikko\n\nKappale.']],
    [
      'begins a page with a block that does not fit any more',
      ['aaaaaaaaaa', 'bbbbbbbbbb'],
      ['aaaaaaaaaa', 'bbbbbbbbbb'],
    ],
    [
      'is cut between words where a block is longer than a page',
      ['yksi kaksi kolme neljä viisi'],
      ['yksi kaksi kolme ', 'neljä viisi'],
    ],
    ['is cut within a word that is longer than a page', ['x'.repeat(25)], ['x'.repeat(20), 'x'.repeat(5)]],
    ['counts what a card writes as two characters twice', ['"'.repeat(12)], ['"'.repeat(10), '""']],
    ['is no page where there is nothing', [], []],
  ])('%s', (_, blocks, pages) => {
    expect(textPages(blocks, 20)).toEqual(pages)
  })

  test('loses nothing, and no page is longer than it may be', () => {
    const block = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(fc.array(block), fc.integer({ min: 12, max: 60 }), (blocks, most) => {
        const pages = textPages(blocks, most)
        expect(pages.every((page) => weight(page) <= most)).toBe(true)
        expect(lettersOf(pages.join(''))).toBe(lettersOf(blocks.join('')))
      }),
    )
  })
})

/** Without the empty lines between blocks. */
function lettersOf(text: string): string {
  return text.replaceAll('\n', '')
}
