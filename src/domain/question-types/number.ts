import { type AnswerValue, bareText } from '../answer-value.ts'
import { type LocalText, localTexts } from '../local-text.ts'
import type { QuestionBase } from '../question-base.ts'
import { dateType } from './date.ts'
import { failed, type InputType, type QuestionType, type ValueReading, type ValueWords } from './question-type.ts'
import { textType } from './text.ts'

export interface NumberQuestion extends QuestionBase {
  readonly type: 'number'
  readonly unit?: LocalText
  /** Several values, each of a day and a place, instead of one. */
  readonly points?: boolean
}

/** What is written out exactly and read back as the same number. */
const mostDigits = 15
const mostDecimals = 6
const longestNumber = 30
const longestPlace = 100
const pointsOnPage = 8

/** A number with its unit, or several with their days and places. */
export function numberType({ unit, points = false }: Pick<NumberQuestion, 'unit' | 'points'>): QuestionType {
  const number = singleNumber(unit)
  if (!points) return number
  return {
    shape: 'rows',
    form: '[{date: 2021-11-15, place: …, value: 0.38}]',
    fields: [
      { id: 'date', label: { word: 'date' }, required: true, type: dateType() },
      { id: 'place', label: { word: 'place' }, required: false, type: textType({ maxLength: longestPlace }, false) },
      { id: 'value', label: { word: 'value' }, required: true, type: number },
    ],
    keepsNumbers: false,
    carries: false,
    rowsOnPage: pointsOnPage,
    brief: true,
  }
}

export function singleNumber(unit: LocalText | undefined): InputType {
  const withUnit = unit === undefined ? {} : { unit }
  return {
    shape: 'input',
    form: '0.38',
    // An input of the client's own for numbers drops a comma unseen where its language has a point.
    control: () => ({ kind: 'write', limit: longestNumber, lines: false, what: 'number', ...withUnit }),
    read: (typed) => readNumber(typed, unit),
    written: bareText,
    words: (value) => numberWords(value, unit),
    characters: longestNumber,
    isText: false,
    takesNumbers: true,
  }
}

function numberWords(value: AnswerValue, unit: LocalText | undefined): ValueWords {
  if (typeof value !== 'number') return { kind: 'typed', text: bareText(value) }
  return { kind: 'number', value, ...(unit === undefined ? {} : { unit }) }
}

/** `0,23`, `1 250`, `98 %` where the unit is that; either sign for the decimals, and no other. */
function readNumber(typed: string, unit: LocalText | undefined): ValueReading {
  const bare = withoutUnit(typed, unit).replaceAll(/\s/g, '').replace(/^[−–]/, '-').replace(/^\+/, '').replace(',', '.')
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(bare)) return failed({ code: 'not-a-number' })
  const [whole = '', decimals = ''] = bare
    .replace('-', '')
    .replace(/^0+(?=\d)/, '')
    .split('.')
  const written = decimals.replace(/0+$/, '')
  if (written.length > mostDecimals || whole.length + written.length > mostDigits) {
    return failed({ code: 'number-too-long' })
  }
  // Nought has no sign.
  return { ok: true, value: Number(bare) + 0 }
}

function withoutUnit(typed: string, unit: LocalText | undefined): string {
  const text = typed.trim()
  const units = unit === undefined ? [] : localTexts(unit)
  const given = units.find((each) => text.toLowerCase().endsWith(each.toLowerCase()))
  return given === undefined ? text : text.slice(0, text.length - given.length)
}
