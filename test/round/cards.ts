import { z } from 'zod/v4'

/** What a test reads from a card as it stands: its inputs, its buttons and every word on it. */
export interface ReadCard {
  readonly inputs: readonly {
    readonly id: string
    readonly type: string
    readonly value: string
    readonly choices: readonly string[]
  }[]
  readonly buttons: readonly {
    readonly title: string
    readonly verb: string
    readonly data: Readonly<Record<string, unknown>>
  }[]
  readonly links: readonly string[]
  readonly text: string
}

const element = z.record(z.string(), z.unknown())
const choice = z.object({ value: z.string() })

export function readCard(card: unknown): ReadCard {
  const all = elementsIn(card)
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    inputs: all
      .filter(({ type }) => text(type).startsWith('Input.'))
      .map(({ id, type, value, choices }) => ({
        id: text(id),
        type: text(type),
        value: text(value),
        choices: z
          .array(choice)
          .catch([])
          .parse(choices)
          .map((each) => each.value),
      })),
    buttons: all
      .filter(({ type }) => type === 'Action.Execute')
      .map(({ title, verb, data }) => ({ title: text(title), verb: text(verb), data: element.catch({}).parse(data) })),
    links: all.filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => text(url)),
    text: all
      .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
      .map((each) => text(each.text))
      .join('\n'),
  }
}

function elementsIn(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elementsIn)
  const parsed = element.safeParse(node)
  if (!parsed.success) return []
  const own = typeof parsed.data.type === 'string' ? [parsed.data] : []
  return [...own, ...Object.values(parsed.data).flatMap(elementsIn)]
}
