import type { DutyFacts } from '../domain/duties.ts'
import { localDateOf } from '../domain/instant.ts'
import type { Email } from '../domain/programme.ts'
import { sheetsByPerson } from '../domain/responsibility.ts'
import type { ReadingContext } from './context.ts'
import { loadEarlierAnswers } from './load-earlier-answers.ts'
import type { RoundFacts } from './load-round.ts'

/** The facts for the sheets of one person alone, whatever the size of the round. */
export async function loadPersonalFacts(
  context: ReadingContext,
  facts: RoundFacts,
  person: Email,
  /** `counts`: without what was answered before, which only prompts and pages show. */
  needs: 'counts' | 'all' = 'all',
): Promise<DutyFacts> {
  const today = localDateOf(context.clock.now(), facts.programme.timeZone)
  const own = sheetsByPerson(facts.opened, today).get(person) ?? []
  const filled = await Promise.all(own.map(({ id }) => context.store.sheet(facts.opened.round.id, id)))
  const found = { ...facts, sheets: new Map(filled.map((sheet) => [sheet.id, sheet])), daysOff: context.daysOff }
  return needs === 'counts' ? found : { ...found, earlier: await loadEarlierAnswers(context, facts, own) }
}
