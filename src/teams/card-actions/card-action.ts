import { z } from 'zod/v4'
import type { Shown } from '../../actions/shown.ts'
import type { Card } from '../../cards/template.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Turn } from '../turn.ts'

/** What pressing a button leads to: a card in its place, or only a sentence. */
export type Pressed = Shown | { readonly said: readonly Card[] }

/** A verb of the cards. To add one: a file here and a line in the registry. */
export interface CardActionHandler {
  /** Set where the press may come from a channel too; any other card is for one person's eyes. */
  readonly anywhere?: true
  readonly press: (turn: Turn, data: CardData) => Promise<Pressed>
}

/** The merged data of a button and its card's inputs; nothing in it is trusted. */
export type CardData = Readonly<Record<string, unknown>>

const name = z.string().min(1).max(300)

export const sheetData = z.object({ round: name, sheet: name })
export const pageData = z.object({
  round: name,
  sheet: name,
  subject: name,
  part: z.int().min(0).max(1000).default(0),
})
export const inputsData = pageData.extend({
  revision: z.int().min(0),
  /** Ids of questions, with commas between. */
  asked: z.string().max(5000).default(''),
})

/** Reads a card's data by its schema; a card of another make is refused as unreadable. */
export function readCard<Schema extends z.ZodType>(schema: Schema, data: CardData): z.infer<Schema> | Refusal {
  const parsed = schema.safeParse(data)
  return parsed.success ? parsed.data : refuse('bad-card')
}
