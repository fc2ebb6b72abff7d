import { editDistance } from '../domain/edit-distance.ts'
import type { FaultWords } from '../domain/file-fault.ts'

/** The known word a misspelt one was probably meant to be; undefined when none is close. */
function nearest(word: string, known: Iterable<string>): string | undefined {
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

/** To be spread into what is said of an unknown word: the known one that was probably meant, or nothing. */
export function suggestion(word: string, known: Iterable<string>): Pick<FaultWords, 'near'> {
  const close = nearest(word, known)
  return close === undefined ? {} : { near: JSON.stringify(close) }
}
