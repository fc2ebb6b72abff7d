import { describe, expect, test } from 'vitest'
import type { ReportSubject } from '../../../src/domain/report-model.ts'
import { aDelivery, aDraft, aLine, aProject, aSeries, autumn, spring, values } from '../../builders.ts'
import {
  clinic,
  clinicCosts,
  homeCare,
  lineSeries,
  office,
  officeName,
  region,
  regionReport,
  reportInput,
  school,
  sentSheet,
  silent,
  silentName,
  statusSeries,
  writer,
  writerName,
} from './region.ts'

const late = '2021-11-14T08:00:00.000Z'

function subject(model: { subjects: readonly ReportSubject[] }, id: string): ReportSubject {
  const found = model.subjects.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('the subjects of a report', () => {
  test('stand by goal, then area, then the order of the register', () => {
    expect(regionReport().subjects.map(({ id }) => id)).toEqual([clinic, school, homeCare, clinicCosts])
  })

  test('projects come after all lines', () => {
    const ids = regionReport({ series: statusSeries }).subjects.map(({ id }) => id)
    expect(ids.slice(4)).toEqual(['project/clinic', 'project/school', 'project/home-care'])
  })

  test('are all those expected, whatever the register says by now', () => {
    const shrunk = { ...region, projects: region.projects.slice(0, 1) }
    const model = regionReport({ programme: shrunk, opened: reportInput().opened })
    expect(model.subjects.map(({ id }) => id)).toEqual([homeCare, clinic, school, clinicCosts])
    expect(model.projects.map(({ name }) => name)).toEqual(['Kotihoito', 'clinic', 'school'])
  })

  test('a spearhead that has ended keeps its name for what was said of it, and a goal of which nothing was is gone', () => {
    const theme = { id: 'k1', name: 'Varhainen apu', owners: [], sections: [], active: { to: '2021-06-30' } }
    const goals = region.goals.map((goal) => (goal.id === 'costs' ? { ...goal, active: { to: '2021-06-30' } } : goal))
    const model = regionReport({
      programme: {
        ...region,
        goals,
        themes: [theme],
        projects: region.projects.map((project) => ({
          ...project,
          lines: project.lines.filter(({ goal }) => goal !== 'costs'),
        })),
      },
      earlier: new Map([['theme/k1', [{ deadline: spring, answer: values({ narrative: 'Alkoi.' }) }]]]),
    })
    expect(subject(model, 'theme/k1')).not.toHaveProperty('state')
    expect(model.themes).toEqual([{ id: 'k1', name: 'Varhainen apu', sections: [] }])
    expect(model.goals.map(({ id }) => id)).toEqual(['availability'])
  })

  test('a line that has ended stays with its history and no state', () => {
    const ended = region.projects.map((project) =>
      project.id === 'school' ? { ...project, active: { to: '2021-06-30' } } : project,
    )
    const model = regionReport({
      programme: { ...region, projects: ended },
      earlier: new Map([[school, [{ deadline: spring, answer: values() }]]]),
    })
    expect(subject(model, school)).not.toHaveProperty('state')
    expect(subject(model, school).history).toEqual([{ deadline: spring, answer: values() }])
    expect(model.counts.expected).toBe(3)
  })

  test('a subject with nothing required is there without a state', () => {
    const optional = {
      ...statusSeries,
      questions: statusSeries.questions.map((each) => (each.scope === 'project' ? { ...each, required: false } : each)),
    }
    const model = regionReport({ series: optional })
    expect(subject(model, 'project/clinic')).not.toHaveProperty('state')
    expect(model.counts.expected).toBe(4)
  })

  test('history never reaches into the round itself', () => {
    const earlier = new Map([
      [
        clinic,
        [
          { deadline: spring, answer: values() },
          { deadline: autumn, answer: values() },
        ],
      ],
    ])
    expect(subject(regionReport({ earlier }), clinic).history).toHaveLength(1)
  })
})

describe('the answers of a report', () => {
  test('are exactly what was sent', () => {
    const typed = values({ level: 25, results: '  Kaksi riviä\r\nja <b>lihavointi</b> \n' })
    const model = regionReport({ sheets: new Map([sentSheet('clinic', { answers: { [clinic]: typed } })]) })
    expect(subject(model, clinic).answer).toEqual(typed)
  })

  test('are those of the newest sending', () => {
    const model = regionReport({
      sheets: new Map([
        sentSheet(
          'clinic',
          { answers: { [clinic]: values() } },
          { answers: { [clinic]: values({ results: 'Uusi.' }) } },
        ),
      ]),
    })
    expect(subject(model, clinic).answer).toEqual(values({ results: 'Uusi.' }))
  })

  test('never come from a draft', () => {
    const [id, sheet] = sentSheet('clinic')
    const drafted = { ...sheet, drafts: { [clinic]: aDraft({ answer: values({ results: 'Salainen luonnos' }) }) } }
    const model = regionReport({ sheets: new Map([[id, drafted]]) })
    expect(JSON.stringify(model)).not.toContain('Salainen luonnos')
    expect(model.missing.find((each) => each.subject === clinic)?.reason).toBe('draft')
  })

  test('an exemption wins over an answer, and says why and by whom', () => {
    const model = regionReport({
      sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() } })]),
      opened: { exemptions: [{ subject: clinic, reason: 'Alkaa keväällä', by: office, at: late }] },
    })
    expect(subject(model, clinic)).toMatchObject({
      state: 'exempt',
      exemption: { reason: 'Alkaa keväällä', by: { email: office, name: officeName } },
    })
    expect(subject(model, clinic)).not.toHaveProperty('answer')
  })

  test('name who sent them and for whom', () => {
    const model = regionReport({
      sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() }, by: office, onBehalfOf: writer })]),
    })
    expect(subject(model, clinic).sent).toMatchObject({
      by: { email: office, name: officeName },
      onBehalfOf: { email: writer, name: writerName },
      late: false,
    })
  })

  test('keep the name of who wrote them when a later sending changed only the line beside', () => {
    const model = regionReport({
      sheets: new Map([
        sentSheet(
          'clinic',
          { answers: { [clinic]: values(), [clinicCosts]: values() } },
          { answers: { [clinic]: values(), [clinicCosts]: values({ results: 'Korjattu.' }) }, by: office, at: late },
        ),
      ]),
    })
    expect(subject(model, clinic).sent?.by.email).toBe(writer)
    expect(subject(model, clinicCosts).sent?.by.email).toBe(office)
  })
})

describe('the counts of a report', () => {
  test('add up, and the missing are listed one by one', () => {
    const model = regionReport({
      sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() }, at: late })]),
      opened: { exemptions: [{ subject: school, reason: 'Tauolla', by: office, at: late }] },
    })
    expect(model.counts).toEqual({ expected: 4, answered: 1, missing: 2, exempt: 1, late: 1 })
    expect(model.missing).toEqual([
      { subject: homeCare, owners: [{ email: silent, name: silentName }], reason: 'nothing-sent' },
      { subject: clinicCosts, owners: [{ email: writer, name: writerName }], reason: 'nothing-sent' },
    ])
  })
})

describe('the columns of a report', () => {
  const earlier = new Map([[clinic, [{ deadline: spring, answer: values() }]]])

  test('are the rounds with answers, this one and those to come', () => {
    const { columns } = regionReport({ earlier })
    expect(columns.map(({ deadline, when }) => [deadline, when])).toEqual([
      [spring, 'earlier'],
      [autumn, 'this'],
      ['2022-05-15', 'to-come'],
      ['2022-11-15', 'to-come'],
      ['2023-05-15', 'to-come'],
      ['2023-11-15', 'to-come'],
    ])
  })

  test('end with this round where the series wants no empty ones', () => {
    const { columns } = regionReport({ series: { ...lineSeries, columns: 'past' } })
    expect(columns.map(({ deadline }) => deadline)).toEqual([autumn])
  })

  test('end with this round where the schedule has no end', () => {
    const { to, ...schedule } = aSeries().schedule
    const { columns } = regionReport({ series: { ...lineSeries, schedule } })
    expect(columns.map(({ deadline }) => deadline)).toEqual([autumn])
  })
})

describe('the summaries of a report', () => {
  const summaries = [
    { series: 'oma-arviointi', round: spring, goal: 'costs', text: 'Kevään kustannukset.' },
    { series: 'oma-arviointi', round: spring, goal: 'availability', area: 'older', text: 'Kevään saatavuus.' },
    { series: 'muu', round: spring, goal: 'costs', text: 'Toisen sarjan.' },
  ]

  test('earlier ones follow with their date, by goal', () => {
    const model = regionReport({ programme: { ...region, summaries } })
    expect(model.earlierSummaries).toEqual([
      { deadline: spring, goal: 'availability', area: 'older', text: 'Kevään saatavuus.' },
      { deadline: spring, goal: 'costs', text: 'Kevään kustannukset.' },
    ])
  })

  test('one written for this round takes the place of the draft', () => {
    const written = { series: 'oma-arviointi', round: autumn, goal: 'availability', area: 'children', text: 'Valmis.' }
    const model = regionReport({
      programme: { ...region, summaries: [written] },
      sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values(), [clinicCosts]: values() } })]),
    })
    expect(model.summary.map(({ goal, area, approved }) => [goal, area, approved])).toEqual([
      ['availability', 'children', true],
      ['costs', 'children', false],
    ])
  })
})

test('a project named in the register by several languages keeps them all', () => {
  const name = { fi: 'Neuvola', sv: 'Rådgivning' }
  const model = regionReport({ programme: { ...region, projects: [aProject({ id: 'clinic', name })] } })
  expect(model.projects[0]?.name).toEqual(name)
})

test('a report reads the same after it has been stored', () => {
  const model = regionReport({
    series: statusSeries,
    sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values() }, onBehalfOf: writer, by: office })]),
    earlier: new Map([[clinic, [{ deadline: spring, answer: values() }]]]),
  })
  expect(JSON.parse(JSON.stringify(model))).toStrictEqual(model)
})

describe('what a report tells beside the answers', () => {
  test('a text that repeats the last round’s', () => {
    const text = 'Uusi malli on otettu käyttöön neuvolassa.'
    const model = regionReport({
      earlier: new Map([[clinic, [{ deadline: spring, answer: values({ level: 0, results: text }) }]]]),
      sheets: new Map([sentSheet('clinic', { answers: { [clinic]: values({ level: 25, results: text }) } })]),
    })
    expect(model.subjects.filter(({ repeatsLast }) => repeatsLast).map(({ id }) => id)).toEqual([clinic])
  })

  test('words that were corrected after answers were due, and no others', () => {
    const model = regionReport({
      sheets: new Map([
        sentSheet(
          'clinic',
          { answers: { [clinic]: values(), [clinicCosts]: values() } },
          { answers: { [clinic]: values({ results: 'Korjattu.' }), [clinicCosts]: values() }, at: late },
        ),
      ]),
    })
    expect(model.subjects.filter(({ sent }) => sent?.corrected).map(({ id }) => id)).toEqual([clinic])
    expect(subject(model, clinic).sent).toMatchObject({ late: false, corrected: true })
  })

  test('the spearheads, with the baseline of each for its lines', () => {
    const theme = { id: 'k1', number: 1, goal: 'costs', name: 'Kärki', baseline: 50, owners: [], sections: [] }
    const projects = [aProject({ lines: [aLine({ goal: 'costs', theme: 'k1', alsoUnder: ['availability'] })] })]
    const model = regionReport({ programme: { ...region, themes: [theme], projects } })
    expect(model.themes).toEqual([{ id: 'k1', number: 1, goal: 'costs', name: 'Kärki', baseline: 50, sections: [] }])
    expect(model.subjects).toMatchObject([{ theme: 'k1', baseline: 50, alsoUnder: ['availability'] }])
  })

  test('what was sent to whom, by name', () => {
    const model = regionReport({
      deliveries: [
        aDelivery({ recipient: 'channel', step: 'report-1', kind: 'report', dueAt: '2021-11-15T10:00:00.000Z' }),
        aDelivery({ recipient: writer, current: { state: 'failed', code: 'blocked' } }),
      ],
    })
    expect(model.deliveries).toMatchObject([
      { recipient: { email: writer, name: writerName }, step: 'opening', state: 'failed', code: 'blocked' },
      { step: 'report-1', state: 'planned' },
    ])
    expect(model.deliveries?.[1]).not.toHaveProperty('recipient')
  })
})
