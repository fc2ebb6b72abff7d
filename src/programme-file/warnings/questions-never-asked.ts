import { concerns } from '../../domain/expected-set.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { askedPlaces } from './asked-places.ts'

/** `only` can leave nothing: goals for a question about spearheads of none, or any list for the programme as a whole. */
export function questionsNeverAsked(programme: Programme): readonly Finding[] {
  return programme.series.flatMap((series, index) => {
    const places = askedPlaces(programme, series)
    return series.questions.flatMap((question, at): readonly Finding[] => {
      const isAsked = places.some(({ scope, place }) => scope === question.scope && concerns(question, place))
      if (isAsked || question.only === undefined) return []
      const path = ['series', index, 'questions', at, 'only']
      return [{ path, code: 'question-never-asked', values: { question: question.id } }]
    })
  })
}
