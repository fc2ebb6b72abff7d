import { expect } from 'vitest'
import { complaintsAbout } from '../cards/card-elements.ts'
import type { JsonObject } from '../fakes/connector-schema.ts'
import { frameOf, isWhole, linesBeside, shortenedHead } from './shown-text.ts'

/** A card that is short enough to be shown whole whatever stands around it. */
const surelyShown = { characters: 600, lines: 12 }

/** The card is the ordinary one but for words in text runs and in this input, and a client can draw it. */
export function hasFrame(card: JsonObject, ordinary: JsonObject | undefined, input: string): void {
  expect(frameOf(card, input)).toEqual(frameOf(ordinary, input))
  expect(complaintsAbout(card)).toEqual([])
}

/** Where the ordinary card has one line, this one has the text: whole, or visibly shortened to its beginning. */
export function hasLines(
  card: JsonObject,
  ordinary: JsonObject | undefined,
  text: { readonly usual: readonly string[]; readonly shown: readonly string[]; readonly typed: string },
): void {
  const { lines, around, usualAround } = linesBeside(card, { card: ordinary ?? {}, line: text.usual[0] ?? '' })
  expect(around).toEqual(usualAround)
  expect(isWhole(lines.join('\n'))).toBe(true)
  const isLong = text.shown.length > surelyShown.lines || text.typed.length > surelyShown.characters
  const head = isLong ? shortenedHead(lines, text.typed) : undefined
  if (head === undefined) expect(lines).toEqual(text.shown)
  else expect(text.shown.join('\n').slice(0, head.length)).toBe(head)
}
