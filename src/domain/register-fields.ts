import { type LocalText, languages } from './local-text.ts'
import type { Programme } from './programme.ts'

/** The parts of a register that are compared with each other, in the order in which people read them. */
export const registerLists = [
  'programme',
  'coordinators',
  'readers',
  'people',
  'goals',
  'areas',
  'themes',
  'units',
  'places',
  'projects',
  'lines',
  'series',
  'questions',
  'history',
  'summaries',
] as const
export type RegisterList = (typeof registerLists)[number]

/** A value of a register as it is compared and shown: text, a number, or a list of them. */
export type FieldValue = LocalText | number | boolean | readonly FieldValue[]

/** One thing of a register with all that is said of it; a field inside of others is named `targets.t1.text`. */
export interface RegisterEntry {
  readonly list: RegisterList
  /** `perhekeskus`; of a line `perhekeskus/availability`. */
  readonly id: string
  readonly name?: LocalText
  readonly fields: ReadonlyMap<string, FieldValue>
}

/** Ends the name of a field that holds the ids of a list: only their order counts. */
export const orderField = '#'

/** The whole register, entry by entry; what is added to its types later is compared without being named here. */
export function registerEntries(programme: Programme): readonly RegisterEntry[] {
  const { id, name, coordinators, readers, people, projects, series, history, summaries } = programme
  const { language, timeZone, holidays, channel, contacts, scale } = programme
  return [
    entry('programme', id, { name, language, timeZone, holidays, channel, contacts, scale }, name),
    ...coordinators.map((email) => entry('coordinators', email, {})),
    ...readers.map((email) => entry('readers', email, {})),
    // Who is only listed with an address is not told from who is not listed.
    ...people.map(({ email, ...person }) => entry('people', email, person, person.name)).filter(saysSomething),
    ...(['goals', 'areas', 'themes', 'units', 'places'] as const).flatMap((list) =>
      programme[list].map(({ id: own, ...fields }) => entry(list, own, fields, fields.name)),
    ),
    ...projects.map(({ id: own, lines: _, ...project }) => entry('projects', own, project, project.name)),
    ...projects.flatMap((project) =>
      project.lines.map(({ goal, ...line }) => entry('lines', `${project.id}/${goal}`, line, project.name)),
    ),
    ...series.map(({ id: own, questions: _, ...each }) => entry('series', own, each, each.name)),
    ...series.flatMap((each) =>
      each.questions.map(({ id: own, ...question }) =>
        entry('questions', `${each.id}/${own}`, question, question.label),
      ),
    ),
    ...history.map((each) => entry('history', `${each.series}:${each.round} ${each.subject}`, each.answers)),
    ...summaries.map(({ series: of, round, goal, area = '', text }) =>
      entry('summaries', `${of}:${round} ${goal} ${area}`.trim(), { text }),
    ),
  ]
}

function entry(list: RegisterList, id: string, fields: object, name?: LocalText): RegisterEntry {
  return { list, id, fields: new Map(flat(fields, '')), ...(name === undefined ? {} : { name }) }
}

function saysSomething({ fields }: RegisterEntry): boolean {
  return fields.size > 0
}

function* flat(value: unknown, path: string): Generator<readonly [string, FieldValue]> {
  if (value === undefined || value === null) return
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') yield [path, value]
  else if (Array.isArray(value)) yield* flatList(value, path)
  else if (isPerLanguage(value)) yield [path, inOrder(value)]
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* flat(inner, path === '' ? key : `${path}.${key}`)
  }
}

function* flatList(list: readonly unknown[], path: string): Generator<readonly [string, FieldValue]> {
  if (list.length === 0) return
  const ids = list.map(idOf)
  if (ids.every((id) => id !== undefined)) {
    yield [`${path}.${orderField}`, ids]
    for (const [index, item] of list.entries()) yield* flat(withoutId(item), `${path}.${ids[index] ?? ''}`)
  } else if (list.some((item) => typeof item === 'object' && item !== null && !isPerLanguage(item))) {
    for (const [index, item] of list.entries()) yield* flat(item, `${path}.${index + 1}`)
  } else yield [path, list.flatMap((item) => [...flat(item, '')].map(([, value]) => value))]
}

function idOf(item: unknown): string | undefined {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : undefined
}

function withoutId(item: unknown): unknown {
  return typeof item === 'object' && item !== null
    ? Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'id'))
    : item
}

interface PerLanguage {
  readonly fi?: string
  readonly sv?: string
  readonly en?: string
}

function isPerLanguage(value: unknown): value is PerLanguage {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => languages.some((language) => language === key))
}

/** The languages in one order, whatever the order in the file, so that equal texts are equal as JSON. */
function inOrder(text: PerLanguage): LocalText {
  return Object.fromEntries(
    languages.flatMap((language) => (text[language] === undefined ? [] : [[language, text[language]]])),
  )
}
