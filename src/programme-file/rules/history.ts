import type { Report } from '../fault.ts'
import { suggestion } from '../nearest.ts'
import { Part, quoted } from '../part.ts'
import { checkAnswerForm } from './answer-form.ts'
import { askedIndicators } from './indicators.ts'
import { idsIn, type Known, knownIds, refer, referToScale, scaleValues } from './known.ts'

interface Archive {
  readonly file: Part
  readonly themes: Known
  /** `<project>/<goal>` of every line, and `<theme>/<section>` of every section. */
  readonly lines: ReadonlySet<string>
  readonly sections: ReadonlySet<string>
  readonly goals: Known
  readonly areas: Known
  readonly projects: Known
  readonly series: Known
  readonly scale: ReadonlySet<number> | undefined
  readonly indicators: ReadonlyMap<string, readonly Part[]>
}

/** Earlier rounds are about subjects, questions and steps that the programme has. */
export function checkHistory(file: Part, report: Report): void {
  const archive: Archive = {
    file,
    themes: knownIds(file, 'themes'),
    lines: pairsOf(file.get('projects'), 'lines', 'goal'),
    sections: pairsOf(file.get('themes'), 'sections', 'id'),
    goals: knownIds(file, 'goals'),
    areas: knownIds(file, 'areas'),
    projects: knownIds(file, 'projects'),
    series: knownIds(file, 'series'),
    scale: scaleValues(file),
    indicators: askedIndicators(file),
  }
  for (const entry of file.get('history').items()) checkEntry(report, entry, archive)
}

function checkEntry(report: Report, entry: Part, archive: Archive): void {
  refer(report, entry.get('series'), 'series', archive.series)
  if (entry.get('series').value === undefined && (archive.series?.size ?? 0) > 1) {
    report(entry, { code: 'which-series' })
  }
  const summary = entry.get('summary')
  refer(report, summary.get('goal'), 'goal', archive.goals)
  refer(report, summary.get('area'), 'area', archive.areas)
  const subject = entry.get('subject')
  const answers = entry.get('answers')
  const isSummary = summary.value !== undefined
  const isAnswer = subject.value !== undefined && answers.value !== undefined
  const isBoth = isSummary && (subject.value !== undefined || answers.value !== undefined)
  if (isBoth || !(isSummary || isAnswer)) report(entry, { code: 'answers-or-summary' })
  checkSubject(report, subject, archive)
  checkAnswers(report, entry, archive)
}

function checkSubject(report: Report, subject: Part, archive: Archive): void {
  const text = subject.text()
  if (text === undefined || text === 'programme') return
  const [scope, ...names] = text.split('/')
  const [one = '', other = ''] = names
  const named = (value: string) => new Part(value, subject.path)
  switch (names.includes('') ? '' : `${scope}/${names.length}`) {
    case 'line/2':
      checkLineSubject(report, subject, one, other, archive)
      break
    case 'project/1':
      refer(report, named(one), 'project', archive.projects)
      break
    case 'goal/1':
      refer(report, named(one), 'goal', archive.goals)
      break
    case 'theme/1':
      refer(report, named(one), 'theme', archive.themes)
      break
    case 'section/2':
      checkSectionSubject(report, subject, one, other, archive)
      break
    default:
      report(subject, { code: 'bad-subject' })
  }
}

function checkLineSubject(
  report: Report,
  subject: Part,
  project: string,
  goal: string,
  { lines, goals, projects }: Archive,
): void {
  refer(report, new Part(project, subject.path), 'project', projects)
  refer(report, new Part(goal, subject.path), 'goal', goals)
  if (!projects?.has(project) || !goals?.has(goal) || lines.has(`${project}/${goal}`)) return
  report(subject, { code: 'no-line', values: { project, goal } })
}

function checkSectionSubject(
  report: Report,
  subject: Part,
  theme: string,
  section: string,
  { sections, themes }: Archive,
): void {
  refer(report, new Part(theme, subject.path), 'theme', themes)
  if (!themes?.has(theme) || sections.has(`${theme}/${section}`)) return
  report(subject, { code: 'no-section', values: { theme, section } })
}

function pairsOf(list: Part, inner: string, key: string): ReadonlySet<string> {
  const pairs = list.items().flatMap((outer) =>
    outer
      .get(inner)
      .items()
      .map((item) => `${outer.get('id').text() ?? ''}/${item.get(key).text() ?? ''}`),
  )
  return new Set(pairs)
}

function checkAnswers(report: Report, entry: Part, { file, scale, indicators }: Archive): void {
  const answers = entry.get('answers')
  const all = file.get('series').items()
  const name = entry.get('series').text() ?? all[0]?.get('id').text()
  const series = all.find((each) => each.get('id').text() === name)
  if (series === undefined || !Array.isArray(series.get('questions').value)) return
  const own = indicators.get(entry.get('subject').text() ?? '') ?? []
  const questions = [...series.get('questions').items(), ...own]
  for (const key of answers.keys()) {
    // An explanation stands beside its answer.
    if (questions.some((each) => `${each.get('id').text() ?? ''}-why` === key)) continue
    const question = questions.find((each) => each.get('id').text() === key)
    if (question === undefined) {
      const ids = questions.flatMap((each) => each.get('id').text() ?? [])
      report(answers.get(key), {
        code: 'question-not-asked',
        values: { question: quoted(key) },
        ...suggestion(key, ids),
      })
    } else checkAnswer(report, answers.get(key), question, scale)
  }
}

function checkAnswer(report: Report, answer: Part, question: Part, scale: ReadonlySet<number> | undefined): void {
  const type = question.get('type').text()
  if (type === 'level') {
    if (answer.text() !== undefined) report(answer, { code: 'level-quoted' })
    referToScale(report, answer, scale)
  }
  if (type === 'text' && answer.number() !== undefined) report(answer, { code: 'text-unquoted' })
  if (type === 'choice') refer(report, answer, 'choice', idsIn(question.get('choices')))
  if (type !== undefined && !checkedHere.has(type)) checkAnswerForm(report, answer, question, scale)
}

const checkedHere: ReadonlySet<string> = new Set(['level', 'text', 'choice'])
