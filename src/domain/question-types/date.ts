import { bareText } from '../answer-value.ts'
import { isLocalDate } from '../instant.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType } from './question-type.ts'

export interface DateQuestion extends QuestionBase {
  readonly type: 'date'
}

/** A day of the calendar; a client without a calendar to choose from may send `15.11.2021` too. */
export function dateType(): InputType {
  return {
    shape: 'input',
    form: '2021-11-15',
    control: () => ({ kind: 'day' }),
    read(typed) {
      const date = isoOf(typed.trim())
      return isLocalDate(date) ? { ok: true, value: date } : failed({ code: 'not-a-date' })
    },
    written: bareText,
    words(value) {
      const text = bareText(value)
      return isLocalDate(text) ? { kind: 'date', date: text } : { kind: 'typed', text }
    },
    characters: 0,
    isText: false,
  }
}

function isoOf(typed: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed) ?? []
  return year === undefined ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
