import fc from 'fast-check'
import { type Language, type LocalText, languages } from '../../src/domain/local-text.ts'
import type { Line, Programme, Project, Series, Target } from '../../src/domain/programme.ts'
import type { Question } from '../../src/domain/question.ts'
import { aProgramme, aSeries } from '../builders.ts'

const goals = ['availability', 'prevention', 'quality']
const areas = ['children', 'older']
const units = ['peso', 'tepa']
const places = ['lohja', 'espoo']
const scale = [0, 25, 50, 75, 100]
const days = ['2020-02-29', '2021-05-15', '2022-12-31']
const emails = ['a@example.fi', 'b@example.fi', 'c@example.fi']

/** What spreadsheets, XML and YAML like to change. */
const tricky = [
  '=1+1',
  '-5 %',
  '+358',
  '@nimi',
  "'lainaus",
  '_x0041_',
  'rivi\r\ntoinen',
  '  alussa',
  'lopussa  ',
  '[lista]',
  '– ',
  'null',
  '2021-05-15',
  '<b>&amp;</b>',
  'Ääkköset 👩‍👧 ja \u00a0väli',
  'a: b # c',
]

const text = fc.oneof(
  fc.constantFrom(...tricky),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((each) => each.trim() !== '' && !/(?![\t\n\r\u0085])[\p{Cc}\p{Cs}]/u.test(each)),
)

const perLanguage = fc
  .record({ fi: text, sv: text, en: text }, { requiredKeys: [] })
  .filter((each) => languages.some((language: Language) => each[language] !== undefined))
const localText: fc.Arbitrary<LocalText> = fc.oneof(text, perLanguage)

function optional<Key extends string, T>(key: Key, value: fc.Arbitrary<T>): fc.Arbitrary<{ [K in Key]?: T }> {
  return fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : only(key, each)))
}

function only<Key extends string, T>(key: Key, value: T): { [K in Key]?: T } {
  const record: { [K in Key]?: T } = {}
  record[key] = value
  return record
}

function all<A extends object, B extends object, C extends object>(
  one: fc.Arbitrary<A>,
  two: fc.Arbitrary<B>,
  three: fc.Arbitrary<C>,
): fc.Arbitrary<A & B & C> {
  return fc.tuple(one, two, three).map(([a, b, c]) => ({ ...a, ...b, ...c }))
}

function withIds<T>(
  prefix: string,
  item: fc.Arbitrary<T>,
  maxLength = 3,
): fc.Arbitrary<readonly (T & { id: string })[]> {
  return fc
    .array(item, { maxLength })
    .map((items) => items.map((each, index) => ({ id: `${prefix}${index + 1}`, ...each })))
}

const period = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...days).map((from) => ({ from })),
  fc.constant({ from: '2020-02-29', to: '2021-05-15' }),
)

/** A file asks of each indicator whose type it gives; without one it is told only. */
const indicator = all(
  fc.record({ text: localText }),
  fc.oneof(
    fc.constant({ type: 'text' as const }),
    fc.record({ type: fc.constantFrom('text', 'number', 'yes-no'), isAsked: fc.constant(true as const) }),
  ),
  optional('unit', localText),
)

const target: fc.Arbitrary<Omit<Target, 'id'>> = all(
  fc.record({ text: localText, indicators: withIds('i', indicator, 2) }),
  optional('source', localText),
  fc.constant({}),
)

const line: fc.Arbitrary<Omit<Line, 'goal'>> = all(
  fc.record({
    active: period,
    alsoUnder: fc.constant([]),
    parts: fc.array(localText, { maxLength: 2 }),
    targets: withIds('t', target),
  }),
  optional('baseline', fc.constantFrom(...scale)),
  optional('theme', fc.constant('k1')),
)

const project: fc.Arbitrary<Omit<Project, 'id'>> = all(
  fc.record({
    name: localText,
    formerNames: fc.array(localText, { maxLength: 2 }),
    units: fc.subarray(units),
    places: fc.subarray(places),
    owners: fc.subarray(emails),
    active: fc.oneof(
      period,
      localText.map((ended) => ({ to: '2021-05-15', ended })),
    ),
    lines: fc.tuple(fc.subarray(goals), fc.array(line, { minLength: 3, maxLength: 3 })).map(([under, given]) =>
      under.flatMap((goal, index): Line[] => {
        const own = given[index]
        return own === undefined ? [] : [{ goal, ...own }]
      }),
    ),
  }),
  optional('area', fc.constantFrom(...areas)),
  optional('group', localText),
)

const level: fc.Arbitrary<Omit<Question, 'id'>> = all(
  fc.record({
    type: fc.constant('level' as const),
    scope: fc.constant('line' as const),
    label: localText,
    required: fc.boolean(),
  }),
  optional('hint', localText),
  optional('number', fc.constant('7.3.1')),
)

const series: fc.Arbitrary<Series> = fc
  .record({
    name: localText,
    level,
    label: localText,
    hint: localText,
    choices: fc.array(localText, { minLength: 1, maxLength: 3 }),
    workingDaysBefore: fc.subarray([10, 5, 2, 0]),
    summaryGoals: fc.subarray(goals),
    deadlines: fc.constantFrom<Series['schedule']['deadlines']>(
      { kind: 'yearly', days: ['05-15', '11-15'] },
      { kind: 'monthly', day: 15 },
      { kind: 'dates', dates: ['2025-12-31'] },
      { kind: 'dates', dates: [] },
    ),
    onlyGoals: fc.subarray(goals),
  })
  .map((given) => {
    const own = aSeries()
    return {
      ...own,
      name: given.name,
      schedule: { ...own.schedule, deadlines: given.deadlines },
      reminders: { ...own.reminders, workingDaysBefore: given.workingDaysBefore },
      summaryGoals: given.summaryGoals,
      questions: [
        { ...given.level, type: 'level', id: 'level' },
        {
          id: 'results',
          type: 'text',
          scope: 'line',
          label: given.label,
          hint: given.hint,
          required: true,
          maxLength: 4000,
          only: { goals: given.onlyGoals },
        },
        {
          id: 'status',
          type: 'choice',
          scope: 'project',
          label: given.label,
          required: false,
          choices: given.choices.map((label, index) => ({ id: `c${index + 1}`, label })),
        },
        {
          id: 'need',
          type: 'yes-no',
          scope: 'line',
          label: given.label,
          required: false,
          partly: true,
          explain: true,
          tell: 'coordinators',
        },
        { id: 'count', type: 'number', scope: 'line', label: given.label, required: false, unit: given.hint },
        { id: 'values', type: 'number', scope: 'line', label: given.label, required: false, points: true },
        { id: 'begun', type: 'date', scope: 'line', label: given.label, required: false },
        { id: 'pages', type: 'link', scope: 'line', label: given.label, required: false, many: true },
        {
          id: 'risks',
          type: 'group',
          scope: 'line',
          label: given.label,
          required: false,
          carry: true,
          fields: [
            { id: 'title', type: 'text', scope: 'line', label: given.hint, required: true, maxLength: 200 },
            { id: 'met', type: 'yes-no', scope: 'line', label: given.label, required: false },
          ],
        },
      ],
      front: [{ title: given.label, text: '' }],
    }
  })

/** A register that a programme file can say, with the texts that files get wrong. */
export const generatedProgramme: fc.Arbitrary<Programme> = fc
  .record({
    name: localText,
    goalNames: fc.array(localText, { minLength: 3, maxLength: 3 }),
    areaNames: fc.array(localText, { minLength: 2, maxLength: 2 }),
    projects: withIds('p', project, 4),
    series,
    people: fc.subarray(emails),
    personName: text,
    coordinators: fc.subarray(emails, { minLength: 1 }),
    readers: fc.subarray(emails),
    results: text,
    summary: text,
    count: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((each) => each / 100),
    risks: fc.array(fc.constantFrom('Osaajat', '=1+1', '[x]', 'a\nb "c"'), { maxLength: 3 }),
  })
  .map((given) => {
    const programme = aProgramme()
    const first = given.projects[0]?.lines[0]
    return {
      ...programme,
      name: given.name,
      goals: goals.map((id, index) => ({
        id,
        number: index + 1,
        name: given.goalNames[index] ?? id,
        owners: [],
        texts: index === 0 ? [{ title: '', text: given.name }] : [],
        ...(index === 1 ? { active: { to: '2023-06-30' } } : {}),
      })),
      areas: areas.map((id, index) => ({ id, name: given.areaNames[index] ?? id, owners: ['a@example.fi'] })),
      themes: [
        {
          id: 'k1',
          number: 1,
          goal: 'quality',
          name: given.name,
          baseline: 50,
          owners: [],
          sections: [{ id: 's1', title: given.name, units: [], owners: [], active: { to: '2022-06-30' } }],
          active: { from: '2021-01-01', to: '2022-12-31' },
        },
      ],
      units: units.map((id) => ({ id, name: given.name })),
      places: places.map((id) => ({ id, name: id })),
      people: given.people.map((email) => ({ email, name: given.personName, language: 'sv' })),
      coordinators: given.coordinators,
      readers: given.readers,
      projects: given.projects,
      series: [given.series],
      history:
        first === undefined
          ? []
          : [
              {
                series: 'oma-arviointi',
                round: '2021-05-15',
                subject: `line/p1/${first.goal}`,
                answers: {
                  level: 25,
                  results: given.results,
                  need: 'partly',
                  count: given.count,
                  values: [{ date: '2021-03-01', place: 'Lohja; =1+1', value: given.count }],
                  begun: '2021-02-28',
                  pages: ['https://example.fi/a', 'https://example.fi/b?c=[1]'],
                  risks: given.risks.map((title, index) => ({ id: index + 1, title })),
                },
              },
            ],
      summaries: [
        { series: 'oma-arviointi', round: '2021-05-15', goal: 'quality', area: 'older', text: given.summary },
      ],
    }
  })
