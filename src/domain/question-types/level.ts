import { bareText } from '../answer-value.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType, type TypeFacts, type ValueWords } from './question-type.ts'

export interface LevelQuestion extends QuestionBase {
  readonly type: 'level'
}

/** A step of the programme's scale, by its value. */
export function levelType(): InputType {
  return {
    shape: 'input',
    form: '50',
    control: (facts) => ({
      kind: 'choose',
      open: true,
      choices: facts.scale.map(({ value }) => ({ value: String(value), words: levelWords(value, facts) })),
    }),
    read(typed, { scale }) {
      const step = scale.find(({ value }) => String(value) === typed)
      return step === undefined ? failed({ code: 'not-on-scale' }) : { ok: true, value: step.value }
    },
    written: bareText,
    words: (value, facts) =>
      typeof value === 'number' ? levelWords(value, facts) : { kind: 'typed', text: bareText(value) },
    characters: 0,
    isText: false,
  }
}

function levelWords(value: number, { scale }: TypeFacts): ValueWords {
  const label = scale.find((step) => step.value === value)?.label
  return { kind: 'level', value, ...(label === undefined ? {} : { label }) }
}
