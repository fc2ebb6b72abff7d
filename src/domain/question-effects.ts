import { isAskedIn } from './expected-set.ts'
import type { Series } from './programme.ts'
import type { Question } from './question.ts'
import type { Round } from './round.ts'

/** What a change of the register does to the questions of a round that is open: they are asked as the register has them. */
export interface QuestionEffects {
  /** Asked in this round too, from now on. */
  readonly added: number
  /** Asked otherwise than before. */
  readonly changed: number
  /** Not asked any more. */
  readonly removed: number
  /** Asked in this round for the last time. */
  readonly ending: number
}

export function questionEffects(
  before: Series | undefined,
  after: Series | undefined,
  round: Pick<Round, 'deadline'>,
): QuestionEffects {
  const old = askedBy(before, round)
  const fresh = askedBy(after, round)
  const both = [...fresh].flatMap(([id, question]) => {
    const was = old.get(id)
    return was === undefined ? [] : [{ was, question }]
  })
  return {
    added: [...fresh.keys()].filter((id) => !old.has(id)).length,
    changed: both.filter(({ was, question }) => timeless(was) !== timeless(question)).length,
    removed: [...old.keys()].filter((id) => !fresh.has(id)).length,
    ending: both.filter(({ was, question }) => (question.only?.to ?? '9999') < (was.only?.to ?? '9999')).length,
  }
}

function askedBy(series: Series | undefined, round: Pick<Round, 'deadline'>): ReadonlyMap<string, Question> {
  const asked = (series?.questions ?? []).filter((question) => isAskedIn(question, round))
  return new Map(asked.map((question) => [question.id, question]))
}

/** From when to when it is asked does not change how it is asked. */
function timeless(question: Question): string {
  const { from: _, to: __, ...only } = question.only ?? {}
  return JSON.stringify({ ...question, only })
}
