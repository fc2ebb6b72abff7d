import { type Answer, countedValues } from '../domain/answer.ts'
import { type AnswerValue, bareText, rowsIn } from '../domain/answer-value.ts'
import type { EarlierAnswer } from '../domain/earlier-answers.ts'
import type { LocalText } from '../domain/local-text.ts'
import type { Programme, Series } from '../domain/programme.ts'
import { type Question, reasonId } from '../domain/question.ts'
import { wordsOf } from '../domain/typed-question.ts'
import { longDate } from '../locales/dates.ts'
import { markedRowsWords } from '../locales/marked-rows-words.ts'
import { type ValueSpeech, valueText as valueWords } from '../locales/value-words.ts'
import type { Reader } from './reader.ts'

/** A level as words with its number, `Käynnistetty (25 %)`. */
export function levelText(value: number, programme: Pick<Programme, 'scale'>, reader: Reader): string {
  return stepText(value, programme.scale.find((each) => each.value === value)?.label, reader)
}

function stepText(value: number, label: LocalText | undefined, { t, text }: Reader): string {
  return label === undefined ? t('level.number', { value }) : t('level.words', { label: text(label), value })
}

/** How a card puts values into words. */
export function speechOf(reader: Reader): ValueSpeech {
  return {
    ...reader,
    level: (value, label) => stepText(value, label, reader),
    address: breakable,
  }
}

/** A card breaks no word, and an address is a long one: it may break after each part. */
export function breakable(address: string): string {
  return address.replaceAll(/[/&?=_.]+/g, '$&\u200B')
}

/** What a question is called, `7.3.1 Mitä saatiin aikaan?`. */
export function questionName({ number, label }: Pick<Question, 'number' | 'label'>, { text }: Reader): string {
  return number === undefined ? text(label) : `${number} ${text(label)}`
}

/** One answered value as people read it. */
function valueText(
  question: Question,
  value: AnswerValue,
  programme: Pick<Programme, 'scale'>,
  reader: Reader,
): string {
  return valueWords(wordsOf(question, value, programme), speechOf(reader))
}

/** The same, beside what was answered last: in a first round nothing is new. */
function wordsSince(
  earlier: readonly EarlierAnswer[],
  question: Question,
  value: AnswerValue,
  programme: Pick<Programme, 'scale'>,
  reader: Reader,
): string {
  const last = earlier.map(({ answer }) => countedValues(answer)[question.id]).findLast((each) => each !== undefined)
  if (question.type !== 'group' || question.carry !== true || last === undefined) {
    return valueText(question, value, programme, reader)
  }
  const marked = markedRowsWords(question, value, last, programme, speechOf(reader))
  // Where none is left, it says so above those that are gone.
  return rowsIn(value).length > 0 ? marked : [valueText(question, value, programme, reader), marked].join('\n').trim()
}

export interface AnswerRow {
  readonly label: string
  readonly lines: readonly { readonly text: string }[]
}

/**
 * A whole answer as rows of label and text, in the order of the questions; with the answers of earlier rounds, rows
 * of a group that goes on tell what has become of them.
 */
export function answerRows(
  answer: Answer,
  questions: readonly Question[],
  { programme, series }: { readonly programme: Programme; readonly series: Series },
  reader: Reader,
  budget: TextBudget = besideAnInput,
  earlier: readonly EarlierAnswer[] = [],
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
    const why = answer.values[reasonId(question)]
    const lines =
      value === undefined
        ? []
        : linesOf(shortened(wordsSince(earlier, question, value, programme, reader), reader, budget))
    return [
      ...(value === undefined ? [] : [{ label: questionName(question, reader), lines }]),
      ...(why === undefined
        ? []
        : [{ label: reader.t('answer.why'), lines: linesOf(shortened(bareText(why), reader, budget)) }]),
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
    const words = shortened(valueText(question, value, programme, reader), reader)
    return [{ label: questionName(question, reader), lines: linesOf(words) }]
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
