import { describe, expect, test } from 'vitest'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { AnswerValues } from '../../src/domain/answer-value.ts'
import { pageOf } from '../../src/domain/page.ts'
import type { Question } from '../../src/domain/question.ts'
import { aDraft, aProgramme, aProject, aSeries, aSheet, aSheetContext, deviation, status, values } from '../builders.ts'

const subject = 'project/perhekeskus'
const reason: Question = { ...deviation, label: 'Syy viiveeseen', maxLength: 4000 }
/** Fills a page, so that what follows stands on the next one. */
const news: Question = { ...deviation, id: 'news', label: 'Kuulumiset', maxLength: 4000 }
const { when: _, ...always } = news

describe('a question that is asked after certain answers says in its label', () => {
  test.each<[string, readonly Question[], number, AnswerValues, string]>([
    ['which, beside them', [status, reason], 0, {}, 'Syy viiveeseen (pakollinen, jos: Viivästynyt)'],
    ['which, while nothing is chosen on the page before', [status, always, reason], 1, {}, 'jos: Viivästynyt)'],
    ['only that it is required, once it is so', [status, always, reason], 1, { status: 'delayed' }, '(pakollinen)'],
  ])('%s', (_name, questions, part, given, words) => {
    expect(labelsOf(questions, part, given)).toContain(words)
  })
})

function labelsOf(questions: readonly Question[], part: number, given: AnswerValues): string {
  const series = aSeries({ questions })
  const programme = aProgramme({ series: [series], projects: [aProject({ lines: [] })] })
  const drafts = Object.keys(given).length === 0 ? {} : { [subject]: aDraft({ answer: values(given) }) }
  const context = aSheetContext({ programme, series, sheet: aSheet({ drafts }) })
  const page = pageOf(context, { subject, part })
  if (page === undefined) throw new Error('There is no such page.')
  const drawn = JSON.stringify(pageCard(page, readerOf('fi', programme)).content)
  return [...drawn.matchAll(/"label":"(Syy viiveeseen[^"]*)"/g)].map(([, label]) => label).join('\n')
}
