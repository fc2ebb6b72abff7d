import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { askedPlaces } from './asked-places.ts'

/** `only` can leave nothing: goals for a question about spearheads of none, or any list for the programme as a whole. */
export function questionsNeverAsked(programme: Programme): readonly Finding[] {
  return programme.series.flatMap((series, index) => {
    const asked = new Set(askedPlaces(programme, series).flatMap(({ questions }) => questions))
    return series.questions.flatMap((question, at): readonly Finding[] => {
      if (asked.has(question) || question.only === undefined) return []
      const path = ['series', index, 'questions', at, 'only']
      return [{ path, code: 'question-never-asked', values: { question: question.id } }]
    })
  })
}
