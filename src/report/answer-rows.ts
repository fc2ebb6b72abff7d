import type { Answer } from '../domain/answer.ts'
import { countedValues } from '../domain/answer.ts'
import { type AnswerValue, bareText } from '../domain/answer-value.ts'
import { languages } from '../domain/local-text.ts'
import { reasonInput } from '../domain/page-inputs.ts'
import { type Question, reasonId } from '../domain/question.ts'
import type { DatedAnswer, ReportSubject } from '../domain/report-model.ts'
import { answerParts, levelWords, newestFirst, shortWords, valueWords } from './answer-words.ts'
import type { FlatCell, FlatTable } from './flat-table.ts'
import { type PlaceColumn, placeColumns } from './place-columns.ts'
import { plain, type ReportView, roundWords, subjectWords, unitsOf } from './view.ts'

/**
 * One row per subject and round, oldest round first, with every answer in a column of its own exactly as it was typed.
 * What stands in it is for everybody whom the view is for: the public view has no gaps and no names to tell.
 */
export function answerRows(view: ReportView): FlatTable {
  const { t, model } = view
  const columns = answerColumns(view)
  const beside = besideColumns(view)
  const places = [...placeColumns(view, model.subjects), ...subjectColumn(view), ...lineColumns(view)]
  const rows = model.subjects.flatMap((subject) => {
    const place = places.map(({ cell }) => cell(subject))
    return newestFirst(model, subject)
      .toReversed()
      .map((printed) => {
        const { deadline, answer } = printed
        return [
          ...place,
          roundWords(view, deadline),
          ...shortCells(view, answer),
          ...columns.map(({ cell }) => cell(subject, answer)),
          answer.language,
          ...beside.map(({ cell }) => cell(printed)),
        ]
      })
  })
  return {
    columns: [
      ...places.map(({ name }) => name),
      t('report.round'),
      t('report.short-answer'),
      t('report.reason'),
      ...columns.map(({ name }) => name),
      t('report.language'),
      ...beside.map(({ name }) => name),
    ],
    rows,
  }
}

interface BesideColumn {
  readonly name: string
  readonly cell: (printed: DatedAnswer) => FlatCell
}

/**
 * What stands beside the answers where somebody wrote it: translations by question and language, and what the owner sent
 * where that is not what is printed. The public view has no originals.
 */
function besideColumns(view: ReportView): readonly BesideColumn[] {
  const { model, t } = view
  const answers = model.subjects.flatMap((subject) => newestFirst(model, subject))
  const questions = [...model.questions.map(({ id }) => id), reasonInput]
  const nameOf = (id: string): string => {
    const question = model.questions.find((each) => each.id === id)
    return question === undefined ? t('report.reason') : plain(view, question.label)
  }
  const isOf =
    (question: string) =>
    (each: { readonly question: string }): boolean =>
      each.question === question
  return questions.flatMap((question): readonly BesideColumn[] => {
    const translated = languages.filter((language) =>
      answers.some(({ translations = [] }) =>
        translations.some((each) => each.question === question && each.language === language),
      ),
    )
    const edited = answers.some(({ originals = [] }) => originals.some(isOf(question)))
    return [
      ...translated.map((language) => ({
        name: t(`report.column.translation.${language}`, { name: nameOf(question) }),
        cell: ({ translations = [] }: DatedAnswer) =>
          translations.find((each) => each.question === question && each.language === language)?.text,
      })),
      ...(edited
        ? [
            {
              name: t('report.column.original', { name: nameOf(question) }),
              cell: ({ originals = [] }: DatedAnswer) => originals.find(isOf(question))?.text,
            },
          ]
        : []),
    ]
  })
}

interface AnswerColumn {
  readonly name: string
  readonly cell: (subject: ReportSubject, answer: Answer) => FlatCell
}

/** The questions of the series, each with its reasons where somebody gave one, and what is no longer asked. */
function answerColumns(view: ReportView): readonly AnswerColumn[] {
  const { model, t } = view
  const given = new Set(
    model.subjects.flatMap((subject) =>
      newestFirst(model, subject).flatMap(({ answer }) => Object.keys(countedValues(answer))),
    ),
  )
  const asked = model.questions.flatMap((question): readonly AnswerColumn[] => {
    const name = plain(view, question.label)
    const why = reasonId(question)
    const own = { name, cell: valueCell(view, question) }
    if (!given.has(why)) return [own]
    return [own, { name: t('report.explanation', { name }), cell: (_, answer) => flat(countedValues(answer)[why]) }]
  })
  const known = new Set(model.questions.flatMap((question) => [question.id, reasonId(question)]))
  const others = [...given].filter((id) => !known.has(id)).map((id) => ({ name: id, cell: otherCell(view, id) }))
  return [...asked, ...others]
}

function valueCell(view: ReportView, question: Question): AnswerColumn['cell'] {
  return (subject, answer) => {
    if (subject.scope !== question.scope) return undefined
    const part = answerParts(view.model, subject, answer).find((each) => each.question?.id === question.id)
    if (part === undefined) return undefined
    if (question.type === 'level' && typeof part.value === 'number') return levelWords(view, part.value)
    return typeof part.value === 'number' ? part.value : valueWords(view, part)
  }
}

/** Of an indicator, which lines call alike, or of what is asked no more. */
function otherCell(view: ReportView, id: string): AnswerColumn['cell'] {
  return (subject, answer) => {
    const part = answerParts(view.model, subject, answer).find(({ question }) => question?.id === id)
    if (part === undefined || typeof part.value === 'number') return flat(countedValues(answer)[id])
    return valueWords(view, part)
  }
}

/** A value of which no question says how it is told. */
function flat(value: AnswerValue | undefined): FlatCell {
  return value === undefined || typeof value === 'number' ? value : bareText(value)
}

function shortCells(view: ReportView, answer: Answer): readonly [FlatCell, FlatCell] {
  return answer.kind === 'values' ? [undefined, undefined] : [shortWords(view, answer), answer.reason]
}

/** Where rows are about more than lines, what each is. */
function subjectColumn(view: ReportView): readonly PlaceColumn[] {
  const isTold = view.model.subjects.some(({ scope }) => scope !== 'line')
  return isTold ? [{ name: view.t('report.subject'), cell: (subject) => subjectWords(view, subject) }] : []
}

function lineColumns(view: ReportView): readonly PlaceColumn[] {
  const { t, model } = view
  const lines = (texts: readonly string[]): FlatCell => (texts.length === 0 ? undefined : texts.join('\n'))
  return [
    {
      name: t('report.units'),
      cell: (subject) => lines(unitsOf(model, subject).map(({ name }) => plain(view, name))),
    },
    { name: t('report.targets-alone'), cell: ({ targets }) => lines(targets.map(({ text }) => plain(view, text))) },
    {
      name: t('report.indicators'),
      cell: ({ targets }) =>
        lines(targets.flatMap(({ indicators }) => indicators.map(({ text }) => plain(view, text)))),
    },
    {
      name: t('report.source'),
      cell: ({ targets }) =>
        lines(targets.flatMap(({ source }) => (source === undefined ? [] : [plain(view, source)]))),
    },
  ]
}
