import type { Theme } from './themes.ts'

/** What Teams or the renderer does by itself, whatever a card says. */
export interface KnownFault {
  readonly rule: string
  readonly theme: Theme
  /** Stands in the HTML of what axe-core names. */
  readonly html: string
  readonly reason: string
}

export const knownFaults: readonly KnownFault[] = [
  {
    rule: 'color-contrast',
    theme: 'dark',
    html: 'color: rgb(215, 70, 84)',
    reason: 'Teams draws text of the colour Attention so on its dark cards: 3.2 to 1 where 4.5 to 1 is asked.',
  },
]
