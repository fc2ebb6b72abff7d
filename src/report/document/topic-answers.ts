import type { ReportSubject } from '../../domain/report-model.ts'
import type { ReportView } from '../view.ts'
import { datedAnswers } from './answers.ts'
import type { Block } from './document.ts'

/** What was answered round after round, the oldest first, as a story is read; `meter` has tables of its own. */
export function toldAnswers(view: ReportView, subject: ReportSubject, meter?: string): readonly Block[] {
  const cell = datedAnswers(view, subject, ({ question }) => question === undefined || question.id !== meter)
  return (cell ?? []).map((block) =>
    block.kind === 'rounds' ? { ...block, within: 'chapter' as const, rounds: block.rounds.toReversed() } : block,
  )
}

/** Where no chapter of its own tells what spearheads, goals and the programme answered, the results do. */
export function hasOwnChapter({ model }: ReportView): boolean {
  return model.series.sections.some((section) => section === 'narrative' || section === 'questionnaire')
}
