import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'
import type { RefusalCode } from '../domain/refusal.ts'
import type { DrawnInRound } from '../domain/shown-card.ts'

/** An Adaptive Card as it goes over the wire, with the text of the notification. */
export interface Card {
  readonly content: Readonly<Record<string, unknown>>
  readonly summary: string
  /** What it shows of a round, where it must be kept true. */
  readonly drawn?: DrawnInRound
  /** Set on a card that says why something was not done. */
  readonly refused?: RefusalCode
}

/**
 * Reads and parses a template once (parsing costs a hundred times what expanding does) and gives the
 * function that fills it. The view must be complete: a missing value would stand in the card as `${name}`.
 * People's text goes in as values only; a card is never expanded twice.
 */
export function cardTemplate<View extends object>(name: string): (view: View) => Card['content'] {
  const template = readTemplate(name)
  return (view) => template.expand({ $root: view })
}

/** All are read when the bot starts: one that is missing or broken is found out then, and not in somebody's chat. */
function readTemplate(name: string): Template {
  try {
    const file = new URL(`../../adaptive-cards/${name}.json`, import.meta.url)
    return new Template(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`unreadable:adaptive-cards/${name}.json`, { cause: error })
  }
}
