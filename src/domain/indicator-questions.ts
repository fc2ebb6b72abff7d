import type { Indicator, Target } from './programme.ts'
import type { Question } from './question.ts'

const longestText = 500

/** The questions that a line's targets ask: an indicator with a type of its own is asked in each round. */
export function indicatorQuestions(targets: readonly Target[]): readonly Question[] {
  return targets.flatMap((target) =>
    target.indicators.flatMap((indicator) => (indicator.isAsked === true ? [questionOf(target, indicator)] : [])),
  )
}

function questionOf(target: Target, { id, text: label, type, unit }: Indicator): Question {
  const shared = { id: `${target.id}-${id}`, scope: 'line', label, required: false, isIndicator: true } as const
  switch (type) {
    case 'text':
      return { ...shared, type, maxLength: longestText }
    case 'number':
      return { ...shared, type, ...(unit === undefined ? {} : { unit }) }
    case 'yes-no':
      return { ...shared, type }
  }
}
