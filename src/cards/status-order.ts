import { groupBy, keyedBy } from '../domain/group-by.ts'
import type { Language } from '../domain/local-text.ts'
import { textIn } from '../domain/local-text.ts'
import type { Programme } from '../domain/programme.ts'
import { topicsOf } from '../domain/scopes/registry.ts'
import type { Topic } from '../domain/scopes/scope.ts'
import type { SheetStage, StatusRow } from '../domain/status-row.ts'
import { collatorFor } from '../locales/dates.ts'

/** What needs somebody comes first. */
const order: readonly SheetStage[] = ['returned', 'untouched', 'draft', 'sent', 'accepted', 'exempt']

/** Rows `from` to `to` of all of them by their stage, and within one by name as the language sorts. */
export function pageInOrder(
  rows: readonly StatusRow[],
  { from, to }: { readonly from: number; readonly to: number },
  { programme, language }: { readonly programme: Programme; readonly language: Language },
): readonly StatusRow[] {
  const byStage = groupBy(rows, ({ stage }) => stage)
  const page: StatusRow[] = []
  let before = 0
  for (const stage of order) {
    const group = byStage.get(stage) ?? []
    const first = Math.max(0, from - before)
    const last = Math.min(group.length, to - before)
    // Only what stands on the page is put in order: a round has thousands of rows, and a page a few.
    if (first < last) page.push(...byName(group, last, topicsByName(programme, language)).slice(first))
    before += group.length
  }
  return page
}

/** The first ones of a group, by name. */
function byName(group: readonly StatusRow[], most: number, sorted: readonly Topic[]): readonly StatusRow[] {
  const byTopic = keyedBy(group, ({ topic }) => topic)
  const found: StatusRow[] = []
  for (const topic of sorted) {
    if (found.length === most) break
    const row = byTopic.get(topic)
    if (row !== undefined) found.push(row)
  }
  return found
}

const sorted = new WeakMap<Programme, Map<Language, readonly Topic[]>>()

/** A register never changes in place, so that sorting its names once is enough. */
function topicsByName(programme: Programme, language: Language): readonly Topic[] {
  const known = sorted.get(programme) ?? new Map<Language, readonly Topic[]>()
  sorted.set(programme, known)
  const collator = collatorFor(language)
  const topics =
    known.get(language) ??
    [...topicsOf(programme).values()]
      .map((topic) => ({ topic, name: textIn(topic.name, language, programme.language) }))
      .sort((one, other) => collator.compare(one.name, other.name))
      .map(({ topic }) => topic)
  known.set(language, topics)
  return topics
}
