import { describe, expect, it } from 'vitest'
import { faultText } from '../../../src/locales/fault-text.ts'
import { readProgramme } from '../../../src/programme-file/read-programme.ts'
import { readWarnings } from '../../../src/programme-file/warnings/read-warnings.ts'

const results = { id: 'results', type: 'text', required: true, label: 'Tulokset' }
const schedule = { deadlines: { dates: ['2022-11-16'] } }
const series = {
  id: 's',
  schedule,
  questions: [results],
  sections: ['results', 'questionnaire', 'deviations', 'risks'],
}
const line = { goal: 'g1' }
const project = { id: 'p1', owners: ['ville@example.fi'], lines: [line] }
const people = [
  { email: 'ville@example.fi', language: 'fi' },
  { email: 'maija@example.fi', language: 'fi' },
]

/** A programme of which nothing need be said. */
const sound = {
  programme: 'p',
  name: 'P',
  goals: [{ id: 'g1' }],
  projects: [project],
  people,
  coordinators: ['maija@example.fi'],
  series: [series],
}

const status = { id: 'state', type: 'choice', choices: [{ id: 'open' }, { id: 'closed' }] }
const risks = { id: 'risks', type: 'group', scope: 'programme', required: true, carry: true }
const measured = (type?: string) => ({ ...line, targets: [{ id: 't1', indicators: [{ id: 'wait', type }] }] })
const byProject = [{ ...results, scope: 'project' }]

/** `path: sentence` of every warning on a day; JSON is YAML. */
function warningsOf(part: object, now = '2022-01-01T09:00:00Z'): readonly string[] {
  const text = JSON.stringify({ ...sound, ...part })
  const reading = readProgramme(text, 'p.yaml')
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return readWarnings(text, 'p.yaml', reading.programme, now).map((each) => `${each.path}: ${faultText(each, 'en')}`)
}

describe('a programme', () => {
  it.each<[string, object, string]>([
    [
      'an owner whose address is nearly that of somebody',
      { projects: [{ ...project, owners: ['vile@example.fi'] }] },
      'projects[0].owners[0]: vile@example.fi is not under people: the bot has no name for them and writes in the language of their Teams, or else in fi. Did you mean "ville@example.fi"?',
    ],
    [
      'a deputy who is like nobody else',
      { people: [...people, { email: 'kaisa@example.fi', language: 'fi', deputy: 'risto@example.fi' }] },
      'people[2].deputy: risto@example.fi is not under people: the bot has no name for them and writes in the language of their Teams, or else in fi.',
    ],
    [
      'a project without lines where lines are asked about',
      { projects: [project, { ...project, id: 'p2', lines: [] }] },
      'projects[1]: The project p2 has no lines, and the series that ask about projects ask about lines: nobody is asked about it.',
    ],
    [
      'a project that begins when all rounds are over',
      { projects: [project, { ...project, id: 'p2', active: { from: '2022-12-01' } }] },
      'projects[1].active.from: This begins on 2022-12-01, after the last deadline 2022-11-16: it is never asked about.',
    ],
    [
      'a line that begins when all rounds are over',
      { projects: [{ ...project, lines: [{ ...line, active: { from: '2023-01-01' } }] }] },
      'projects[0].lines[0].active.from: This begins on 2023-01-01, after the last deadline 2022-11-16: it is never asked about.',
    ],
    [
      'an indicator where nothing is asked about lines',
      { projects: [{ ...project, lines: [measured('number')] }], series: [{ ...series, questions: byProject }] },
      'projects[0].lines[0].targets[0].indicators[0]: The indicator t1-wait has a type but is never asked: no series has a question of scope line for its line.',
    ],
    [
      'indicators where lines of other goals only are asked about',
      {
        goals: [{ id: 'g1' }, { id: 'g2' }],
        projects: [
          { ...project, lines: [measured('text'), { goal: 'g2' }] },
          { ...project, id: 'p2', lines: [measured('yes-no')] },
        ],
        series: [
          { ...series, questions: [{ ...results, only: { goals: ['g2'] } }, ...[{ ...byProject[0], id: 'x' }]] },
        ],
      },
      'projects[0].lines[0].targets[0].indicators[0]: The indicators of 2 lines, the first of them t1-wait, have a type but are never asked: no series has a question of scope line for these lines.',
    ],
    [
      'rows that go on and cannot be closed',
      { series: [{ ...series, questions: [results, { ...risks, fields: [{ id: 'risk', type: 'text' }] }] }] },
      'series[0].questions[1]: The rows of risks go on for ever: none of its fields has a choice with the id closed.',
    ],
    [
      'a meter from one to five',
      { scale: [{ value: 1 }, { value: 5 }, { value: 3 }] },
      'scale: The highest step of the scale is 5: values are printed per cent. Spread them from 0 to 100.',
    ],
    [
      'a reminder before the round opens',
      { series: [{ ...series, schedule: { ...schedule, opens: { daysBefore: 20 } } }] },
      'series[0].reminders.workingDaysBefore[0]: The reminder 10 working days before the last day for answers is never sent: the round opens only then or later. Open it earlier or leave the reminder out.',
    ],
    [
      'a reminder after the round has locked',
      {
        series: [
          { ...series, schedule: { ...schedule, locks: { daysAfter: 0 } }, reminders: { workingDaysAfter: [9] } },
        ],
      },
      'series[0].reminders.workingDaysAfter[0]: The reminder 9 working days after the last day for answers is never sent: the round has locked by then. Lock it later or leave the reminder out.',
    ],
  ])('with %s is told so', (_, part, warning) => {
    expect(warningsOf(part)).toEqual([warning])
  })

  it('of which all rounds have locked is told so', () => {
    expect(warningsOf({}, '2022-11-23T20:00:00Z')).toEqual([])
    expect(warningsOf({}, '2022-11-23T23:00:00Z')).toEqual([
      'series: All rounds are past, the last is that of 2022-11-16: nobody is asked. Give later deadlines.',
    ])
  })

  it('is told of a text that ends at a #, and not of a comment', () => {
    const text = JSON.stringify(sound).replace(
      '"name":"P"',
      '"name": Vieraslajit #1 on\n, "language": fi # a comment\n',
    )
    const reading = readProgramme(text, 'p.yaml')
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const warnings = readWarnings(text, 'p.yaml', reading.programme, '2022-01-01T09:00:00Z')
    expect(warnings.map(({ line, column, code }) => [line, column, code])).toEqual([[1, 38, 'cut-at-hash']])
  })

  it.each<[string, object]>([
    ['a project without lines where projects are asked about as a whole', { projects: [{ ...project, lines: [] }] }],
    ['an indicator without a type that nobody is asked for', { projects: [{ ...project, lines: [measured()] }] }],
  ])('may have %s', (_, part) => {
    const goals = [{ id: 'g1', owners: ['ville@example.fi'] }]
    const ofGoals = [...byProject, { ...results, id: 'outcome', scope: 'goal' }]
    expect(warningsOf({ ...part, goals, series: [{ ...series, questions: ofGoals }] })).toEqual([])
  })

  it('may carry rows that a choice closes', () => {
    const questions = [results, { ...risks, fields: [{ id: 'risk', type: 'text' }, status] }]
    expect(warningsOf({ series: [{ ...series, questions }] })).toEqual([])
  })

  it('may ask for an indicator in some rounds only', () => {
    const questions = [{ ...results, only: { from: '2022-11-01', to: '2022-11-30' } }]
    const projects = [{ ...project, lines: [measured('number')] }]
    expect(warningsOf({ projects, series: [{ ...series, questions }] })).toEqual([])
  })
})
