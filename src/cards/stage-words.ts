import type { DutyFacts } from '../domain/duties.ts'
import { localDateOf } from '../domain/instant.ts'
import { progressOf, type StatusRow } from '../domain/status-row.ts'
import { shortDay } from '../locales/dates.ts'
import type { Reader } from './reader.ts'

/** `Luonnos 3/5, ma 25.10.`: how far a project is, and since when. */
export function stageWords(row: StatusRow, facts: DutyFacts, reader: Reader): string {
  const { t, language } = reader
  const { stage, since } = row
  if (stage === 'untouched' || stage === 'exempt') return t(`stage.${stage}`)
  const day = since === undefined ? '' : shortDay(localDateOf(since, facts.programme.timeZone), language)
  return t(`stage.${stage}`, stage === 'draft' ? { ...progressOf(facts, row), day } : { day })
}
