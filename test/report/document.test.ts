import { describe, expect, test } from 'vitest'
import type { Audience, ReportModel, ReportSubject } from '../../src/domain/report-model.ts'
import { markdownReport } from '../../src/report/markdown/document.ts'
import { values } from '../builders.ts'
import { clinic, everyName, officeName, regionReport, school, sentSheet, writer } from '../domain/report/region.ts'
import { autumn, fullReport, spring } from './full-report.ts'
import { all, byId, classed, parsedPage, textOf } from './parsed-page.ts'

const office = { email: 'hanketoimisto@example.fi', name: officeName }
const at = '2021-11-12T08:00:00.000Z'

function markdownOf(model: ReportModel, audience: Audience = 'public'): string {
  return markdownReport.render(model, { audience, language: 'fi' })
}

/** The full report with more told of one line. */
function withLine(id: string, more: Partial<ReportSubject>, model = fullReport('Alkoi.')): ReportModel {
  return { ...model, subjects: model.subjects.map((each) => (each.id === id ? { ...each, ...more } : each)) }
}

describe('what coordinators did to a text for this edition', () => {
  const mended = withLine(clinic, {
    originals: [{ question: 'results', text: 'Alkoj.', edit: 'mended', by: office, at }],
    translations: [{ question: 'results', language: 'sv', text: 'Den började.' }],
  })

  test('stands beside what the owner wrote, for coordinators only', () => {
    expect(markdownOf(mended, 'coordinators')).toContain(
      `*Alkuperäinen vastaus (sanamuotoa korjannut ${officeName} 12.11.2021)*\n\nAlkoj.`,
    )
    expect(markdownOf(mended)).not.toContain('Alkoj.')
  })

  test('has a translation beside the original, marked as its language', () => {
    expect(markdownOf(mended)).toContain('Alkoi.\n\n*Käännös ruotsiksi*\n\nDen började.')
    const texts = classed(byId(parsedPage(mended), clinic), 'typed')
    expect(texts.filter(({ attribs }) => attribs.lang === 'sv').map(textOf)).toContain('Den började.')
  })

  test('prints the translation of a paragraph of the summary beside it', () => {
    const model = fullReport('Alkoi.')
    const translations = [{ language: 'sv', text: 'Stycket.' }] as const
    const summary = model.summary.map((each) => ({ ...each, translations }))
    expect(markdownOf({ ...model, summary })).toContain('*Käännös ruotsiksi*\n\nStycket.')
  })

  test('marks an answer of before languages were noted as the programme’s in another language’s edition', () => {
    const history = [{ deadline: spring, answer: values({ level: 0, results: 'Keväällä suunniteltiin.' }) }]
    const page = parsedPage(withLine(clinic, { history }), { language: 'sv' })
    const texts = classed(byId(page, clinic), 'typed').filter(({ attribs }) => attribs.lang === 'fi')
    expect(texts.map(textOf)).toContain('Keväällä suunniteltiin.')
  })

  test('prints equal short answers of several rounds as one', () => {
    const quick = { kind: 'quick', quick: 'no-actions' } as const
    const joined = withLine(school, {
      answer: quick,
      joins: [spring],
      history: [{ deadline: spring, answer: quick, joinedInto: autumn }],
    })
    const text = textOf(byId(parsedPage(joined), school))
    expect(text).toContain('syksy 2021, kevät 2021')
    expect(text.match(/Ei toimenpiteitä/g)).toHaveLength(1)
  })
})

describe('a corrected edition', () => {
  const corrected: ReportModel = {
    ...fullReport('Alkoi.'),
    edition: 2,
    corrections: {
      of: 1,
      publishedAt: at,
      changes: [
        {
          what: 'answer',
          subject: clinic,
          project: 'clinic',
          goal: 'availability',
          deadline: autumn,
          before: values({ results: 'Alkoi huonosti.' }),
          after: values({ results: 'Alkoi hyvin.' }),
        },
        { what: 'summary', goal: 'availability', area: 'children', before: 'Vanha.', after: 'Uusi.' },
        { what: 'state', subject: school, project: 'school', goal: 'availability', before: 'missing', after: 'exempt' },
      ],
    },
  }

  test('lists what it says otherwise, line by line', () => {
    const text = markdownOf(corrected)
    expect(text).toContain('Tämä korvaa painoksen 1, joka julkaistiin 12.11.2021.')
    expect(text).toMatch(/Neuvola, 1\\?\. Saatavuus, syksy 2021\n\nAlkoi huonosti\.\n\nAlkoi hyvin\./)
    expect(text).toMatch(/Tiivistelmä: 1\\?\. Saatavuus, Lapset ja perheet\n\nVanha\.\n\nUusi\./)
  })

  test('tells who is missing to coordinators only', () => {
    expect(markdownOf(corrected)).not.toMatch(/Koulu, 1/)
    expect(markdownOf(corrected, 'coordinators')).toMatch(/Koulu, 1/)
  })
})

describe('what has stood still for two rounds', () => {
  const still = regionReport({
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values({ level: 25, results: 'Samassa.' }) } })]),
    earlier: new Map([
      [clinic, ['2020-11-15', spring].map((deadline) => ({ deadline, answer: values({ level: 25 }), by: writer }))],
    ]),
  })

  test('is said in words at its level', () => {
    expect(markdownOf(still)).toMatch(/25\s%\), ennallaan kaksi kierrosta/)
  })

  test('is counted, and can be chosen on the page', () => {
    const page = parsedPage(still)
    const row = all(page, ({ attribs }) => attribs['data-change'] !== undefined)[0]
    expect(row?.attribs['data-change']).toBe('still stood-still')
    expect(markdownOf(still)).toMatch(/ennallaan kaksi kierrosta \|\n/)
  })

  test('is not said of what moved within them', () => {
    expect(markdownOf(fullReport())).not.toMatch(/25\s%\), ennallaan kaksi kierrosta/)
  })
})

describe('the first page for coordinators', () => {
  test('says what the report is published without', () => {
    const text = markdownOf(fullReport(), 'coordinators')
    expect(text).toContain('3 vastausta puuttuu tästä raportista.')
    expect(text).toContain('1 tiivistelmän kappale on tarkistamatta.')
    expect(markdownOf(fullReport())).not.toContain('tästä raportista')
  })
})

describe('marks for coordinators', () => {
  test('tell a text that repeats the last round’s', () => {
    const model = withLine(clinic, { repeatsLast: true })
    expect(markdownOf(model, 'coordinators')).toContain('(Sama teksti kuin viimeksi)')
    expect(markdownOf(model)).not.toContain('Sama teksti')
  })
})

describe('a programme with spearheads', () => {
  const base = regionReport({
    sheets: new Map([
      sentSheet('clinic', { answers: { [clinic]: values({ level: 50, results: 'Syksyllä jatkui.' }) } }),
    ]),
    earlier: new Map([[clinic, [{ deadline: spring, answer: values({ level: 25, results: 'Keväällä alkoi.' }) }]]]),
  })
  const spearheads: ReportModel = {
    ...withLine(clinic, { theme: 'k1' }, base),
    series: { ...base.series, sections: ['progress', 'narrative'] },
    themes: [
      {
        id: 'k1',
        number: 1,
        goal: 'availability',
        name: 'Sähköiset palvelut',
        baseline: 50,
        baselineText: 'Palveluja oli vähän.',
        sections: [],
      },
    ],
  }

  test('shows progress by spearhead with the level at which it began', () => {
    const [group] = classed(parsedPage(spearheads), 'group').map(textOf)
    expect(group).toBe('1. Sähköiset palvelut Lähtötilanne: Hyvässä vauhdissa (50\u00a0%)')
  })

  test('tells of each how it began and then each round after the last', () => {
    const text = markdownOf(spearheads)
    expect(text).toMatch(/### 1\. Saatavuuden parantaminen\n[\s\S]*#### 1\. Sähköiset palvelut/)
    expect(text).toMatch(/Palveluja oli vähän\.[\s\S]*Keväällä alkoi\.[\s\S]*Syksyllä jatkui\./)
  })
})

test('a goal’s chapter begins with what the goal aims at, and tells under its question what came of it', () => {
  const base = regionReport()
  const outcome = values({ outcome: 'Jonot lyhenivät.' })
  const model: ReportModel = {
    ...base,
    series: { ...base.series, sections: ['narrative'] },
    goals: base.goals.map((goal) =>
      goal.id === 'availability' ? { ...goal, texts: [{ title: 'Painopiste', text: 'Apua ajoissa.' }] } : goal,
    ),
    questions: [{ id: 'outcome', type: 'text', scope: 'goal', label: 'Mitä muuttui?', required: true, maxLength: 500 }],
    subjects: [
      { id: 'goal/availability', scope: 'goal', goal: 'availability', targets: [], history: [], answer: outcome },
    ],
  }
  expect(markdownOf(model)).toMatch(
    /### 1\. Saatavuuden parantaminen\n\n#### Painopiste\n\nApua ajoissa\.\n\n#### Mitä muuttui\?\n[\s\S]*Jonot lyhenivät\./,
  )
})

test('a questionnaire prints each question with its number and this round’s answer', () => {
  const model = fullReport('Kaksi virkaa.')
  const asked: ReportModel = {
    ...model,
    series: { ...model.series, sections: ['questionnaire'] },
    questions: model.questions.map((question) =>
      question.id === 'deviation' ? { ...question, number: '7.3.1' } : question,
    ),
  }
  expect(markdownOf(asked)).toContain(
    '### Neuvola\n\n*Projektin tilanne*\n\nViivästynyt\n\n*7.3.1 Mistä viive johtuu?*\n\nKaksi virkaa.',
  )
  expect(everyName.filter((name) => markdownOf(asked).includes(name))).toEqual([])
})
