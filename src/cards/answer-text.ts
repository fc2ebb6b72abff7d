import { type Answer, type AnswerValue, countedValues } from '../domain/answer.ts'
import type { Programme, Series } from '../domain/programme.ts'
import { type Question, reasonId } from '../domain/question.ts'
import { longDate } from '../locales/dates.ts'
import type { Reader } from './reader.ts'

/** A level as words with its number, `Käynnistetty (25 %)`. */
export function levelText(value: number, programme: Pick<Programme, 'scale'>, { t, text }: Reader): string {
  const step = programme.scale.find((each) => each.value === value)
  return step === undefined ? t('level.number', { value }) : t('level.words', { label: text(step.label), value })
}

/** One answered value as people read it. */
export function valueText(
  question: Question,
  value: AnswerValue,
  programme: Pick<Programme, 'scale'>,
  reader: Reader,
): string {
  if (question.type === 'level') return levelText(Number(value), programme, reader)
  if (question.type === 'text') return String(value)
  const choice = question.choices.find(({ id }) => id === value)
  return choice === undefined ? String(value) : reader.text(choice.label)
}

export interface AnswerRow {
  readonly label: string
  readonly lines: readonly { readonly text: string }[]
}

/** A whole answer as rows of label and text, in the order of the questions. */
export function answerRows(
  answer: Answer,
  questions: readonly Question[],
  { programme, series }: { readonly programme: Programme; readonly series: Series },
  reader: Reader,
  budget: TextBudget = besideAnInput,
): readonly AnswerRow[] {
  if (answer.kind !== 'values') {
    const reason = answer.reason === undefined ? [] : [reader.t('answer.reason', { reason: answer.reason })]
    const words = [shortWords(answer, { programme, series }, reader), ...reason].join('\n')
    return [
      { label: reader.t('answer.quick'), lines: linesOf(words) },
      ...stateRows(answer, questions, programme, reader),
    ]
  }
  return questions.flatMap((question) => {
    const value = answer.values[question.id]
    if (value === undefined) return []
    const why = answer.values[reasonId(question)]
    return [
      {
        label: reader.text(question.label),
        lines: linesOf(shortened(valueText(question, value, programme, reader), reader, budget)),
      },
      ...(why === undefined ? [] : [{ label: reader.t('answer.why'), lines: linesOf(String(why)) }]),
    ]
  })
}

/** A short answer in words: what was pressed. */
export function shortWords(
  answer: Exclude<Answer, { readonly kind: 'values' }>,
  { programme, series }: { readonly programme: Programme; readonly series: Series },
  { t, text, language }: Reader,
): string {
  switch (answer.kind) {
    case 'quick': {
      const quick = series.quickAnswers.find(({ id }) => id === answer.quick)
      return quick === undefined ? answer.quick : text(quick.label)
    }
    case 'unchanged':
      return t('page.unchanged', { date: longDate(answer.since, language) })
    case 'same': {
      const index = programme.goals.findIndex(({ id }) => id === answer.goal)
      return t('page.same', { number: programme.goals[index]?.number ?? index + 1 })
    }
  }
}

/** The levels and choices that a short answer stands for. */
function stateRows(
  answer: Answer,
  questions: readonly Question[],
  programme: Programme,
  reader: Reader,
): readonly AnswerRow[] {
  const values = countedValues(answer)
  return questions.flatMap((question) => {
    const value = values[question.id]
    if (value === undefined) return []
    return [{ label: reader.text(question.label), lines: linesOf(valueText(question, value, programme, reader)) }]
  })
}

const lineBreak = /\r\n|\r|\n/

/** A card's RichTextBlock has no line breaks of its own: each line is a block. */
export function linesOf(text: string): readonly { readonly text: string }[] {
  if (text === '') return []
  // An empty TextRun is no valid element; a no-break space keeps the empty line.
  return text.split(lineBreak).map((line) => ({ text: line === '' ? '\u00A0' : line }))
}

/** How much of a text is shown: characters and lines. */
export interface TextBudget {
  readonly characters: number
  readonly lines: number
}

const besideAnInput: TextBudget = { characters: 1000, lines: 20 }

/**
 * What is shown beside an input, or to be looked through, may be shortened, with its full length said:
 * a card that is too large does not arrive at all. An input's value is never shortened.
 */
export function shortened(text: string, { t }: Reader, budget: TextBudget = besideAnInput): string {
  const characters = Array.from(text)
  const lines = text.split(lineBreak)
  if (characters.length <= budget.characters && lines.length <= budget.lines) return text
  const shown = Array.from(lines.slice(0, budget.lines).join('\n')).slice(0, budget.characters).join('')
  // Not in the middle of a word, unless the text is one.
  const end = shown.length < text.length && /\S/.test(text.charAt(shown.length)) ? shown.search(/\s\S*$/) : -1
  return `${end > shown.length / 2 ? shown.slice(0, end) : shown} ${t('text.shortened', { length: characters.length })}`
}
