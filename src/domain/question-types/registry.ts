import type { AnswerValue } from '../answer-value.ts'
import type { Question } from '../question.ts'
import { choiceType } from './choice.ts'
import { dateType } from './date.ts'
import { groupType } from './group.ts'
import { levelType } from './level.ts'
import { linkType } from './link.ts'
import { numberType } from './number.ts'
import type { QuestionType } from './question-type.ts'
import { textType } from './text.ts'
import { yesNoType } from './yes-no.ts'

/** What the engine knows of a question by its type: one file and one line each. */
export function typeOf(question: Question): QuestionType {
  switch (question.type) {
    case 'level':
      return levelType()
    case 'text':
      return textType(question)
    case 'choice':
      return choiceType(question)
    case 'yes-no':
      return yesNoType(question)
    case 'number':
      return numberType(question)
    case 'date':
      return dateType()
    case 'link':
      return linkType(question)
    case 'group':
      return groupType(question, typeOf)
  }
}

/** Written in some language: what was said, and no state that stays when nothing has changed. */
export function isText(question: Question): boolean {
  const type = typeOf(question)
  return type.shape === 'input' && type.isText
}

/** Whether coordinators must hear of this answer at once: of a delay, of a need for a national guideline. */
export function isTold(question: Question, value: AnswerValue | undefined): boolean {
  const type = typeOf(question)
  return value !== undefined && type.shape === 'input' && type.tells?.(value) === true
}
