import { type LocalText, localTexts } from '../../domain/local-text.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { quoted } from '../part.ts'

/** Two of one kind that people cannot tell apart; `status family centre` would find both. */
export function sameNames({
  goals,
  areas,
  themes,
  units,
  places,
  projects,
  people,
  series,
}: Programme): readonly Finding[] {
  const lists: readonly (readonly [string, readonly { readonly name?: LocalText }[]])[] = [
    ['goals', goals],
    ['areas', areas],
    ['themes', themes],
    ['units', units],
    ['places', places],
    ['people', people],
    ['projects', projects],
    ['series', series],
  ]
  return lists.flatMap(([list, items]) => repeatedNames(list, items))
}

function repeatedNames(list: string, items: readonly { readonly name?: LocalText }[]): readonly Finding[] {
  const seen = new Map<string, number>()
  return items.flatMap(({ name = '' }, index): readonly Finding[] => {
    const texts = new Map(localTexts(name).map((text) => [folded(text), text]))
    const known = [...texts].find(([key]) => key !== '' && seen.has(key))
    for (const key of texts.keys()) if (!seen.has(key)) seen.set(key, index)
    if (known === undefined) return []
    const first = [list, seen.get(known[0]) ?? 0]
    return [{ path: [list, index, 'name'], code: 'same-name', values: { name: quoted(known[1]) }, first }]
  })
}

/** As people read it: neither case nor spaces tell two names apart. */
function folded(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('fi')
}
