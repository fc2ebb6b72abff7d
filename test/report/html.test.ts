import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { htmlReport } from '../../src/report/html/page.ts'
import { reportStyle } from '../../src/report/html/style.ts'
import {
  clinic,
  clinicCosts,
  everyName,
  homeCare,
  regionReport,
  school,
  silentName,
  statusSeries,
  writer,
} from '../domain/report/region.ts'
import { fullReport, lastRound, thisRound } from './full-report.ts'
import { all, byId, classed, named, parsedPage, textOf } from './parsed-page.ts'

const page = parsedPage(fullReport())
const office = parsedPage(fullReport(), { audience: 'coordinators' })

/** The texts of one line in the table of results, the newest first. */
function resultsOf(id: string, within = page): readonly string[] {
  return classed(byId(within, id), 'round').map(textOf)
}

describe('the page', () => {
  test('says its language', () => {
    expect(named(parsedPage(fullReport(), { language: 'sv' }), 'html')[0]?.attribs.lang).toBe('sv')
  })

  test('marks a text of the register in another language', () => {
    const marked = all(page, ({ attribs }) => attribs.lang === 'sv').map(textOf)
    expect(marked).toEqual(['Alla familjer nås'])
  })

  test('needs no style attribute and nothing from elsewhere', () => {
    expect(named(page, 'link')).toEqual([])
    expect(all(page, ({ attribs }) => 'style' in attribs || 'src' in attribs)).toEqual([])
    expect(all(page, ({ attribs }) => Object.keys(attribs).some((name) => name.startsWith('on')))).toEqual([])
    expect(String(reportStyle)).not.toMatch(/url\(|@import/)
  })

  test('runs and is styled by what its policy names, and nothing else', () => {
    const hash = (element: { readonly text: string }): string =>
      createHash('sha256').update(element.text).digest('base64')
    const texts = (name: string) => named(page, name).map((each) => ({ text: textOf(each) }))
    expect(htmlReport.contentSecurityPolicy).toBe(
      `style-src '${texts('style').map((each) => `sha256-${hash(each)}`)}'; script-src '${texts('script').map((each) => `sha256-${hash(each)}`)}'`,
    )
  })

  test('offers to narrow its tables only where a script runs', () => {
    expect(byId(page, 'filters').attribs.hidden).toBe('')
  })

  test('tells owners to coordinators only in its filters', () => {
    const fields = (within: typeof page) => named(byId(within, 'filters'), 'label').map(textOf)
    expect(fields(page)).toEqual(['Hae tekstistä', 'Kehittämisalue', 'Hyötytavoite'])
    expect(fields(office)).toEqual(['Hae tekstistä', 'Kehittämisalue', 'Hyötytavoite', 'Henkilö'])
    expect(all(page, ({ attribs }) => 'data-owner' in attribs)).toEqual([])
  })

  test('says every number of its charts in words', () => {
    const words = classed(page, 'chart-words').map(textOf)
    expect(words).toContain(' Hyvässä vauhdissa (50\u00a0%): 1')
    expect(words).toContain('kevät 2021: 25\u00a0% · syksy 2021: 50\u00a0%')
    expect(
      named(page, 'svg').filter(({ attribs }) => attribs.role !== 'img' && attribs['aria-hidden'] !== 'true'),
    ).toEqual([])
  })

  test('has headings that never skip a rank', () => {
    const ranks = all(office, ({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name.slice(1)))
    expect(ranks[0]).toBe(1)
    expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 0) + 1)).toEqual([])
  })

  test('has a caption and scoped headings in every table', () => {
    expect(named(office, 'table').length).toBeGreaterThan(5)
    for (const table of named(office, 'table')) expect(named(table, 'caption')).toHaveLength(1)
    expect(named(office, 'th').filter(({ attribs }) => attribs.scope === undefined)).toEqual([])
  })

  test('has every id once, and every link leads to one', () => {
    const ids = all(office, ({ attribs }) => attribs.id !== undefined).map(({ attribs }) => attribs.id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = named(office, 'a').map(({ attribs }) => attribs.href?.slice(1))
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  test('has every id once, also where a spearhead is called like a goal', () => {
    const theme = { id: 'availability', goal: 'availability', name: 'Kärki', sections: [] }
    const model = fullReport()
    const told: ReportModel = {
      ...model,
      series: { ...model.series, sections: ['narrative', 'results'] },
      themes: [theme],
      subjects: model.subjects.map((each) => (each.id === clinic ? { ...each, theme: 'availability' } : each)),
    }
    const ids = all(parsedPage(told), ({ attribs }) => attribs.id !== undefined).map(({ attribs }) => attribs.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('finds a row by its owner in the register, whoever sent it', () => {
    const row = byId(office, clinic)
    expect(row.attribs['data-owner']).toBe(writer)
  })

  test('shows only the sections that the series wants', () => {
    const model = fullReport()
    const short = parsedPage({ ...model, series: { ...model.series, sections: ['results'] } })
    expect(named(short, 'h2').map(textOf)).toEqual(['Sisällys', 'Rajaa taulukoita', 'Vastaukset lukuina', 'Tulokset'])
  })

  test('says whether it is an edition or a preview', () => {
    expect(textOf(classed(page, 'facts')[0] ?? byId(page, 'main'))).toContain('Painos 1')
    const preview = htmlReport.render({ ...fullReport(), edition: 0 }, { audience: 'public', language: 'fi' })
    expect(preview).toContain('Esikatselu, ei vielä julkaistu')
  })

  test('is the same for the same model', () => {
    const options = { audience: 'coordinators', language: 'fi' } as const
    expect(htmlReport.render(fullReport(), options)).toBe(htmlReport.render(fullReport(), options))
  })
})

describe('the results', () => {
  test('of a line stand newest first, dated, with this round marked', () => {
    const [now, before, ...others] = resultsOf(clinic)
    expect(now).toMatch(/^syksy 2021 tämä kierros/)
    expect(now).toContain(thisRound)
    expect(before).toBe(`kevät 2021${lastRound}`)
    expect(others).toEqual([])
  })

  test('keep a quick answer apart from a text', () => {
    expect(classed(byId(page, clinicCosts), 'quick').map(textOf)).toEqual(['Ei toimenpiteitä raportointikaudella'])
  })

  test('of a line that has never answered are an empty cell for the public', () => {
    const cells = named(byId(page, school), 'td')
    expect(cells.map(textOf)).toEqual(['', ''])
  })

  test('of a line that has only answered before show no word for this round', () => {
    expect(resultsOf(homeCare)).toEqual(['kevät 2021Kotihoito alkoi.'])
  })

  test('tell coordinators what is missing, what need not be and what came late', () => {
    expect(resultsOf(homeCare, office)[0]).toContain('Vastaus puuttuu')
    expect(resultsOf(school, office)[0]).toContain('Ei raportoida tällä kierroksella (syy: Koulu on tauolla)')
    expect(resultsOf(clinic, office)[0]).toContain('Saapui myöhässä')
  })

  test('show targets with indicators and source', () => {
    const text = textOf(byId(page, clinic))
    for (const part of ['Alla familjer nås', 'Käyntien määrä (käyntiä)', 'Potilastietojärjestelmä'])
      expect(text).toContain(part)
  })
})

describe('the progress', () => {
  test('says level, number and movement in words', () => {
    expect(classed(page, 'level').map(textOf)).toContain('Hyvässä vauhdissa (50\u00a0%)')
    expect(classed(page, 'movement').map(textOf)).toEqual(['▲ nousi'])
  })

  test('counts the lines by goal and in all', () => {
    const [overview] = named(page, 'table').filter((each) => textOf(each).includes('Kohtien määrä'))
    const rows = named(overview ?? byId(page, 'main'), 'tr').slice(1)
    expect(rows.map((row) => named(row, 'td').map((cell) => textOf(cell).match(/\d+$/)?.[0]))).toEqual([
      ['0', '0', '1', '1', '0', '0', '0', '0'],
      ['0', '0', '0', '0', '0', '0', '0', '0'],
      ['0', '0', '1', '1', '0', '0', '0', '0'],
    ])
  })
})

describe('the summary', () => {
  test('says of a draft that it is one, and leads to the answers in it', () => {
    const [heading] = named(page, 'h4').filter((each) => textOf(each).includes('Lapset ja perheet'))
    expect(heading && classed(heading, 'alert').map(textOf)).toEqual(['Luonnos, ei vielä tarkistettu'])
    expect(all(page, ({ attribs }) => attribs.href === `#${clinic}`).map(textOf)).toEqual(['Neuvola'])
  })

  test('of earlier rounds follows with its date', () => {
    expect(classed(page, 'earlier').map(textOf)).toEqual([
      expect.stringMatching(/^kevät 2021: Lapset ja perheetKevään tiivistelmä\.\s*$/),
    ])
  })
})

describe('the deviations', () => {
  const [deviations, statuses] = named(page, 'table').slice(-2)

  test('list the projects that are not as planned, with the reason as typed', () => {
    const text = deviations === undefined ? '' : textOf(deviations)
    expect(text).toContain('Viivästynyt')
    expect(text).toContain(thisRound)
    expect(text).not.toContain('Kotihoito')
  })

  test('are followed by every project', () => {
    const text = statuses === undefined ? '' : textOf(statuses)
    for (const name of ['Neuvola', 'Koulu', 'Kotihoito']) expect(text).toContain(name)
  })

  test('say so where there are none', () => {
    const none = regionReport({ series: { ...statusSeries, sections: ['deviations'] } })
    expect(textOf(byId(parsedPage(none), 'main'))).toContain('Tällä kierroksella ei ole ilmoitettu poikkeamia.')
  })
})

describe('the public page', () => {
  test('names nobody, no lateness and nothing missing', () => {
    const text = htmlReport.render(fullReport(), { audience: 'public', language: 'fi' })
    const told = [...everyName, 'myöhässä', 'puuttu', 'tauolla', 'Hanketoimistolle']
    expect(told.filter((words) => text.replace(String(reportStyle), '').includes(words))).toEqual([])
  })

  test('for coordinators ends with who owes what and who sent what', () => {
    const text = textOf(byId(office, 'main'))
    for (const name of everyName) expect(text).toContain(name)
    expect(text.match(new RegExp(silentName, 'g'))).toHaveLength(3)
  })
})
