/**
 * The blocks of a text on pages that take no more than `most` characters in a card, an empty line between them.
 * A block stands whole where it can; nothing is left out and nothing changes.
 */
export function textPages(blocks: readonly string[], most: number): readonly string[] {
  const pages: string[] = []
  for (const part of blocks.flatMap((block) => parts(block, most))) {
    const last = pages.at(-1)
    const longer = `${last}\n\n${part}`
    if (last !== undefined && weight(longer) <= most) pages[pages.length - 1] = longer
    else pages.push(part)
  }
  return pages
}

/** As long as a card has it: a quotation mark or a line break takes two characters there. */
function weight(text: string): number {
  return JSON.stringify(text).length - '""'.length
}

/** Cut between words, and within one only where it is longer than a page. */
function parts(block: string, most: number): readonly string[] {
  if (weight(block) <= most) return [block]
  const words = block.split(/(?<=\s)/u).flatMap((word) => (weight(word) <= most ? [word] : Array.from(word)))
  const joined: string[] = []
  let length = 0
  for (const word of words) {
    const own = weight(word)
    if (joined.length === 0 || length + own > most) {
      joined.push(word)
      length = own
    } else {
      joined[joined.length - 1] += word
      length += own
    }
  }
  return joined
}
