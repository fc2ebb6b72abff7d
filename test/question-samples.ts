import fc from 'fast-check'
import type { GroupQuestion, Question } from '../src/domain/question.ts'

const shared = { scope: 'project', required: false } as const

export const need: Question = {
  ...shared,
  id: 'need',
  type: 'yes-no',
  label: 'Tarvitaanko linjaus?',
  partly: true,
  explain: true,
}
export const count: Question = {
  ...shared,
  id: 'count',
  type: 'number',
  label: 'Käyntejä',
  unit: { fi: 'kpl', sv: 'st' },
}
export const points: Question = { ...shared, id: 'points', type: 'number', label: 'Indeksi', points: true }
export const begun: Question = { ...shared, id: 'begun', type: 'date', label: 'Käyttöönotto' }
export const page: Question = { ...shared, id: 'page', type: 'link', label: 'Innokylä' }
export const pages: Question = { ...shared, id: 'pages', type: 'link', label: 'Linkit', many: true }
export const risks: GroupQuestion = {
  ...shared,
  id: 'risks',
  type: 'group',
  label: 'Riskit',
  carry: true,
  fields: [
    { ...shared, id: 'title', type: 'text', label: 'Otsikko', required: true, maxLength: 200 },
    { ...shared, id: 'description', type: 'text', label: 'Kuvaus', maxLength: 2000 },
    { ...shared, id: 'bodies', type: 'text', label: 'Vastuutahot', maxLength: 300 },
    {
      ...shared,
      id: 'state',
      type: 'choice',
      label: 'Tila',
      choices: [
        { id: 'open', label: 'Avoin' },
        { id: 'closed', label: 'Suljettu' },
      ],
    },
  ],
}

export type Typed = Readonly<Record<string, string>>

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(0, 1, 2, 6), fc.constantFrom('.', ','))
  .map(([whole, decimals, sign]) => (whole / 10 ** decimals).toFixed(decimals).replace('.', sign))
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const address = fc.webUrl({ withQueryParameters: true })
const cells = (fields: Readonly<Record<string, fc.Arbitrary<string>>>, prefix: string): fc.Arbitrary<Typed> =>
  fc
    .record(fields, { requiredKeys: [] })
    .map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [`${prefix}-${field}`, `${value}`])))

/** What anybody may type for each type, as a card sends it: an input left empty is not there. */
export const typedSamples: ReadonlyMap<Question, fc.Arbitrary<Typed>> = new Map<Question, fc.Arbitrary<Typed>>([
  [
    need,
    cells({ why: words }, 'need').chain((why) =>
      fc.constantFrom('yes', 'partly', 'no').map((need) => ({ need, ...why })),
    ),
  ],
  [count, decimal.map((each) => ({ count: each }))],
  [points, cells({ date: day, place: words, value: decimal }, 'points-1')],
  [begun, day.map((each) => ({ begun: each }))],
  [page, address.map((each) => ({ page: each }))],
  [pages, fc.array(address, { minLength: 1, maxLength: 3 }).map((each) => ({ pages: each.join('\n') }))],
  [
    risks,
    cells({ title: words, description: words, bodies: words, state: fc.constantFrom('open', 'closed') }, 'risks-1'),
  ],
])
