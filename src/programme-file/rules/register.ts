import { isRealDate } from '../days.ts'
import type { Report } from '../fault.ts'
import type { Part } from '../part.ts'
import { idsIn, type Known, knownIds, refer, referEach, referToScale, scaleValues } from './known.ts'

interface Register {
  readonly goals: Known
  readonly areas: Known
  readonly themes: Known
  readonly units: Known
  readonly places: Known
  readonly scale: ReadonlySet<number> | undefined
}

/** What the register refers to is in it, and its periods run forwards. */
export function checkRegister(file: Part, report: Report): void {
  const register: Register = {
    goals: knownIds(file, 'goals'),
    areas: knownIds(file, 'areas'),
    themes: knownIds(file, 'themes'),
    units: knownIds(file, 'units'),
    places: knownIds(file, 'places'),
    scale: scaleValues(file),
  }
  for (const goal of file.get('goals').items()) checkPeriod(report, goal.get('active'))
  for (const theme of file.get('themes').items()) checkTheme(report, theme, register)
  for (const project of file.get('projects').items()) checkProject(report, project, register)
  for (const person of file.get('people').items()) checkPerson(report, person)
}

function checkTheme(report: Report, theme: Part, { goals, units, scale }: Register): void {
  refer(report, theme.get('goal'), 'goal', goals)
  referToScale(report, theme.get('baseline'), scale)
  checkPeriod(report, theme.get('active'))
  for (const section of theme.get('sections').items()) {
    referEach(report, section.get('units'), 'unit', units)
    checkPeriod(report, section.get('active'))
  }
}

function checkProject(report: Report, project: Part, register: Register): void {
  refer(report, project.get('area'), 'area', register.areas)
  referEach(report, project.get('units'), 'unit', register.units)
  referEach(report, project.get('places'), 'place', register.places)
  checkPeriod(report, project.get('active'))
  for (const line of project.get('lines').items()) checkLine(report, line, register)
}

function checkLine(report: Report, line: Part, { goals, themes, scale }: Register): void {
  refer(report, line.get('goal'), 'goal', goals)
  refer(report, line.get('theme'), 'theme', themes)
  referEach(report, line.get('alsoUnder'), 'goal', goals)
  for (const goal of line.get('alsoUnder').items()) {
    const own = goal.text() !== undefined && goal.text() === line.get('goal').text()
    if (own) report(goal, { code: 'own-goal' })
  }
  referToScale(report, line.get('baseline'), scale)
  checkPeriod(report, line.get('active'))
  checkIndicators(report, line)
}

/** An indicator's input is named by the target and the indicator with a hyphen between, on one page for the whole line. */
function checkIndicators(report: Report, line: Part): void {
  const names = new Set<string>()
  for (const target of line.get('targets').items()) {
    for (const id of idsIn(target.get('indicators'))) {
      const name = `${target.get('id').text() ?? ''}-${id}`
      if (names.has(name)) report(target, { code: 'same-indicator', values: { name } })
      names.add(name)
    }
  }
}

function checkPerson(report: Report, person: Part): void {
  const deputy = person.get('deputy')
  if (deputy.text() === undefined) return
  const own = deputy.text()?.toLowerCase() === person.get('email').text()?.toLowerCase()
  if (own) report(deputy, { code: 'own-deputy' })
}

/** Both ends may be the same day; what is no day is a fault of its own. */
export function checkPeriod(report: Report, period: Part): void {
  const from = period.get('from').text()
  const to = period.get('to').text()
  if (from === undefined || to === undefined || !isRealDate(from) || !isRealDate(to)) return
  if (to < from) {
    report(period.get('to'), { code: 'ends-before', values: { from, to } })
  }
}
