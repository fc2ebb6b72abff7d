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
    if (!folded.includes('"isVisible":false')) throw new Error('The card has nothing that is folded in.')
    return { ...card, content: content.parse(JSON.parse(folded.replaceAll('"isVisible":false', '"isVisible":true'))) }
  }
}
