import type { LocalDate, Programme } from '../../domain/programme.ts'
import { roundsOf } from '../../domain/round.ts'

/** The deadline after which no series of the programme has a round; undefined where none has any. */
export function lastDeadline(programme: Programme): LocalDate | undefined {
  return programme.series
    .flatMap((series) => roundsOf(programme, series, new Set()).map(({ deadline }) => deadline))
    .sort()
    .at(-1)
}
