import { bareText } from '../answer-value.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType, type ValueReading } from './question-type.ts'

export interface TextQuestion extends QuestionBase {
  readonly type: 'text'
  readonly maxLength: number
}

// NUL ends strings in too many places downstream, and a lone surrogate cannot be written as UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const unreadable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Whether a text can be kept as it was typed. */
export function isKeepableText(text: string, limit: number): boolean {
  return text.length <= limit && !unreadable.test(text)
}

export function readText(typed: string, limit: number): ValueReading {
  if (typed.length > limit) return failed({ code: 'too-long', length: typed.length, limit })
  return unreadable.test(typed) ? failed({ code: 'unreadable-characters' }) : { ok: true, value: typed }
}

/** Exactly what was typed; `lines` gives room for more than one. */
export function textType({ maxLength: limit }: Pick<TextQuestion, 'maxLength'>, lines = true): InputType {
  return {
    shape: 'input',
    form: '…',
    control: () => ({ kind: 'write', limit, lines }),
    read: (typed) => readText(typed, limit),
    written: bareText,
    words: (value) => ({ kind: 'typed', text: bareText(value) }),
    characters: limit,
    isText: true,
  }
}
