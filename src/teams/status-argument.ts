import { readTypedDate } from '../domain/typed-date.ts'

/** `2021-05-15 children`: a round by its id or day, where the first or the last word is one, and what to limit it to. */
export function readStatusArgument(argument: string): { readonly round?: string; readonly filter: string } {
  const words = argument.split(' ').filter(Boolean)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const named = roundNamed(first)
  if (named !== undefined) return { round: named, filter: words.slice(1).join(' ') }
  const namedLast = roundNamed(last)
  return namedLast === undefined ? { filter: argument } : { round: namedLast, filter: words.slice(0, -1).join(' ') }
}

/** A day needs its year: a round may lie far back. */
function roundNamed(word: string): string | undefined {
  if (/^[\w-]+:\d{4}-\d{2}-\d{2}$/.test(word) || /^\d{4}-\d{2}-\d{2}$/.test(word)) return word
  return /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(word) ? readTypedDate(word, word) : undefined
}
