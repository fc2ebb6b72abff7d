import { type OpenedRound, questionsOf } from './expected-set.ts'
import type { LocalDate, Programme, Series } from './programme.ts'
import type { Question } from './question.ts'

/** `oma-arviointi/level`: a question by its series and its id. */
export type QuestionKey = string

export function questionKey(series: Pick<Series, 'id'>, question: Pick<Question, 'id'>): QuestionKey {
  return `${series.id}/${question.id}`
}

/** The last deadline for which each question was asked, in a round or before the bot was there; none of the others. */
export function lastAsked(programme: Programme, rounds: readonly OpenedRound[]): ReadonlyMap<QuestionKey, LocalDate> {
  return new Map(
    programme.series.flatMap((series) =>
      series.questions.flatMap((question): readonly (readonly [QuestionKey, LocalDate])[] => {
        const asking = rounds.filter(
          (opened) => opened.round.series === series.id && isAsked(programme, series, question, opened),
        )
        const earlier = programme.history.filter((each) => each.series === series.id && question.id in each.answers)
        const days = [...asking.map(({ round }) => round.deadline), ...earlier.map(({ round }) => round)]
        const last = days.sort().at(-1)
        return last === undefined ? [] : [[questionKey(series, question), last]]
      }),
    ),
  )
}

function isAsked(programme: Programme, series: Series, question: Question, { round, sheets }: OpenedRound): boolean {
  const only = { ...series, questions: [question] }
  return sheets.some(({ subjects }) => subjects.some(({ id }) => questionsOf(programme, only, round, id).length > 0))
}
