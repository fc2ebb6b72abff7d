import { type CellKindName, cellKinds } from '../cell.ts'
import { type Column, column } from '../column.ts'
import { type Draft, draftsIn, isDraft, putAt, valueAt } from '../record.ts'
import type { Sheet } from '../sheet.ts'

const [series] = column('Sarja', 'series', 'word', { sheet: 'Schedule' })
const [round] = column('Kierros', 'round', 'date')
const [subject] = column('Kohde', 'subject', 'word')
const summary = [
  ...column('Tiivistelmä: tavoite', 'summary.goal', 'word', { sheet: 'Goals' }),
  ...column('Tiivistelmä: alue', 'summary.area', 'word', { sheet: 'Areas' }),
  ...column('Tiivistelmä', 'summary.text', 'text'),
]
const fixed = [series, round, subject, ...summary]

/** What was answered before the bot was there: a row for each subject of a round, a column for each question. */
export const history: Sheet = {
  // Excel keeps the name History for itself.
  name: 'Historia',
  otherName: 'Vastaushistoria',
  isNeeded: false,
  headers: (data) => columnsOf(data).map(({ header }) => header),
  keys: [round.header, subject.header],
  write(data) {
    const columns = columnsOf(data)
    return {
      sheet: 'Historia',
      columns,
      rows: draftsIn(data, 'history').map((entry) =>
        columns.map(({ kind, path }) => cellKinds[kind].write(valueAt(entry, path))),
      ),
    }
  },
  read(table, data) {
    const columns = columnsOf(data)
    const list: Draft[] = []
    const given = new Set<string>()
    const before = table.isWhole ? [] : draftsIn(data, 'history')
    for (const row of table.rows) {
      const entry: Draft = {}
      for (const column of columns) putAt(entry, column.path, table.value(row, column))
      if (entry.subject !== undefined && entry.answers === undefined) entry.answers = {}
      list.push(entry)
      given.add(keyOf(entry, data))
      table.reading.note(entry, { sheet: table.sheet, row: row.number, places: table.places(columns) })
    }
    data.history = [...before.filter((entry) => !given.has(keyOf(entry, data))), ...list]
  },
}

/** What an entry is about; where there is one series only, it need not be named. */
function keyOf(entry: Draft, data: Draft): string {
  const [only, ...others] = draftsIn(data, 'series')
  const ofSeries = entry.series ?? (others.length === 0 ? only?.id : undefined)
  return JSON.stringify([
    ofSeries,
    entry.round,
    entry.subject,
    ...summary.slice(0, 2).map(({ path }) => valueAt(entry, path)),
  ])
}

function columnsOf(data: Draft): readonly Column[] {
  const questions = new Map<string, Column>()
  for (const each of draftsIn(data, 'series')) {
    for (const question of draftsIn(each, 'questions')) {
      const { id } = question
      if (typeof id !== 'string' || questions.has(id)) continue
      const kind = kindOf(question)
      questions.set(id, { header: `Vastaus: ${id}`, path: ['answers', id], kind, always: true })
    }
  }
  // Answers to questions that are asked no more are there as well.
  const answered = draftsIn(data, 'history').flatMap(({ answers }) => (isDraft(answers) ? Object.keys(answers) : []))
  for (const id of answered) {
    if (!questions.has(id))
      questions.set(id, { header: `Vastaus: ${id}`, path: ['answers', id], kind: 'text', always: true })
  }
  return [...fixed.slice(0, 3), ...questions.values(), ...fixed.slice(3)]
}

/** How an answer to the question stands in a cell. */
function kindOf({ type, points, many }: Draft): CellKindName {
  switch (type) {
    case 'level':
      return 'number'
    case 'number':
      return points === true ? 'json' : 'number'
    case 'text':
      return 'text'
    case 'date':
      return 'date'
    case 'link':
      return many === true ? 'texts' : 'word'
    case 'group':
      return 'json'
    default:
      return 'word'
  }
}
