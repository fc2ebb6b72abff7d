import { levelQuestion } from '../../domain/level-movement.ts'
import type { ReportGoal, ReportSubject, ReportTheme } from '../../domain/report-model.ts'
import { topicName } from '../../domain/report-names.ts'
import { questionsIn } from '../../domain/report-questions.ts'
import { levelWords } from '../answer-words.ts'
import { numbered, plain, type ReportView, referenceWords } from '../view.ts'
import type { Block, Chapter, HeadingRank, Words } from './document.ts'
import { rowWords } from './row-words.ts'
import { toldAnswers } from './topic-answers.ts'
import {
  goalHeading,
  heading,
  numberedWords,
  paragraph,
  questionWords,
  registerText,
  registerWords,
  titledTexts,
} from './words.ts'

/**
 * The report told goal by goal: what the goal aims at and what its chapter says, the lines under no spearhead, and its
 * spearheads with their sections: how each began, and then each round after the last.
 */
export function narrativeChapter(view: ReportView): Chapter | undefined {
  const { model, t } = view
  const themes = (model.themes ?? []).filter(({ id }) => model.subjects.some(({ theme }) => theme === id))
  const known = new Set(themes.map(({ id }) => id))
  const lines = model.subjects.filter(
    ({ scope, theme }) => scope === 'line' && (theme === undefined || !known.has(theme)),
  )
  const goals = new Set(model.goals.map(({ id }) => id))
  const blocks = [
    ...model.goals.flatMap((goal) => goalBlocks(view, goal, themes, lines)),
    ...themes
      .filter(({ goal }) => goal === undefined || !goals.has(goal))
      .flatMap((theme) => themeBlocks(view, theme, 3)),
    ...programmeBlocks(view),
  ]
  return blocks.length === 0
    ? undefined
    : { id: 'narrative', title: t('report.section.narrative'), wide: false, blocks }
}

function goalBlocks(
  view: ReportView,
  goal: ReportGoal,
  themes: readonly ReportTheme[],
  others: readonly ReportSubject[],
): readonly Block[] {
  const own = view.model.subjects.filter((subject) => subject.scope === 'goal' && subject.goal === goal.id)
  const lines = others.filter((line) => line.goal === goal.id)
  const referred = others.filter(({ alsoUnder = [] }) => alsoUnder.includes(goal.id))
  const blocks = [
    // The full table begins with them where the report has one.
    ...(view.model.series.sections.includes('results') ? [] : titledTexts(view, goal.texts, 4)),
    ...own.flatMap((subject) => under(4, goalAnswerWords(view), toldAnswers(view, subject))),
    ...lines.flatMap((line) => lineBlocks(view, line, 4)),
    ...referred.flatMap((line) => under(4, rowWords(view, line), [paragraph('short', referenceWords(view, line))])),
    ...themes.filter((theme) => theme.goal === goal.id).flatMap((theme) => themeBlocks(view, theme, 4)),
  ]
  return blocks.length === 0 ? [] : [goalHeading(view, 'narrative', goal), ...blocks]
}

/** Over what is answered of a goal: what was asked, so that it does not pass for one of the goal's own texts. */
function goalAnswerWords(view: ReportView): Words {
  const [only, ...others] = view.model.questions.filter(({ scope }) => scope === 'goal')
  return only === undefined || others.length > 0 ? [view.t('subject.goal')] : questionWords(view, only)
}

function themeBlocks(view: ReportView, theme: ReportTheme, rank: 3 | 4): readonly Block[] {
  const entry = { id: `narrative/theme/${theme.id}`, title: numbered(theme, plain(view, theme.name)) }
  const text = theme.baselineText
  const own = view.model.subjects.filter((subject) => subject.theme === theme.id)
  const sections = own.filter(({ scope }) => scope === 'section')
  const lines = own.filter(({ scope }) => scope === 'line')
  const below = rank === 3 ? 4 : 5
  const told = [
    ...baseline(view, theme.baseline),
    ...(text === undefined
      ? []
      : [{ kind: 'typed' as const, source: 'register' as const, prose: true, ...registerText(view, text) }]),
    ...own.filter(({ scope }) => scope === 'theme').flatMap((subject) => toldAnswers(view, subject)),
    ...sections.flatMap((section) => under(below, sectionWords(view, theme, section), toldAnswers(view, section))),
    ...lines.flatMap((line) => lineBlocks(view, line, below)),
  ]
  if (told.length === 0) return []
  return [{ kind: 'heading', rank, words: numberedWords(view, theme.number, theme.name), entry }, ...told]
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

function lineBlocks(view: ReportView, line: ReportSubject, rank: HeadingRank): readonly Block[] {
  const meter = levelQuestion(view.model)?.id
  // Where nothing else is asked, the table of levels tells all of it.
  const isToldThere = meter !== undefined && questionsIn(view.model, line).every(({ id }) => id === meter)
  return isToldThere ? [] : under(rank, rowWords(view, line), toldAnswers(view, line, meter))
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

function under(rank: HeadingRank, title: Words, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(rank, title), ...blocks]
}

function baseline(view: ReportView, level: number | undefined): readonly Block[] {
  return level === undefined ? [] : [paragraph('text', view.t('report.baseline', { level: levelWords(view, level) }))]
}
