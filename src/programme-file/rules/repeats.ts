import type { Report, Said } from '../fault.ts'
import { type Part, type Path, quoted } from '../part.ts'

/** Nothing is defined twice, and nothing is listed twice. */
export function findRepeats(file: Part, report: Report): void {
  for (const list of ['goals', 'areas', 'themes', 'units', 'places', 'projects', 'series']) {
    defined(report, file.get(list), 'id')
  }
  defined(report, file.get('people'), 'email')
  defined(report, file.get('scale'), 'value')
  for (const list of ['coordinators', 'readers']) listed(report, file.get(list))
  for (const part of [...file.get('goals').items(), ...file.get('areas').items()]) listed(report, part.get('owners'))
  for (const theme of file.get('themes').items()) inTheme(report, theme)
  for (const project of file.get('projects').items()) inProject(report, project)
  for (const series of file.get('series').items()) inSeries(report, series)
  inHistory(report, file.get('history'))
}

function inTheme(report: Report, theme: Part): void {
  listed(report, theme.get('owners'))
  defined(report, theme.get('sections'), 'id')
  for (const section of theme.get('sections').items()) {
    listed(report, section.get('owners'))
    listed(report, section.get('units'))
  }
}

function inProject(report: Report, project: Part): void {
  for (const list of ['owners', 'units', 'places']) listed(report, project.get(list))
  const lines = project.get('lines').items()
  repeats(
    report,
    lines.map((line) => line.get('goal')),
    (goal, first) => ({ code: 'second-line', values: { goal }, first }),
  )
  for (const line of lines) {
    listed(report, line.get('alsoUnder'))
    defined(report, line.get('targets'), 'id')
    for (const target of line.get('targets').items()) defined(report, target.get('indicators'), 'id')
  }
}

function inSeries(report: Report, series: Part): void {
  defined(report, series.get('questions'), 'id')
  defined(report, series.get('quickAnswers'), 'id')
  for (const question of series.get('questions').items()) {
    defined(report, question.get('choices'), 'id')
    defined(report, question.get('fields'), 'id')
    listed(report, question.get('when').get('in'))
    for (const list of ['goals', 'areas', 'themes', 'projects']) listed(report, question.get('only').get(list))
  }
  for (const list of ['sections', 'summaryGoals']) listed(report, series.get(list))
  for (const list of ['yearly', 'dates']) listed(report, series.get('schedule').get('deadlines').get(list))
  for (const list of ['workingDaysBefore', 'workingDaysAfter']) listed(report, series.get('reminders').get(list))
}

/** One answer per series, round and subject; one summary per series, round, goal and area. */
function inHistory(report: Report, history: Part): void {
  const seen = new Map<string, Part>()
  for (const entry of history.items()) {
    const summary = entry.get('summary')
    const about = [entry.get('subject'), summary.get('goal'), summary.get('area')].map((part) => part.text())
    if (about.every((each) => each === undefined)) continue
    const key = JSON.stringify([entry.get('series').text(), entry.get('round').text(), ...about])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, entry)
    else report(entry, { code: 'reported-before', first: first.path })
  }
}

function defined(report: Report, list: Part, key: string): void {
  const keys = list.items().map((item) => item.get(key))
  repeats(report, keys, (name, first) => ({ code: 'taken', values: { key, name }, first }))
}

function listed(report: Report, list: Part): void {
  repeats(report, list.items(), (name) => ({ code: 'listed-twice', values: { name } }))
}

function repeats(report: Report, parts: readonly Part[], said: (name: string, first: Path) => Said): void {
  const seen = new Map<string | number, Part>()
  for (const part of parts) {
    const name = sameName(part)
    if (name === undefined) continue
    const first = seen.get(name)
    if (first === undefined) seen.set(name, part)
    else
      report(
        part,
        said(typeof part.value === 'string' ? quoted(part.value) : String(part.value), first.path.slice(0, -1)),
      )
  }
}

/** The case of letters does not matter in an e-mail address. */
function sameName(part: Part): string | number | undefined {
  const text = part.text()
  return text?.includes('@') ? text.toLowerCase() : (text ?? part.number())
}
