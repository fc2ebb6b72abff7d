import { z } from 'zod/v4'
import type { Card } from '../../src/cards/template.ts'
import type { Language } from '../../src/domain/local-text.ts'

/** A card as somebody may come to see it. */
export interface GalleryState {
  /** Kebab-case: it names the file of the picture. */
  readonly name: string
  readonly draw: (language: Language) => Card | Promise<Card>
  /** `full` where the card asks Teams for the full width: it is then drawn on a wide screen as well. */
  readonly width: 'phone' | 'full'
}

const content = z.record(z.string(), z.unknown())

/** The card with all that in sight which presses on its buttons bring out. */
export function unfolded(draw: GalleryState['draw']): GalleryState['draw'] {
  return async (language) => {
    const card = await draw(language)
    const folded = JSON.stringify(card.content)
    const [shown, opened] = [folded.replaceAll('"isVisible":false', '"isVisible":true'), withOpened(JSON.parse(folded))]
    if (shown !== folded) return { ...card, content: content.parse(JSON.parse(shown)) }
    if (JSON.stringify(opened) === folded) throw new Error('The card has nothing that is folded in.')
    return { ...card, content: content.parse(opened) }
  }
}

const buttons = z.object({ type: z.literal('ActionSet'), actions: z.array(z.unknown()) })
const showing = z.object({ type: z.literal('Action.ShowCard'), card: z.object({ body: z.array(z.unknown()) }) })

/** A button that shows a card is followed by what it shows, as a client draws it below. */
function withOpened(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => [withOpened(each), ...shownBy(each)])
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withOpened(each)]))
}

function shownBy(element: unknown): readonly unknown[] {
  const set = buttons.safeParse(element)
  return (set.success ? set.data.actions : []).flatMap((action) => {
    const opened = showing.safeParse(action)
    return opened.success ? [{ type: 'Container', style: 'emphasis', items: opened.data.card.body }] : []
  })
}
