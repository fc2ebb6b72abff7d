import { type AnswerValue, bareText } from '../answer-value.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType, type ValueReading } from './question-type.ts'
import { readText } from './text.ts'

export interface LinkQuestion extends QuestionBase {
  readonly type: 'link'
  /** Several, one a line. */
  readonly many?: boolean
}

const longestLink = 1000
const longestList = 3000
const webAddress = /^https?:\/\/[^\s/?#]+[^\s]*$/i

/** The address of a page, whole: `https://…`. */
export function linkType({ many = false }: Pick<LinkQuestion, 'many'>): InputType {
  const limit = many ? longestList : longestLink
  return {
    shape: 'input',
    form: many ? '[https://…, https://…]' : 'https://…',
    control: () => ({ kind: 'write', limit, lines: many, what: many ? 'links' : 'link' }),
    read: (typed) => readLinks(typed, many, limit),
    written: bareText,
    words: (value) => ({ kind: 'links', addresses: addressesIn(value) }),
    characters: limit,
    isText: false,
  }
}

function readLinks(typed: string, many: boolean, limit: number): ValueReading {
  const text = readText(typed, limit)
  if (!text.ok) return text
  const addresses = typed.split(/\s+/).filter((word) => word !== '')
  const [first, ...others] = addresses
  if (first === undefined || !addresses.every((address) => webAddress.test(address))) {
    return failed({ code: 'not-a-link' })
  }
  if (many) return { ok: true, value: addresses }
  return others.length === 0 ? { ok: true, value: first } : failed({ code: 'not-a-link' })
}

function addressesIn(value: AnswerValue): readonly string[] {
  return bareText(value).split('\n')
}
