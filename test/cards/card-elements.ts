import { createRequire } from 'node:module'
import { z } from 'zod/v4'

/** Any object within a card: an element, an input, an action. */
export type CardElement = Readonly<Record<string, unknown>>

const element = z.record(z.string(), z.unknown())

/** Every object of a card that has a type, the card itself among them. */
export function elementsIn(node: unknown): readonly CardElement[] {
  if (Array.isArray(node)) return node.flatMap(elementsIn)
  const parsed = element.safeParse(node)
  if (!parsed.success) return []
  // What an action carries back is no element, whatever it is called.
  const { data: _, ...shown } = parsed.data
  return [...(typeof parsed.data.type === 'string' ? [parsed.data] : []), ...Object.values(shown).flatMap(elementsIn)]
}

/** What a button carries back. */
export function dataOf({ data }: CardElement): CardElement {
  return element.catch({}).parse(data)
}

interface SerializationContext {
  readonly eventCount: number
  readonly getEventAt: (index: number) => { readonly message: string }
}

interface AdaptiveCardsLibrary {
  readonly AdaptiveCard: new () => { readonly parse: (json: unknown, context: SerializationContext) => void }
  readonly SerializationContext: new (version: unknown) => SerializationContext
  readonly Versions: { readonly v1_5: unknown }
}

// Its types are sources that this project's compiler settings refuse.
const library: AdaptiveCardsLibrary = createRequire(import.meta.url)('adaptivecards-renderer/dist/adaptivecards.js')

// The renderer checks `lang` with a regular expression that remembers: it refuses every second card.
const falseAlarm = /^Invalid value "(?:fi|sv|en)" for property "lang"\.$/

/** What the real renderer complains of when it reads a card. */
export function complaintsAbout(card: unknown): readonly string[] {
  const context = new library.SerializationContext(library.Versions.v1_5)
  new library.AdaptiveCard().parse(card, context)
  const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  return complaints.filter((message) => !falseAlarm.test(message))
}
