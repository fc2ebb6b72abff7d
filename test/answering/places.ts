import type { Answer } from '../../src/domain/answer.ts'
import { translator } from '../../src/locales/translate.ts'
import type { JsonObject } from '../fakes/connector-schema.ts'
import { cardLines, isWhole } from './shown-text.ts'

/** An input of a page into which anything can be typed. */
export interface Place {
  readonly name: string
  readonly sheet: string
  readonly subject: string
  readonly input: string
  readonly limit: number
  /** What becomes of white space alone: an answer to a question is taken away by any amount of it. */
  readonly blank: 'is empty' | 'is empty if not too long' | 'is kept'
  /** The button that keeps it, and what is chosen beside it. */
  readonly button: { readonly verb: string; readonly where?: Readonly<Record<string, string>> }
  readonly beside: Readonly<Record<string, string>>
  readonly stored: (answer: Answer | undefined) => unknown
  /** How the report's JSON says it. */
  readonly flat: (typed: string) => JsonObject
  /** The lines in which a card shows it. */
  readonly shown: (typed: string) => readonly string[]
  /** The same in the card that tells coordinators of it at once. */
  readonly news?: (typed: string) => readonly string[]
  readonly faults: { readonly tooLong: (typed: string) => string; readonly unreadable: string }
}

const t = translator('fi')

function textFaults(name: string, limit: number): Place['faults'] {
  return {
    tooLong: (typed) => t('fault.too-long', { name, length: typed.length, limit }),
    unreadable: t('fault.unreadable-characters', { name }),
  }
}

/** Every kind of input that takes words. */
export const places: readonly Place[] = [
  {
    name: 'the results of a line',
    sheet: 'project/neuvonta',
    subject: 'line/neuvonta/access',
    input: 'results',
    limit: 4000,
    blank: 'is empty',
    button: { verb: 'save' },
    beside: { level: '50' },
    stored: (answer) => (answer?.kind === 'values' ? answer.values.results : undefined),
    flat: (results) => ({ level: 50, results }),
    shown: cardLines,
    faults: textFaults('Tulokset', 4000),
  },
  {
    name: 'the reason of a quick answer',
    sheet: 'project/kuntoutus',
    subject: 'line/kuntoutus/access',
    input: 'answer-why',
    limit: 500,
    blank: 'is kept',
    button: { verb: 'quick', where: { answer: 'no-actions' } },
    beside: {},
    stored: (answer) => (answer?.kind === 'quick' ? answer.reason : undefined),
    flat: (reason) => ({ quick: 'no-actions', reason }),
    shown: (reason) => cardLines(t('answer.reason', { reason: '' }) + reason),
    faults: { tooLong: () => t('fault.reason', { limit: 500 }), unreadable: t('fault.reason', { limit: 500 }) },
  },
  {
    name: 'the cause of a delay',
    sheet: 'project/kotihoito',
    subject: 'project/kotihoito',
    input: 'deviation',
    limit: 2000,
    blank: 'is empty',
    button: { verb: 'save' },
    beside: { status: 'delayed' },
    stored: (answer) => (answer?.kind === 'values' ? answer.values.deviation : undefined),
    flat: (deviation) => ({ status: 'delayed', deviation }),
    shown: cardLines,
    news: cardLines,
    faults: textFaults('Mistä viive johtuu?', 2000),
  },
  {
    name: 'the reason of a level that fell',
    sheet: 'project/paivystys',
    subject: 'line/paivystys/access',
    input: 'level-why',
    limit: 500,
    blank: 'is empty if not too long',
    button: { verb: 'save' },
    beside: { level: '0' },
    stored: (answer) => (answer?.kind === 'values' ? answer.values['level-why'] : undefined),
    flat: (reason) => ({ level: 0, results: 'Alku.', 'level-why': reason }),
    shown: cardLines,
    faults: { tooLong: () => t('fault.reason', { limit: 500 }), unreadable: t('fault.reason', { limit: 500 }) },
  },
]

export type Fate = 'kept' | 'kept, with a question' | 'empty' | 'too-long' | 'unreadable'

/** What must become of a text, decided without the rules of the bot. */
export function fateOf({ limit, blank }: Place, typed: string): Fate {
  const isBlank = typed.trim() === ''
  if (isBlank && blank === 'is empty') return 'empty'
  if (typed.length > limit) return 'too-long'
  if (isBlank && blank === 'is empty if not too long') return 'empty'
  if (!isWhole(typed) || typed.includes('\0')) return 'unreadable'
  // A bare figure as the answer to a question is kept, and asked about.
  const isAnswer = blank === 'is empty'
  return isAnswer && /^[\d\s.,;:%/+()€–−-]+$/.test(typed) && /\d/.test(typed) ? 'kept, with a question' : 'kept'
}
