import fc from 'fast-check'
import { DomUtils, parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { html } from '../../src/report/html/markup.ts'
import { jsonReport } from '../../src/report/json.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { block, inline } from '../../src/report/markdown/escape.ts'
import { clinic } from '../domain/report/region.ts'
import { fullReport } from './full-report.ts'
import { byId, classed, named, parsedPage, textOf } from './parsed-page.ts'

const hostile = [
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '${x} {{x}} $t(report.title) $& $1',
  '&amp; &lt;b&gt; &#39; "\'',
  ']]> <!-- --> <![CDATA[',
  '| a | b |\n| --- | --- |',
  '# otsikko\n- kohta\n1. eka\n> lainaus\n```\nkoodi\n```\n===\n---',
  '*tähti* _alaviiva_ [linkki](javascript:alert(1)) ![kuva](x) ~~yli~~ `koodi`',
  '=cmd()|calc!A1\n+1\n@x',
  'שלום עולם \u202eabc\u202c مرحبا',
  '👩‍👩‍👧‍👦 🏳️‍🌈 é',
  'ensimmäinen\r\ntoinen\r\n\r\nkolmas',
  '    neljä väliä\n\tsarkain',
  'å'.repeat(4000),
  'ilmanvälejä'.repeat(360),
]

describe.each(hostile)('%j', (typed) => {
  test('reads as typed on the page', () => {
    const shown = classed(byId(parsedPage(fullReport(typed)), clinic), 'typed').map(textOf)
    expect(shown).toContain(typed)
  })

  test('adds no element to the page', () => {
    const count = (text: string): number => DomUtils.findAll(() => true, parsedPage(fullReport(text)).children).length
    expect(count(typed)).toBe(count('tavallinen'))
  })

  test('reads as typed in the JSON', () => {
    const { subjects } = JSON.parse(jsonReport.render(fullReport(typed), { audience: 'public', language: 'fi' }))
    expect(subjects[0].answers.results).toBe(typed)
  })

  test('adds no heading to the Markdown, and stays in it', () => {
    const markdown = markdownReport.render(fullReport(typed), { audience: 'public', language: 'fi' })
    const plain = markdownReport.render(fullReport('tavallinen'), { audience: 'public', language: 'fi' })
    const headings = (text: string): number => text.match(/^#/gm)?.length ?? 0
    expect(headings(markdown)).toBe(headings(plain))
    for (const line of typed.split(/\s*\n\s*/)) expect(unescaped(markdown)).toContain(line.trim())
  })
})

test('whatever is typed comes back from the markup, as content and as an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const [element] = named(parseDocument(html`<p title="${typed}">${typed}</p>`.toString()), 'p')
      expect(element === undefined ? undefined : textOf(element)).toBe(typed)
      expect(element?.attribs.title).toBe(typed)
      expect(element?.children.every((child) => child.type === 'text')).toBe(true)
    }),
  )
}, 20_000)

test('whatever is typed comes back from the Markdown, but for empty lines and spaces at their ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const words = (text: string): readonly string[] => text.split(/\r\n|\r|\n/).map((line) => line.trimEnd())
      const lines = words(typed).filter((line) => line !== '')
      const back = words(unescaped(block(typed)))
      expect(back.filter((line) => line !== '')).toEqual(lines)
    }),
  )
})

test('one line of Markdown never becomes two, nor a cell two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(inline(typed)).not.toMatch(/[\r\n]|(?<!\\)(?:\\\\)*\|/)
    }),
  )
})

/** What a reader of Markdown makes of backslashes and of spaces written by number; a hard break is a line break. */
function unescaped(markdown: string): string {
  return markdown.replace(
    /\\(\n)|\\([!-/:-@[-`{-~])|&#(\d+);/g,
    (_, lineBreak?: string, mark?: string, code?: string) =>
      lineBreak === undefined ? (mark ?? String.fromCodePoint(Number(code))) : '\n',
  )
}
