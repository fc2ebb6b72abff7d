import { bareText } from '../answer-value.ts'
import type { QuestionBase } from '../question-base.ts'
import { failed, type InputType, type YesNo } from './question-type.ts'

export interface YesNoQuestion extends QuestionBase {
  readonly type: 'yes-no'
  /** "Partly" may be answered too. */
  readonly partly?: boolean
  /** There is room for an explanation beside it. */
  readonly explain?: boolean
  /** Whoever must be told at once of a "yes" or a "partly": of a need, say. */
  readonly tell?: 'coordinators'
}

/** Two of them fit on a page. */
export const longestExplanation = 2000

export function yesNoType({ partly, explain, tell }: Pick<YesNoQuestion, 'partly' | 'explain' | 'tell'>): InputType {
  const answers: readonly YesNo[] = partly === true ? ['yes', 'partly', 'no'] : ['yes', 'no']
  return {
    shape: 'input',
    form: answers.join(' | '),
    control: () => ({
      kind: 'choose',
      open: true,
      choices: answers.map((answer) => ({ value: answer, words: { kind: 'yes-no', answer } })),
    }),
    read: (typed) =>
      answers.some((answer) => answer === typed) ? { ok: true, value: typed } : failed({ code: 'not-a-choice' }),
    written: bareText,
    words(value) {
      const answer = allAnswers.find((each) => each === value)
      return answer === undefined ? { kind: 'typed', text: bareText(value) } : { kind: 'yes-no', answer }
    },
    characters: explain === true ? longestExplanation : 0,
    isText: false,
    ...(explain === true ? { explanation: longestExplanation } : {}),
    ...(tell === undefined ? {} : { tells: (value) => toldAnswers.some((answer) => answer === value) }),
  }
}

/** Of a question that tells: what is needed in part is needed. */
export const toldAnswers: readonly YesNo[] = ['yes', 'partly']

/** What was answered before "partly" was taken away is told all the same. */
const allAnswers: readonly YesNo[] = ['yes', 'partly', 'no']
