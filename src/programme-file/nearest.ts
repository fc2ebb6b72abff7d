/** The known word a misspelt one was probably meant to be; undefined when none is close. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    // Names of very different length are never close; skipping them keeps a hostile file cheap.
    if (Math.abs(candidate.length - word.length) >= least) continue
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least) {
      best = candidate
      least = edits
    }
  }
  return best
}

/** ` Did you mean "goals"?`, or nothing: to be put after a sentence about an unknown word. */
export function suggestion(word: string, known: Iterable<string>): string {
  const close = nearest(word, known)
  return close === undefined ? '' : ` Did you mean ${JSON.stringify(close)}?`
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1]
    for (let column = 1; column <= other.length; column += 1) {
      const swap = (row[column - 1] ?? 0) + (other[column - 1] === letter ? 0 : 1)
      next.push(Math.min(swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
