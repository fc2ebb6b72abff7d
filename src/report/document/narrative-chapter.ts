import { levelQuestion } from '../../domain/level-movement.ts'
import type { ReportGoal, ReportSubject, ReportTheme } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { levelWords } from '../answer-words.ts'
import { goalWords, numbered, plain, type ReportView, referenceWords } from '../view.ts'
import type { Block, Chapter, Words } from './document.ts'
import { rowWords } from './row-words.ts'
import { toldAnswers } from './topic-answers.ts'
import { goalHeading, heading, numberedWords, paragraph, registerText, registerWords } from './words.ts'

/**
 * The report told by spearhead and section, then by goal with what its chapter says and the lines under no spearhead:
 * how it began, and then each round after the last.
 */
export function narrativeChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  const themes = (model.themes ?? []).filter(({ id }) => model.subjects.some(({ theme }) => theme === id))
  const known = new Set(themes.map(({ id }) => id))
  const others = model.subjects.filter(
    ({ scope, theme }) => scope === 'line' && (theme === undefined || !known.has(theme)),
  )
  const blocks = [
    ...themes.flatMap((theme) => themeBlocks(view, theme)),
    ...model.goals.flatMap((goal) => goalBlocks(view, goal, others)),
    ...programmeBlocks(view),
  ]
  return blocks.length === 0
    ? undefined
    : { id: 'narrative', title: t('report.section.narrative'), wide: false, blocks }
}

function themeBlocks(view: ReportView, theme: ReportTheme): readonly Block[] {
  const goal = view.model.goals.find(({ id }) => id === theme.goal)
  const entry = { id: `narrative/theme/${theme.id}`, title: numbered(theme, plain(view, theme.name)) }
  const text = theme.baselineText
  const own = view.model.subjects.filter((subject) => subject.theme === theme.id)
  const sections = own.filter(({ scope }) => scope === 'section')
  const lines = own.filter(({ scope }) => scope === 'line')
  return [
    { kind: 'heading', rank: 3, words: numberedWords(view, theme.number, theme.name), entry },
    ...(goal === undefined ? [] : [paragraph('hint', goalWords(view, goal))]),
    ...baseline(view, theme.baseline),
    ...(text === undefined
      ? []
      : [{ kind: 'typed' as const, source: 'register' as const, prose: true, ...registerText(view, text) }]),
    ...own.filter(({ scope }) => scope === 'theme').flatMap((subject) => toldAnswers(view, subject)),
    ...sections.flatMap((section) => under(sectionWords(view, theme, section), toldAnswers(view, section))),
    ...lines.flatMap((line) => lineBlocks(view, line)),
  ]
}

function goalBlocks(view: ReportView, goal: ReportGoal, others: readonly ReportSubject[]): readonly Block[] {
  const own = view.model.subjects.filter((subject) => subject.scope === 'goal' && subject.goal === goal.id)
  const lines = others.filter((line) => line.goal === goal.id)
  const referred = others.filter(({ alsoUnder = [] }) => alsoUnder.includes(goal.id))
  const blocks = [
    ...own.flatMap((subject) => toldAnswers(view, subject)),
    ...lines.flatMap((line) => lineBlocks(view, line)),
    ...referred.flatMap((line) => under(rowWords(view, line), [paragraph('short', referenceWords(view, line))])),
  ]
  return blocks.length === 0 ? [] : [goalHeading(view, 'narrative', goal), ...blocks]
}

function programmeBlocks(view: ReportView): readonly Block[] {
  return view.model.subjects
    .filter(({ scope }) => scope === 'programme')
    .flatMap((subject) => {
      const name = topicName(view.model, subject)
      const entry = { id: 'narrative/programme', title: plain(view, name) }
      const told = toldAnswers(view, subject)
      return told.length === 0
        ? []
        : [{ kind: 'heading' as const, rank: 3 as const, words: registerWords(view, name), entry }, ...told]
    })
}

function lineBlocks(view: ReportView, line: ReportSubject): readonly Block[] {
  return under(rowWords(view, line), toldAnswers(view, line, levelQuestion(view.model)?.id))
}

/** The title of a section and the units that write it. */
function sectionWords(view: ReportView, { sections }: ReportTheme, { section: id }: ReportSubject): Words {
  const section = sections.find((each) => each.id === id)
  const title = section === undefined ? [id ?? ''] : registerWords(view, section.title)
  const units = (section?.units ?? []).map(({ name }) => plain(view, name)).join(', ')
  return units === '' || units === plain(view, section?.title ?? '')
    ? title
    : [...title, ' ', { kind: 'note', words: [units] }]
}

function under(title: Words, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(4, title), ...blocks]
}

function baseline(view: ReportView, level: number | undefined): readonly Block[] {
  return level === undefined ? [] : [paragraph('text', view.t('report.baseline', { level: levelWords(view, level) }))]
}
