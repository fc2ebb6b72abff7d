import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { pageCard } from '../../src/cards/page-card.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { type Answer, countedValues } from '../../src/domain/answer.ts'
import type { AnswerValues } from '../../src/domain/answer-value.ts'
import { compileReport } from '../../src/domain/compile-report.ts'
import { type Language, languages } from '../../src/domain/local-text.ts'
import { pageOf } from '../../src/domain/page.ts'
import { readInputs } from '../../src/domain/page-inputs.ts'
import type { Question } from '../../src/domain/question.ts'
import { partsOf, type SheetContext } from '../../src/domain/sheet-context.ts'
import { readProgramme } from '../../src/programme-file/read-programme.ts'
import { jsonReport } from '../../src/report/json.ts'
import { aDraft, aProgramme, aProject, aSentRevision, aSeries, aSheet, aSheetContext, now } from '../builders.ts'
import { pressedAction } from '../fakes/card-press.ts'
import { asObject } from '../fakes/connector-schema.ts'
import { typedSamples } from '../question-samples.ts'

const subject = 'project/perhekeskus'

describe('what is typed comes back as it was typed, from card to card and from report to file, for', () => {
  test.each([...typedSamples].map(([question, typed]) => ({ id: question.id, question, typed })))(
    '$id',
    ({ question, typed }) => {
      fc.assert(
        fc.property(typed, fc.constantFrom(...languages), (inputs, language) => {
          const first = readInputs({ questions: [question] }, inputs, undefined, aProgramme())
          expect(first.allValid).toBe(true)
          const stored: Answer = JSON.parse(JSON.stringify(first.answer))
          expect(stored).toEqual(first.answer)

          const context = contextWith(question, stored)
          expect(readFromCards(context, language)).toEqual(stored)
          const reported = reportedAnswers(context)
          expect(reported).toEqual(countedValues(stored))
          expect(historyOf(question, reported)).toEqual(reported)
        }),
        { numRuns: 25 },
      )
    },
  )
})

function contextWith(question: Question, answer: Answer): SheetContext {
  const series = aSeries({ questions: [question] })
  const programme = aProgramme({ series: [series], projects: [aProject({ lines: [] })] })
  const context = aSheetContext({ programme, series })
  const sheet = aSheet({
    id: context.expected.id,
    drafts: { [subject]: aDraft({ answer }) },
    revisions: [aSentRevision({ answers: { [subject]: answer } })],
  })
  return { ...context, sheet }
}

/** Opens each page of the sheet and saves it as it stands there. */
function readFromCards(context: SheetContext, language: Language): Answer | undefined {
  return partsOf(context, subject).reduce<Answer | undefined>((answer, part, index) => {
    const page = pageOf(context, { subject, part: index })
    if (page === undefined) throw new Error(`The sheet has a page ${index}.`)
    const { content } = pageCard(page, readerOf(language, context.programme))
    const { data } = pressedAction(asObject(content) ?? {}, { verb: 'save' })
    return readInputs(part, asObject(data) ?? {}, answer, context.programme).answer
  }, context.sheet.drafts[subject]?.answer)
}

function reportedAnswers({ programme, series, opened, sheet }: SheetContext): AnswerValues {
  const model = compileReport({
    programme,
    series,
    opened,
    sheets: new Map([[sheet.id, sheet]]),
    earlier: new Map(),
    rounds: [opened.round],
    edition: 0,
    at: now,
  })
  const { subjects } = report.parse(JSON.parse(jsonReport.render(model, { audience: 'public', language: 'fi' })))
  return subjects[0]?.answers ?? {}
}

const plain = z.union([z.string(), z.number()])
const value = z.union([plain, z.array(z.string()), z.array(z.record(z.string(), plain))])
const report = z.object({ subjects: z.array(z.object({ answers: z.record(z.string(), value) })) })

/** The answers as those of an earlier round in a programme file. */
function historyOf(question: Question, answers: AnswerValues): AnswerValues | undefined {
  const file = {
    programme: 'p',
    name: 'P',
    goals: [],
    coordinators: ['c@example.fi'],
    projects: [{ id: 'perhekeskus' }],
    series: [{ id: 's', questions: [question] }],
    history: [{ round: '2021-05-15', subject, answers }],
  }
  const reading = readProgramme(JSON.stringify(file), 'programme.yaml')
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.programme.history[0]?.answers
}
