import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultText } from '../../../src/locales/fault-text.ts'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { readWarnings } from '../../../src/programme-file/warnings/read-warnings.ts'

const now = '2021-10-01T09:00:00Z'
const news = { id: 'news', type: 'text', required: true }
const series = { id: 's', schedule: { deadlines: { dates: ['2022-11-16'] } }, questions: [news] }
const project = { id: 'p1', owners: ['a@example.fi'], lines: [{ goal: 'g1' }] }

/** A programme of which nothing need be said. */
const sound = {
  programme: 'p',
  name: 'P',
  goals: [{ id: 'g1' }],
  projects: [project],
  people: [{ email: 'a@example.fi', language: 'fi' }],
  coordinators: ['a@example.fi'],
  series: [series],
}

/** `path: sentence` of every warning; JSON is YAML. */
function warningsOf(file: object): readonly string[] {
  return warningsIn(JSON.stringify(file), 'programme.yaml').map(
    (warning) => `${warning.path}: ${faultText(warning, 'en')}`,
  )
}

function warningsIn(text: string, name: string) {
  const reading = readProgramme(text, name)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return readWarnings(text, name, reading.programme, now)
}

describe('a programme', () => {
  it('of which nothing need be said has no warning', () => {
    expect(warningsOf(sound)).toEqual([])
  })

  it.each([
    [
      'a project that reports and has no owners',
      { projects: [{ ...project, owners: [] }] },
      'projects[0]: The sheet project/p1 has no owners: the coordinators answer it.',
    ],
    [
      'a goal that no project serves',
      { goals: [{ id: 'g1' }, { id: 'g2' }] },
      'goals[1]: No project has a line under the goal g2, and nothing else is asked of it: the report has nothing to show there.',
    ],
    [
      'a question of projects where the report tells of lines only',
      { series: [{ ...series, sections: ['results'], questions: [news, { ...news, id: 'q', scope: 'project' }] }] },
      'series[0].questions[1]: No section of the report shows the question q. Add one of these to sections: deviations, questionnaire.',
    ],
    [
      'a meter where the report has no progress and no results',
      {
        scale: [{ value: 100 }],
        series: [{ ...series, sections: ['narrative'], questions: [news, { id: 'level', type: 'level' }] }],
      },
      'series[0].questions[1]: No section of the report shows the question level. Add one of these to sections: progress, results.',
    ],
    [
      'a question that is limited to what is not there',
      {
        series: [{ ...series, questions: [news, { ...news, id: 'q', only: { themes: ['k1'] } }] }],
        themes: [{ id: 'k1' }],
      },
      'series[0].questions[1].only: The question q is asked of nothing: nothing is within its limits (only). Change them or take them away.',
    ],
    [
      'a limit on what is asked of the whole programme',
      {
        series: [
          {
            ...series,
            sections: ['results', 'narrative'],
            questions: [news, { ...news, id: 'q', scope: 'programme', only: { goals: ['g1'] } }],
          },
        ],
      },
      'series[0].questions[1].only: The question q is asked of nothing: nothing is within its limits (only). Change them or take them away.',
    ],
    [
      'a sheet on which nothing is required',
      {
        goals: [{ id: 'g1', owners: ['a@example.fi'] }],
        series: [
          {
            ...series,
            sections: ['results', 'narrative'],
            questions: [news, { id: 'q', type: 'text', scope: 'goal' }],
          },
        ],
      },
      'series[0].questions: No answer is required on the sheet goal/g1: no card is sent for it and nobody is reminded. Make one of its questions required: true.',
    ],
    [
      'sheets on which nothing is required',
      {
        projects: [project, { ...project, id: 'p2' }],
        series: [{ ...series, questions: [{ ...news, required: false }] }],
      },
      'series[0].questions: No answer is required on 2 sheets, the first of them project/p1: no card is sent for them and nobody is reminded. Make one of their questions required: true.',
    ],
    [
      'a deadline on a Sunday',
      { series: [{ ...series, schedule: { deadlines: { dates: ['2022-05-15'] } } }] },
      'series[0].schedule.deadlines: The deadline 2022-05-15 is a day off. The answers and the report are due on working days before it.',
    ],
    [
      'deadlines on Independence Day and on Christmas Eve',
      { series: [{ ...series, schedule: { deadlines: { dates: ['2022-12-06', '2021-12-24', '2022-01-12'] } } }] },
      'series[0].schedule.deadlines: 2 deadlines are days off, the first is 2021-12-24. The answers and the report are due on working days before them.',
    ],
    [
      'a person without a language',
      { people: [...sound.people, { email: 'b@example.fi' }] },
      'people[1]: No language is given for b@example.fi under people: the bot writes in that of their Teams, or else in fi, until they choose.',
    ],
    [
      'an owner who is not under people',
      { projects: [{ ...project, owners: ['a@example.fi', 'b@example.fi'] }] },
      'projects[0].owners[1]: b@example.fi is not under people: the bot has no name for them and writes in the language of their Teams, or else in fi.',
    ],
    [
      'a text that lacks the language of somebody',
      { people: [...sound.people, { email: 'b@example.fi', language: 'sv' }], name: { fi: 'P', en: 'P' } },
      'name: The text is missing in sv, which somebody here reads: another language is shown.',
    ],
    [
      'two projects whose names differ in case only',
      {
        projects: [
          { ...project, name: { fi: 'Kotihoito', sv: 'Hemvård' } },
          { ...project, id: 'p2', name: 'hemvård ' },
        ],
      },
      'projects[1].name: The name "hemvård " is also that of projects[0]: people cannot tell the two apart.',
    ],
  ])('with %s is told so', (_, part, warning) => {
    expect(warningsOf({ ...sound, ...part })).toEqual([warning])
  })

  it('need not have owners for what nobody is asked', () => {
    const idle = { id: 'p2', area: 'a1', lines: [{ goal: 'g1' }] }
    const questions = [{ ...news, only: { projects: ['p1'] } }]
    expect(
      warningsOf({ ...sound, areas: [{ id: 'a1' }], projects: [project, idle], series: [{ ...series, questions }] }),
    ).toEqual([])
  })

  it('may ask about projects by the goals of their lines', () => {
    const questions = [news, { ...news, id: 'q', scope: 'project', only: { goals: ['g1'] } }]
    const sections = ['results', 'questionnaire']
    expect(warningsOf({ ...sound, series: [{ ...series, sections, questions }] })).toEqual([])
  })

  it('need not give a text in a language that nobody reads', () => {
    expect(warningsOf({ ...sound, name: { fi: 'P', sv: 'P' } })).toEqual([])
  })

  it('may call a project as it calls a goal', () => {
    const named = { goals: [{ id: 'g1', name: 'Laatu' }], projects: [{ ...project, name: 'Laatu' }] }
    expect(warningsOf({ ...sound, ...named })).toEqual([])
  })
})

describe('warnings', () => {
  it('stand in the order of the file with the place of what they are about', () => {
    const text = [
      'programme: p',
      'name: P',
      'coordinators: [c@example.fi]',
      'goals: [{id: g1}]',
      'projects:',
      '  - id: p1',
      '    lines: [{goal: g1}]',
      'series:',
      '  - {id: s, questions: [{id: news, type: text, required: true}], schedule: {deadlines: {dates: [2022-11-16]}}}',
    ].join('\n')
    expect(warningsIn(text, 'p.yaml').map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 16, 'person-not-listed'],
      [6, 5, 'sheet-without-owners'],
    ])
  })

  it('are two hundred at most, and the rest is counted', () => {
    const goals = Array.from({ length: 250 }, (_, index) => ({ id: `g${index}` }))
    const warnings = warningsOf({ ...sound, goals, projects: [{ ...project, lines: [{ goal: 'g0' }] }] })
    expect(warnings).toHaveLength(201)
    expect(warnings.at(-1)).toBe(': There are 49 more warnings.')
  })
})

/**
 * The 15th is the day whatever day of the week it is: of the assessments, and of the follow-up that is to meet one.
 * The office of `helsinki.yaml` answers for what is nobody else's.
 */
const meant: Readonly<Record<string, readonly string[]>> = {
  'lansi-uusimaa.yaml': [
    'deadline-on-day-off series[0].schedule.deadlines',
    'deadline-on-day-off series[1].schedule.deadlines',
  ],
  'helsinki.yaml': [
    'sheet-without-owners goals[3]',
    'sheet-without-owners themes[7]',
    'sheet-without-owners projects[23]',
    'sheet-without-owners projects[57]',
    'deadline-on-day-off series[0].schedule.deadlines',
  ],
}

describe('the programmes that come with the bot', () => {
  const folder = new URL('../../../programmes/', import.meta.url)

  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
    '%s has only warnings that are meant',
    (name) => {
      const warnings = warningsIn(readFileSync(new URL(name, folder), 'utf8'), name)
      expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual(meant[name] ?? [])
    },
  )
})
