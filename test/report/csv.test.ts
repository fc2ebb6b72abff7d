import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { RenderOptions } from '../../src/actions/ports.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { csvReport } from '../../src/report/csv.ts'
import { values } from '../builders.ts'
import { clinic, everyName, office, officeName } from '../domain/report/region.ts'
import { fullReport, lastRound, late } from './full-report.ts'

function csvOf(typed?: string, options: Partial<RenderOptions> = {}): string {
  return csvReport.render(fullReport(typed), { audience: 'public', language: 'fi', ...options })
}

function rowsOf(csv: string, delimiter = ';'): readonly Readonly<Record<string, string>>[] {
  return parse(csv, { delimiter, bom: true, columns: true })
}

describe('the CSV', () => {
  test('is what Excel opens in the language: UTF-8 with its mark, lines of CR LF, fields with semicolons', () => {
    expect(csvOf().startsWith('\ufeffHyötytavoite;')).toBe(true)
    expect(csvOf().endsWith('\r\n')).toBe(true)
    expect(csvOf(undefined, { language: 'en' }).split(',')[0]).toBe('\ufeffBenefit goal')
  })

  test('has one row per subject and round, the oldest round first', () => {
    const rows = rowsOf(csvOf('Syksyn tulos.')).filter((row) => row.Projekti === 'Neuvola' && row.Tulokset !== '')
    expect(rows.map((row) => [row.Kierros, row.Tulokset])).toEqual([
      ['kevät 2021', lastRound],
      ['syksy 2021', 'Syksyn tulos.'],
    ])
  })

  test('has spearheads, groups and parts in columns of their own where rows have them', () => {
    const full = fullReport('Alkoi.')
    const model: ReportModel = {
      ...full,
      themes: [{ id: 'k1', number: 1, name: 'Varhainen apu', sections: [] }],
      projects: full.projects.map((project) => ({ ...project, group: 'Neuvolatyö' })),
      subjects: [
        ...full.subjects.map((each) =>
          each.id === clinic ? { ...each, theme: 'k1', parts: ['koulu', 'koti'] } : each,
        ),
        {
          id: 'theme/k1',
          scope: 'theme',
          theme: 'k1',
          targets: [],
          history: [],
          answer: values({ results: 'Kärki.' }),
        },
      ],
    }
    const rows = rowsOf(csvReport.render(model, { audience: 'public', language: 'fi' }))
    expect(rows.find((row) => row.Tulokset === 'Alkoi.')).toMatchObject({
      Kärki: '1. Varhainen apu',
      Ryhmä: 'Neuvolatyö',
      Osat: 'koulu\nkoti',
      Aihe: 'Neuvola',
    })
    expect(rows.find((row) => row.Aihe === '1. Varhainen apu')).toMatchObject({ Hyötytavoite: '' })
    expect(Object.keys(rowsOf(csvOf())[0] ?? {})).not.toContain('Osat')
  })

  test('tells under which other goals a row stands, where one does', () => {
    const full = fullReport('Alkoi.')
    const alsoUnder: ReportModel = {
      ...full,
      subjects: full.subjects.map((each) => (each.id === clinic ? { ...each, alsoUnder: ['costs'] } : each)),
    }
    const rows = rowsOf(csvReport.render(alsoUnder, { audience: 'public', language: 'fi' }))
    const told = rows.filter((row) => row.Projekti === 'Neuvola' && row.Kierros === 'syksy 2021')
    expect(told.map((row) => [row.Hyötytavoite, row['Myös hyötytavoitteessa']])).toEqual(
      expect.arrayContaining([
        ['1. Saatavuus', '5. Kustannukset'],
        ['5. Kustannukset', ''],
      ]),
    )
    expect(Object.keys(rowsOf(csvOf())[0] ?? {})).not.toContain('Myös hyötytavoitteessa')
  })

  test('has a project as a whole under the goals of its lines, and under those where its answers are shown', () => {
    const full = fullReport()
    const shown: ReportModel = {
      ...full,
      projects: full.projects.map((project) =>
        project.id === 'clinic' ? { ...project, goals: ['availability'] } : project,
      ),
      questions: full.questions.map((question) =>
        question.id === 'deviation' ? { ...question, showUnder: 'costs' } : question,
      ),
    }
    const rows = rowsOf(csvReport.render(shown, { audience: 'public', language: 'fi' }))
    const whole = rows.find((row) => row['Projektin tilanne'] === 'Viivästynyt')
    expect(whole).toMatchObject({ Hyötytavoite: '1. Saatavuus', 'Myös hyötytavoitteessa': '5. Kustannukset' })
  })

  test('names nobody, to the public and to coordinators alike', () => {
    for (const audience of ['public', 'coordinators'] as const) {
      expect(everyName.filter((name) => csvOf(undefined, { audience }).includes(name))).toEqual([])
    }
  })

  test('has translations in columns of their own, and for coordinators what the owner sent where that is edited', () => {
    const edited: ReportModel = {
      ...fullReport('Mended.'),
      subjects: fullReport('Mended.').subjects.map((subject) =>
        subject.id === clinic
          ? {
              ...subject,
              translations: [{ question: 'results', language: 'sv', text: '=Översatt' }],
              originals: [
                {
                  question: 'results',
                  text: 'Menedd.',
                  edit: 'mended',
                  by: { email: office, name: officeName },
                  at: late,
                },
              ],
            }
          : subject,
      ),
    }
    const rowOf = (audience: RenderOptions['audience']) =>
      rowsOf(csvReport.render(edited, { audience, language: 'fi' })).find((row) => row.Tulokset === 'Mended.')
    expect(rowOf('coordinators')).toMatchObject({
      'Tulokset (käännös ruotsiksi)': "'=Översatt",
      'Tulokset (alkuperäinen)': 'Menedd.',
    })
    expect(rowOf('public')).toMatchObject({ 'Tulokset (käännös ruotsiksi)': "'=Översatt" })
    expect(rowOf('public')).not.toHaveProperty('Tulokset (alkuperäinen)')
  })

  test('is the same for the same model', () => {
    expect(csvOf()).toBe(csvOf())
  })

  test.each(['<script>', 'a;b"c\nd', ']]>', 'שלום', '#set page', '-5', '+3,5', 'a'.repeat(20_000)])(
    'reads as typed: %.30j',
    (typed) => {
      expect(rowsOf(csvOf(typed)).map((row) => row.Tulokset)).toContain(typed)
    },
  )

  test.each(['=cmd()|calc!A1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps a spreadsheet from reading %j as a formula',
    (typed) => {
      expect(rowsOf(csvOf(typed)).map((row) => row.Tulokset)).toContain(`'${typed}`)
    },
  )
})
