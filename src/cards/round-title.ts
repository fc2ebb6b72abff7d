import type { Series } from '../domain/programme.ts'
import type { Round } from '../domain/round.ts'
import { roundLabel } from '../domain/round.ts'
import { monthName, roundName, shortDay } from '../locales/dates.ts'
import type { Reader } from './reader.ts'

/** `Oma-arviointi, syksy 2021: lokakuun tilanne`. */
export function roundTitle(series: Series, round: Round, { t, text, language }: Reader): string {
  const name = roundName(roundLabel(series.roundLabel, round.deadline), language)
  const title = t('round.title', { series: text(series.name), round: name })
  if (round.asOf === undefined) return title
  const month = monthName(Number(round.asOf.slice(5)), language)
  return t('round.title-as-of', { title, month })
}

/** Says that the deadline is a day off and which working day is the last; empty on a working day. */
export function deadlineNote(round: Round, lastWorkingDay: string, { t, language }: Reader): string {
  if (lastWorkingDay === round.deadline) return t('round.deadline', { deadline: shortDay(round.deadline, language) })
  return t('round.deadline-off', {
    deadline: shortDay(round.deadline, language),
    lastWorkingDay: shortDay(lastWorkingDay, language),
  })
}
