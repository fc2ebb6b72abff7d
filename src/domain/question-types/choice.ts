import { bareText } from '../answer-value.ts'
import type { LocalText } from '../local-text.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType, type ValueWords } from './question-type.ts'

export interface Choice {
  readonly id: string
  readonly label: LocalText
  /** Whoever must be told at once when this is answered. */
  readonly tell?: 'coordinators'
}

export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'choice'
  readonly choices: readonly Choice[]
}

const mostOpen = 5

/** One of a few answers, by its id. */
export function choiceType({ choices }: ChoiceQuestion): InputType {
  const named = (label: LocalText): ValueWords => ({ kind: 'named', label })
  return {
    shape: 'input',
    form: choices.map(({ id }) => id).join(' | '),
    control: () => ({
      kind: 'choose',
      open: choices.length <= mostOpen,
      choices: choices.map(({ id, label }) => ({ value: id, words: named(label) })),
    }),
    read: (typed) =>
      choices.some(({ id }) => id === typed) ? { ok: true, value: typed } : failed({ code: 'not-a-choice' }),
    written: bareText,
    words(value) {
      const choice = choices.find(({ id }) => id === value)
      return choice === undefined ? { kind: 'typed', text: bareText(value) } : named(choice.label)
    },
    characters: 0,
    isText: false,
    tells: (value) => choices.some(({ id, tell }) => id === value && tell !== undefined),
  }
}
