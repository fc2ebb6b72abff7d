import type { Counts } from '../domain/gaps.ts'
import type { RoundStatus } from '../domain/round-status.ts'
import { progressBar } from './progress-bar.ts'
import type { Reader } from './reader.ts'

export interface ProgressGroup {
  readonly title: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
}

/** More would make the card too long to be looked over. */
const mostBars = 12

/** How far each goal and each area is. */
export function progressGroups(status: RoundStatus, reader: Reader): readonly ProgressGroup[] {
  const { t, text } = reader
  // A fact's title and value stand in columns of their own.
  const fact = (name: string, counts: Counts): ProgressGroup['facts'][number] => ({
    title: progressBar(counts),
    value: progressWords(name, counts, reader),
  })
  const goals = status.byGoal.filter(({ counts }) => counts.expected > 0)
  const areas = status.byArea.filter(({ counts }) => counts.expected > 0)
  const all = [
    { title: t('status.by-goal'), facts: goals.map(({ goal, counts }) => fact(text(goal.short ?? goal.name), counts)) },
    { title: t('status.by-area'), facts: areas.map(({ area, counts }) => fact(text(area.name), counts)) },
  ]
  return all
    .filter(({ facts }) => facts.length > 0)
    .map(({ title, facts }) => ({
      title: facts.length > mostBars ? `${title} ${t('status.first-shown', { count: mostBars })}` : title,
      facts: facts.slice(0, mostBars),
    }))
}

function progressWords(name: string, { expected, answered, missing, exempt }: Counts, { t }: Reader): string {
  const due = expected - exempt
  if (due === 0) return t('status.progress-exempt', { name })
  if (missing === 0) return t('status.progress-done', { name, answered, due })
  return t('status.progress', { name, answered, due, missing })
}
