import { describe, expect, test } from 'vitest'
import type { AnswerValues } from '../../src/domain/answer.ts'
import type { Question } from '../../src/domain/question.ts'
import { deviationCounts } from '../../src/domain/report-deviations.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { values } from '../builders.ts'
import { deviation, region, regionReport, sentSheet, status, statusSeries } from '../domain/report/region.ts'
import { spring } from './full-report.ts'

const until: Question = {
  id: 'until',
  type: 'date',
  scope: 'project',
  label: 'Uusi päivä',
  required: false,
  when: { question: 'status', in: ['delayed'] },
}
const need: Question = {
  id: 'need',
  type: 'choice',
  scope: 'project',
  label: 'Tarvitaanko linjaus?',
  required: true,
  choices: [
    { id: 'no', label: 'Ei tarvita' },
    { id: 'yes', label: 'Tarvitaan', tell: 'coordinators' },
  ],
}

/** The clinic is delayed now, the school was in spring, home care never was. */
function reportWith(questions: readonly Question[], clinic: AnswerValues = {}): ReportModel {
  const series = { ...statusSeries, questions, sections: ['deviations'] as const }
  const sheets = new Map([
    sentSheet('clinic', {
      answers: {
        'project/clinic': values({ status: 'delayed', deviation: 'Lupa puuttuu.', until: '2022-03-31', ...clinic }),
      },
    }),
    ...['school', 'home-care'].map((id) =>
      sentSheet(id, { answers: { [`project/${id}`]: values({ status: 'on-track' }) } }),
    ),
  ])
  const late = values({ status: 'delayed', deviation: 'Tilat puuttuvat.', until: '2021-08-01' })
  return regionReport({
    programme: { ...region, series: [series] },
    series,
    sheets,
    earlier: new Map([['project/school', [{ deadline: spring, answer: late }]]]),
  })
}

describe('the numbers of the channel card', () => {
  test('say of several choices which one they count', () => {
    expect(deviationCounts(reportWith([status, deviation, until, need], { need: 'yes' }))).toEqual([
      { question: 'Projektin tilanne', label: 'Viivästynyt', projects: 1 },
      { question: 'Tarvitaanko linjaus?', label: 'Tarvitaan', projects: 1 },
    ])
  })
})

/** The chapter, without what escapes its marks. */
function deviationsOf(model: ReportModel): string {
  const text = markdownReport.render(model, { audience: 'public', language: 'fi' }).replaceAll('\\', '')
  return text.slice(text.indexOf('## Poikkeamat'))
}

describe('the deviation list', () => {
  test('has the cause and the new date of who deviates now', () => {
    expect(deviationsOf(reportWith([status, deviation, until]))).toContain(
      '### Tällä kierroksella\n\n#### Neuvola\n\nViivästynyt\n\n**syksy 2021 (tämä kierros)**\n\n*Mistä viive johtuu?*\n\nLupa puuttuu.\n\n*Uusi päivä*\n\n31.3.2022',
    )
  })

  test('keeps apart who deviated before and no longer does, with what they told then', () => {
    expect(deviationsOf(reportWith([status, deviation, until]))).toMatch(
      /### Aiemmilla kierroksilla, ei enää tällä\n\n#### Koulu\n\nEtenee suunnitellusti\n\n\*\*kevät 2021\*\*[\s\S]*Tilat puuttuvat\.[\s\S]*1\.8\.2021/,
    )
  })

  test('leaves out who never deviated, whom the board shows', () => {
    const text = deviationsOf(reportWith([status, deviation, until]))
    expect(text).not.toContain('#### Kotihoito')
    expect(text).toContain('| Kotihoito |  | Etenee suunnitellusti |')
    expect(text).toContain('| Koulu | Viivästynyt | Etenee suunnitellusti |')
  })

  test('is one for each choice that is to be told of, with a board of its own', () => {
    const text = deviationsOf(reportWith([status, deviation, until, need], { need: 'yes' }))
    expect(text).toContain('Kaikki projektit kierroksittain: Projektin tilanne')
    expect(text).toContain('Kaikki projektit kierroksittain: Tarvitaanko linjaus?')
    expect(text.match(/#### Neuvola/g)).toHaveLength(2)
  })

  test('says of a choice by which nobody ever deviated that there is nothing', () => {
    expect(deviationsOf(reportWith([status, deviation, need], { need: 'no' }))).toContain(
      'Tällä kierroksella ei ole ilmoitettu mitään: Tarvitaanko linjaus?',
    )
  })

  describe('of a need asked as yes or no', () => {
    const asked: Question = {
      id: 'guideline',
      type: 'yes-no',
      scope: 'project',
      label: 'Tarvitaanko kansallinen linjaus?',
      required: false,
      explain: true,
      tell: 'coordinators',
    }
    const questions = [status, deviation, asked]

    test('has who needs one, and why, once', () => {
      const text = deviationsOf(reportWith(questions, { guideline: 'yes', 'guideline-why': 'Korvaus on epäselvä.' }))
      expect(text).toMatch(/#### Neuvola\n\nKyllä\n\n\*\*syksy 2021[\s\S]*Korvaus on epäselvä\./)
      expect(text.match(/Korvaus on epäselvä/g)).toHaveLength(1)
    })

    test('tells among the other texts why there is none', () => {
      const text = deviationsOf(reportWith(questions, { guideline: 'no', 'guideline-why': 'Ohje riittää.' }))
      expect(text).toContain('Tällä kierroksella ei ole ilmoitettu mitään: Tarvitaanko kansallinen linjaus?')
      expect(text.match(/Ohje riittää/g)).toHaveLength(1)
    })
  })
})
