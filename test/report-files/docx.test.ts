import { DomUtils, parseDocument } from 'htmlparser2'
import { beforeAll, describe, expect, test } from 'vitest'
import { docxReport } from '../../src/report/docx/docx.ts'
import { fullReport, thisRound } from '../report/full-report.ts'
import { partsWithoutTime, unzipped } from './unzipped.ts'

type Element = ReturnType<typeof DomUtils.findAll>[number]
type Tree = ReturnType<typeof parseDocument>

let parts: ReadonlyMap<string, string>
let document: Tree

async function documentOf(typed: string, audience: 'public' | 'coordinators' = 'public') {
  const files = await unzipped(await docxReport.render(fullReport(typed), { audience, language: 'fi' }))
  return { files, tree: parseDocument(files.get('word/document.xml') ?? '', { xmlMode: true }) }
}

beforeAll(async () => {
  const full = await documentOf(thisRound, 'coordinators')
  parts = full.files
  document = full.tree
})

function named(within: Tree | Element, name: string): readonly Element[] {
  return DomUtils.findAll((element) => element.name === name, within.children)
}

/** Lines of a paragraph stand with a line feed between them. */
function textOf(element: Element): string {
  return DomUtils.findAll(({ name }) => name === 'w:t' || name === 'w:br', [element])
    .map((each) => (each.name === 'w:br' ? '\n' : DomUtils.textContent(each)))
    .join('')
}

function styled(tree: Tree, style: string): readonly string[] {
  return named(tree, 'w:p')
    .filter((each) => named(each, 'w:pStyle').some(({ attribs }) => attribs['w:val'] === style))
    .map(textOf)
}

describe('the Word file', () => {
  test('has the headings of the report in Word’s own styles', () => {
    expect(styled(document, 'Title')).toEqual(['Oma-arviointi, syksy 2021'])
    expect(styled(document, 'Heading1')).toEqual([
      'Vastaukset lukuina',
      'Tiivistelmä',
      'Eteneminen',
      'Tulokset',
      'Poikkeamat ja projektien tilanne',
      'Hanketoimistolle',
    ])
    expect(styled(document, 'Heading2')).toContain('1. Saatavuuden parantaminen')
  })

  test('repeats the headings of every table', () => {
    const tables = named(document, 'w:tbl')
    expect(tables.length).toBeGreaterThan(5)
    for (const table of tables) {
      const [first, ...others] = named(table, 'w:tr').map((row) => named(row, 'w:tblHeader').length)
      expect([first, ...others.filter((count) => count > 0)]).toEqual([1])
    }
  })

  test('has a table of contents with its chapters', () => {
    const instructions = named(document, 'w:instrText').map((each) => DomUtils.textContent(each))
    expect(instructions.some((text) => text.includes('TOC'))).toBe(true)
  })

  test('says its language, and that of a text in another', () => {
    const defaults = parts.get('word/styles.xml')?.match(/<w:docDefaults>.*<\/w:docDefaults>/s)?.[0]
    expect(defaults).toContain('<w:lang w:val="fi-FI"')
    const swedish = named(document, 'w:r').filter((run) =>
      named(run, 'w:lang').some(({ attribs }) => attribs['w:val'] === 'sv-FI'),
    )
    expect(swedish.map(textOf)).toEqual(['Alla familjer nås'])
  })

  test('turns the page for the tables', () => {
    const orientations = named(document, 'w:pgSz').map(({ attribs }) => attribs['w:orient'])
    expect(orientations).toEqual(['portrait', 'landscape'])
  })

  test('tells coordinators on each page that it is not for the public', () => {
    expect(parts.get('word/header1.xml')).toContain('Hanketoimiston versio')
  })

  test('is the same for the same model, apart from the moment at which it was made', async () => {
    const options = { audience: 'public', language: 'fi' } as const
    const one = await partsWithoutTime(await docxReport.render(fullReport(), options))
    expect(await partsWithoutTime(await docxReport.render(fullReport(), options))).toEqual(one)
  })
})

test.each([
  '<script>alert(1)</script>',
  ']]> <w:p> &amp;',
  '=cmd()|calc!A1',
  '{{x}} #set page',
  'שלום \u202eabc\u202c',
  'yksi\nkaksi\n\nkolme',
  'a'.repeat(20_000),
])('%.40j reads as typed', async (typed) => {
  const { tree } = await documentOf(typed)
  expect(named(tree, 'w:p').map(textOf)).toContain(typed)
})

test('a character that no XML may hold is written by its number', async () => {
  const { tree } = await documentOf('a\u0001\ud800b')
  expect(named(tree, 'w:p').map(textOf)).toContain('a[U+0001][U+D800]b')
})
