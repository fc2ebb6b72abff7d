import { levelQuestion } from '../../domain/level-movement.ts'
import type { ReportSubject, ReportTheme } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { levelWords } from '../answer-words.ts'
import { goalWords, numbered, plain, type ReportView } from '../view.ts'
import { datedAnswers } from './answers.ts'
import type { Block, Chapter, Words } from './document.ts'
import { goalHeading, heading, numberedWords, paragraph, registerText, registerWords } from './words.ts'

/** The report told by spearhead, or by goal where there are none: how it began, and then each round after the last. */
export function narrativeChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  const lines = model.subjects.filter(({ scope }) => scope === 'line')
  if (lines.length === 0) return undefined
  const themes = (model.themes ?? []).filter(({ id }) => lines.some(({ theme }) => theme === id))
  const known = new Set(themes.map(({ id }) => id))
  const others = lines.filter(({ theme }) => theme === undefined || !known.has(theme))
  const goals = model.goals.filter(({ id }) => others.some(({ goal }) => goal === id))
  return {
    id: 'narrative',
    title: t('report.section.narrative'),
    wide: false,
    blocks: [
      ...themes.flatMap((theme) =>
        themeBlocks(
          view,
          theme,
          lines.filter((line) => line.theme === theme.id),
        ),
      ),
      ...goals.flatMap((goal) => [
        goalHeading(view, 'narrative', goal),
        ...others.filter((line) => line.goal === goal.id).flatMap((line) => lineBlocks(view, line)),
      ]),
    ],
  }
}

function themeBlocks(view: ReportView, theme: ReportTheme, lines: readonly ReportSubject[]): readonly Block[] {
  const goal = view.model.goals.find(({ id }) => id === theme.goal)
  const entry = { id: `narrative/theme/${theme.id}`, title: numbered(theme, plain(view, theme.name)) }
  const text = theme.baselineText
  return [
    { kind: 'heading', rank: 3, words: numberedWords(view, theme.number, theme.name), entry },
    ...(goal === undefined ? [] : [paragraph('hint', goalWords(view, goal))]),
    ...baseline(view, theme.baseline),
    ...(text === undefined
      ? []
      : [{ kind: 'typed' as const, source: 'register' as const, prose: true, ...registerText(view, text) }]),
    ...lines.flatMap((line) => lineBlocks(view, line)),
  ]
}

function lineBlocks(view: ReportView, line: ReportSubject): readonly Block[] {
  const meter = levelQuestion(view.model)?.id
  const cell = datedAnswers(view, line, ({ question }) => question === undefined || question.id !== meter)
  // A story is read from its beginning.
  const told = (cell ?? []).map((block) =>
    block.kind === 'rounds' ? { ...block, within: 'chapter' as const, rounds: block.rounds.toReversed() } : block,
  )
  return told.length === 0 ? [] : [heading(4, rowWords(view, line)), ...told]
}

/** The project and its units. */
export function rowWords(view: ReportView, line: ReportSubject): Words {
  const units = view.model.projects.find(({ id }) => id === line.project)?.units ?? []
  const names = units.map(({ name }) => plain(view, name)).join(', ')
  const name = registerWords(view, topicName(view.model, line))
  return names === '' ? name : [...name, ' ', { kind: 'note', words: [names] }]
}

function baseline(view: ReportView, level: number | undefined): readonly Block[] {
  return level === undefined ? [] : [paragraph('text', view.t('report.baseline', { level: levelWords(view, level) }))]
}
