import { type FaultWord, faultWords } from '../../domain/file-fault.ts'
import type { Report } from '../fault.ts'
import { suggestion } from '../nearest.ts'
import { type Part, quoted } from '../part.ts'
import { indicatorsIn } from './indicators.ts'
import { idsIn, type Known, knownIds, refer, referEach, scaleValues } from './known.ts'
import { checkPeriod } from './register.ts'

/** What the questions of every series refer to is there. */
export function checkQuestions(file: Part, report: Report): void {
  const known = {
    goals: knownIds(file, 'goals'),
    areas: knownIds(file, 'areas'),
    themes: knownIds(file, 'themes'),
    projects: knownIds(file, 'projects'),
  }
  const scale = scaleValues(file)
  for (const series of file.get('series').items()) {
    const questions = series.get('questions').items()
    for (const question of questions) {
      checkOnly(report, question.get('only'), known)
      refer(report, question.get('showUnder'), 'goal', known.goals)
      if (question.get('type').text() === 'level' && scale?.size === 0) {
        report(question, { code: 'level-without-scale' })
      }
      if (question.get('when').value !== undefined) checkWhen(report, question, questions, scale)
      checkFields(report, question, scale)
      checkInputs(report, question, questions)
    }
  }
  checkIndicators(file, report)
}

/** An indicator is asked beside the questions about its line: none of them may have its input, nor its explanation. */
function checkIndicators(file: Part, report: Report): void {
  const questions = file
    .get('series')
    .items()
    .flatMap((series) => series.get('questions').items())
    .filter((question) => scopeOf(question) === 'line')
    .flatMap((question) => question.get('id').text() ?? [])
  const taken = new Map<string, string>(['answer', ...questions].map((id) => [`${id}-why`, id]))
  for (const id of questions) taken.set(id, id)
  for (const { input, indicator } of indicatorsIn(file)) {
    const question = indicator.get('type').value === undefined ? undefined : taken.get(input)
    if (question === undefined) continue
    report(indicator.get('id'), { code: 'question-indicator', values: { name: input, question: quoted(question) } })
  }
}

/** A field of a group depends on another field of its row. */
function checkFields(report: Report, group: Part, scale: ReadonlySet<number> | undefined): void {
  const fields = group.get('fields').items()
  for (const field of fields) {
    if (field.get('type').text() === 'level' && scale?.size === 0) report(field, { code: 'level-without-scale' })
    if (field.get('when').value !== undefined) checkWhen(report, field, fields, scale)
  }
}

/** The inputs of rows are called `<question>-<number>-<field>`: no other question may be. */
function checkInputs(report: Report, question: Part, questions: readonly Part[]): void {
  const own = question.get('id').text() ?? ''
  const rows = questions.find((each) => {
    const id = each.get('id').text()
    const hasRows = each.get('type').text() === 'group' || each.get('points').value === true
    return hasRows && id !== undefined && own.startsWith(`${id}-`) && /^\d+-/.test(own.slice(id.length + 1))
  })
  const named = rows?.get('id').text()
  if (named !== undefined) report(question.get('id'), { code: 'same-input', values: { question: quoted(named) } })
}

function checkOnly(
  report: Report,
  only: Part,
  known: Readonly<Record<'goals' | 'areas' | 'themes' | 'projects', Known>>,
): void {
  referEach(report, only.get('goals'), 'goal', known.goals)
  referEach(report, only.get('areas'), 'area', known.areas)
  referEach(report, only.get('themes'), 'theme', known.themes)
  referEach(report, only.get('projects'), 'project', known.projects)
  checkPeriod(report, only)
}

function checkWhen(
  report: Report,
  question: Part,
  questions: readonly Part[],
  scale: ReadonlySet<number> | undefined,
): void {
  const asked = question.get('when').get('question')
  const name = asked.text()
  if (name === undefined) return
  const decisive = questions.find((each) => each.get('id').text() === name)
  if (decisive === undefined) {
    refer(report, asked, 'question', new Set(questions.flatMap((each) => each.get('id').text() ?? [])))
    return
  }
  if (name === question.get('id').text()) {
    report(asked, { code: 'depends-on-itself' })
    return
  }
  if (scopeOf(decisive) !== scopeOf(question)) {
    const [scope, own] = [wordOf(decisive), wordOf(question)]
    // A scope that there is not is for the schema to report.
    if (scope !== undefined && own !== undefined)
      report(asked, { code: 'other-scope', values: { question: name, scope, own } })
  }
  checkAnswers(report, question.get('when').get('in'), decisive, scale)
}

function checkAnswers(report: Report, answers: Part, decisive: Part, scale: ReadonlySet<number> | undefined): void {
  const possible = possibleAnswers(decisive, scale)
  if (possible === undefined) return
  if (possible === 'any') {
    report(answers, { code: 'nothing-to-choose', values: { question: decisive.get('id').text() ?? '' } })
    return
  }
  for (const answer of answers.items()) {
    const id = answer.text()
    if (id === undefined || possible.has(id)) continue
    report(answer, {
      code: 'no-such-choice',
      values: { question: decisive.get('id').text() ?? '', choice: quoted(id) },
      ...suggestion(id, possible),
    })
  }
}

function possibleAnswers(
  question: Part,
  scale: ReadonlySet<number> | undefined,
): ReadonlySet<string> | 'any' | undefined {
  switch (question.get('type').text()) {
    case 'choice':
      return idsIn(question.get('choices'))
    case 'level':
      return scale === undefined ? undefined : new Set([...scale].map(String))
    case 'yes-no':
      return new Set(['yes', 'partly', 'no'])
    case undefined:
      return undefined
    default:
      return 'any'
  }
}

function scopeOf(question: Part): string {
  return question.get('scope').text() ?? 'line'
}

function wordOf(question: Part): { readonly word: FaultWord } | undefined {
  const word = faultWords.find((each) => each === scopeOf(question))
  return word === undefined ? undefined : { word }
}
