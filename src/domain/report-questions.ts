import { indicatorQuestions } from './indicator-questions.ts'
import type { Question } from './question.ts'
import type { ReportModel, ReportSubject } from './report-model.ts'

/** What a subject of the report was asked: the series' questions, and those about its own indicators. */
export function questionsIn(
  model: Pick<ReportModel, 'questions'>,
  { scope, targets }: Pick<ReportSubject, 'scope' | 'targets'>,
): readonly Question[] {
  return [...model.questions.filter((question) => question.scope === scope), ...indicatorQuestions(targets)]
}
