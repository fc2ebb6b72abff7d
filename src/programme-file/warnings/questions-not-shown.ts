import type { Programme, ReportSection } from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import type { QuestionScope } from '../../domain/question-base.ts'
import type { Finding } from '../fault.ts'

/** In which sections of the report the answers about a subject stand. */
const shownIn: Readonly<Record<QuestionScope, readonly ReportSection[]>> = {
  line: ['results', 'narrative'],
  project: ['deviations', 'questionnaire'],
  section: ['narrative', 'questionnaire'],
  theme: ['narrative', 'questionnaire'],
  goal: ['narrative', 'questionnaire'],
  programme: ['narrative', 'questionnaire'],
}

/** People are asked for something that no reader of the report will see. */
export function questionsNotShown({ series }: Programme): readonly Finding[] {
  return series.flatMap(({ questions, sections }, index) =>
    questions.flatMap((question, at): readonly Finding[] => {
      const places = placesOf(question)
      if (places.some((place) => sections.includes(place))) return []
      const path = ['series', index, 'questions', at]
      return [{ path, code: 'question-not-shown', values: { question: question.id, sections: places.join(', ') } }]
    }),
  )
}

function placesOf(question: Question): readonly ReportSection[] {
  const places = shownIn[question.scope]
  if (question.type === 'level' && question.scope === 'line') return ['progress', 'results']
  return question.type === 'group' ? [...places, 'risks'] : places
}
