import { responsiblePeople } from '../domain/duties.ts'
import { localDateOf } from '../domain/instant.ts'
import { isRefusal } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { lastLockOf } from '../domain/round-acts.ts'
import type { ActionContext } from './context.ts'
import { loadRound, loadSheets } from './load-round.ts'

/** After a start: what the process that ended may not have drawn anew any more. What is true already costs no request. */
export async function catchUpCards(context: ActionContext): Promise<void> {
  const now = context.clock.now()
  for (const each of await context.store.rounds()) {
    const { round } = each
    const facts = now < lastLockOf(each) ? await loadRound(context, round.id) : undefined
    if (facts === undefined || isRefusal(facts)) continue
    const { opened, programme } = facts
    const sheets = await loadSheets(context, opened)
    const sent = opened.sheets.filter(({ id }) => (sheets.get(id)?.revisions.length ?? 0) > 0)
    const handed = opened.handovers.flatMap(({ from, to }) => [from, to])
    const extended =
      opened.round.extended === undefined ? [] : responsiblePeople(opened, localDateOf(now, programme.timeZone))
    const viewers = [...sent.flatMap((sheet) => viewersOf(facts, sheet)), ...handed, ...extended]
    context.cardUpdates.note(round.id, [...new Set(viewers)])
  }
}
