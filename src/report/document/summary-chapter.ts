import type { EarlierSummary, ReportGoal, SummaryParagraph } from '../../domain/report-model.ts'
import { areaName, projectName, type ReportView, roundWords } from '../view.ts'
import type { Block, Chapter, RoundWords, Words } from './document.ts'
import { goalHeading, heading, paragraph, prose, registerWords, typedWords } from './words.ts'

/** One paragraph per goal and area; a draft says that it is one, and leads to the answers it was put together from. */
export function summaryChapter(view: ReportView): Chapter | undefined {
  const { t, model } = view
  const goals = model.goals.filter(({ id }) =>
    [...model.summary, ...model.earlierSummaries].some(({ goal }) => goal === id),
  )
  if (goals.length === 0) return undefined
  const drafts = model.summary.some(({ approved }) => !approved)
  return {
    id: 'summary',
    title: t('report.section.summary'),
    wide: false,
    blocks: [
      ...(drafts ? [paragraph('hint', t('report.draft.how'))] : []),
      ...goals.flatMap((goal) => goalSummary(view, goal)),
    ],
  }
}

function goalSummary(view: ReportView, goal: ReportGoal): readonly Block[] {
  const { model } = view
  const paragraphs = model.summary.filter((each) => each.goal === goal.id)
  const earlier = model.earlierSummaries.filter((each) => each.goal === goal.id)
  return [
    goalHeading(view, 'summary', goal),
    ...paragraphs.flatMap((each) => paragraphBlocks(view, each)),
    ...(earlier.length === 0 ? [] : earlierBlocks(view, earlier)),
  ]
}

function paragraphBlocks(
  view: ReportView,
  { area, text, language, approved, sources, translations }: SummaryParagraph,
): readonly Block[] {
  const head = heading(4, [...place(view, area), ...(approved ? [] : draftMark(view))])
  const beside = besideBlocks(view, translations)
  if (sources.length === 0) return [head, prose(view, text, language), ...beside]
  const leads = view.model.series.sections.includes('results')
  const items = sources.map(({ subject, project, sentences, language: spoken }): Words => {
    const name = registerWords(view, projectName(view, project))
    return [
      ...(leads ? [{ kind: 'lead' as const, to: subject, words: name }] : name),
      ': ',
      typedWords(view, sentences.join(' '), spoken),
    ]
  })
  return [head, { kind: 'list', style: 'prose', items }, ...beside]
}

function draftMark(view: ReportView): Words {
  return [' ', { kind: 'mark', text: view.t('report.draft'), alert: true }]
}

/** Translations, each under the language it is in. */
function besideBlocks(
  view: ReportView,
  translations: Exclude<SummaryParagraph['translations'], undefined> = [],
): readonly Block[] {
  return translations.flatMap(({ language, text }) => [
    paragraph('label', view.t(`report.translation.${language}`)),
    prose(view, text, language),
  ])
}

function earlierBlocks(view: ReportView, earlier: readonly EarlierSummary[]): readonly Block[] {
  const rounds = earlier.map(
    ({ deadline, area, text, language, draft, translations }): RoundWords => ({
      name: [roundWords(view, deadline), ': ', ...place(view, area), ...(draft === true ? draftMark(view) : [])],
      state: 'earlier',
      blocks: [prose(view, text, language), ...besideBlocks(view, translations)],
    }),
  )
  return [heading(4, [view.t('report.earlier-summaries')]), { kind: 'rounds', within: 'chapter', rounds }]
}

function place(view: ReportView, area: string | undefined): Words {
  return area === undefined ? [view.t('report.goal.whole')] : registerWords(view, areaName(view, area))
}
