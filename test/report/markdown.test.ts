import { expect, test } from 'vitest'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { everyName, silentName } from '../domain/report/region.ts'
import { fullReport } from './full-report.ts'

const text = markdownReport.render(fullReport(), { audience: 'public', language: 'fi' })
const office = markdownReport.render(fullReport(), { audience: 'coordinators', language: 'fi' })

function headings(markdown: string, rank: number): readonly string[] {
  const marks = `${'#'.repeat(rank)} `
  return markdown.split('\n').flatMap((line) => (line.startsWith(marks) ? [line.slice(marks.length)] : []))
}

test('stands in the order of the page', () => {
  expect(headings(text, 1)).toEqual(['Oma-arviointi, syksy 2021'])
  expect(headings(text, 2)).toEqual([
    'Vastaukset lukuina',
    'Tiivistelmä',
    'Eteneminen',
    'Tulokset',
    'Poikkeamat ja projektien tilanne',
  ])
})

test('keeps the line breaks of an answer', () => {
  expect(text).toContain('**syksy 2021 (tämä kierros)**\n\nNeuvolassa\\\nalkoi uusi malli.\n\n**kevät 2021**')
})

test('lists targets with indicators and source', () => {
  expect(text).toContain(
    '- Alla familjer nås\n  - Mittarit: Käyntien määrä (käyntiä)\n  - Tietolähde: Potilastietojärjestelmä',
  )
})

test('shows progress in words', () => {
  expect(text).toContain('| Neuvola | Käynnistetty (25\u00a0%) | Hyvässä vauhdissa (50\u00a0%), nousi |')
})

test('has what stands over the rows of a table as a row of its own', () => {
  expect(text).toContain('| **Lapset ja perheet** |  |')
})

test('says of a draft that it is one', () => {
  expect(text).toContain('#### Lapset ja perheet (Luonnos, ei vielä tarkistettu)')
})

test('dates the summaries of earlier rounds', () => {
  expect(text).toContain('**kevät 2021: Lapset ja perheet**\n\nKevään tiivistelmä.')
})

test('names nobody to the public, no lateness and nothing missing', () => {
  const told = [...everyName, 'myöhässä', 'puuttu', 'tauolla', 'Hanketoimistolle']
  expect(told.filter((words) => text.includes(words))).toEqual([])
})

test('tells coordinators who owes what', () => {
  for (const name of everyName) expect(office).toContain(name)
  expect(office).toContain(`| Kotihoito | 1. Saatavuus | ${silentName},`)
})

test('is the same for the same model', () => {
  expect(markdownReport.render(fullReport(), { audience: 'public', language: 'fi' })).toBe(text)
})
