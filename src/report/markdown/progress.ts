import { levelQuestion } from '../../domain/level-movement.ts'
import type { Question } from '../../domain/question.ts'
import type { ReportColumn, ReportSubject } from '../../domain/report-model.ts'
import { levelWords, shortWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { levelCell, levelColumns } from '../level-columns.ts'
import { numbered, plain, projectName, type ReportView, roundWords } from '../view.ts'
import { inline } from './escape.ts'
import { markdownTable } from './table.ts'

export function progressChapter(view: ReportView): readonly string[] {
  const { t, model } = view
  const question = levelQuestion(model)
  if (question === undefined) return []
  const columns = levelColumns(model, question.id)
  const head = [t('report.project'), ...columns.map(({ deadline }) => roundWords(view, deadline))].map(inline)
  const goals = model.goals.flatMap((goal) => {
    const lines = model.subjects.filter((subject) => subject.goal === goal.id)
    if (lines.length === 0) return []
    const rows = lines.map((line) => [
      inline(plain(view, projectName(view, line.project))),
      ...columns.map((column) => inline(cellWords(view, line, column, question))),
    ])
    return [`### ${inline(numbered(goal, plain(view, goal.name)))}`, markdownTable(head, rows)]
  })
  return [`## ${t('report.section.progress')}`, ...goals]
}

function cellWords(view: ReportView, line: ReportSubject, column: ReportColumn, question: Question): string {
  const { answer, level, movement } = levelCell(line, column, question.id)
  if (level !== undefined) {
    const words = levelWords(view, level)
    return movement === undefined ? words : `${words}, ${view.t(`report.movement.${movement}`)}`
  }
  if (answer !== undefined && answer.kind !== 'values') return shortWords(view, answer)
  return (column.when === 'this' ? gapWords(view, line) : undefined) ?? ''
}
