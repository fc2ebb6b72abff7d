import { editDistance } from './edit-distance.ts'
import { plainWords, type Vocabulary, vocabularyOf } from './filter-vocabulary.ts'
import { groupBy } from './group-by.ts'
import type { Programme } from './programme.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type FilterTerm, filterOf, type StatusFilter } from './status-filter.ts'

/** More words than anybody types to find something. */
const mostWords = 12
/** A shorter part of a name would fit nearly anything. */
const shortestPart = 3
const mostSuggested = 3

/**
 * Reads what a status is to be limited to: ids, names or parts of names in any language, and states, several together.
 * A word that means nothing is refused, with words that look like it.
 */
export function readFilter(
  programme: Programme,
  typed: string,
  viewer: 'coordinator' | 'lead' = 'coordinator',
): StatusFilter | Refusal {
  const words = plainWords(typed).split(' ').filter(Boolean)
  const known = vocabularyOf(programme)[viewer]
  const read = phrasesIn(known, words)
  if ('unknown' in read) return unknown(known, read.unknown)
  const phrases = withoutImplied(read)
  return filterOf(
    shortWords(known, phrases) ?? words.join(' '),
    phrases.map(({ terms }) => terms),
  )
}

/** Words that belong together, and what they mean. */
interface Phrase {
  readonly words: string
  readonly terms: readonly FilterTerm[]
}

/** The phrases of what was typed, each as long as there is one; or the first word that means nothing. */
function phrasesIn(known: Vocabulary, words: readonly string[]): readonly Phrase[] | { readonly unknown: string } {
  const phrases: Phrase[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = at < mostWords ? longestKnown(known, words.slice(at, mostWords)) : undefined
    if (phrase === undefined) return { unknown: words[at] ?? '' }
    phrases.push({ words: words.slice(at, at + phrase.length).join(' '), terms: phrase.terms })
    at += phrase.length
  }
  return phrases
}

/**
 * Without parts of names that narrow nothing, because another phrase means no more than they do: `north number`, where
 * every area has a number. What a list is limited to stands on the card and in all of its buttons, and must fit there.
 */
function withoutImplied(phrases: readonly Phrase[]): readonly Phrase[] {
  const limits = limitsOf(phrases)
  const implied = limits.filter(({ terms: own }, index) =>
    limits.some(
      ({ terms: other }, at) => at !== index && isWithin(other, own) && (at < index || !isWithin(own, other)),
    ),
  )
  return phrases.filter((phrase) => !implied.some((limit) => limit.phrase === phrase))
}

/** What a list must meet all of. */
interface Limit {
  readonly terms: ReadonlySet<FilterTerm>
  /** Of several kinds, as the part of a name may be. */
  readonly phrase?: Phrase
}

/** Terms of one kind widen what others of the kind ask for, and are one limit together; a phrase of several kinds is its own. */
function limitsOf(phrases: readonly Phrase[]): readonly Limit[] {
  const isMixed = ({ terms: [first, ...others] }: Phrase): boolean => others.some(({ kind }) => kind !== first?.kind)
  const plainTerms = phrases.filter((phrase) => !isMixed(phrase)).flatMap(({ terms }) => terms)
  return [
    ...[...groupBy(plainTerms, ({ kind }) => kind).values()].map((terms) => ({ terms: new Set(terms) })),
    ...phrases.filter(isMixed).map((phrase) => ({ terms: new Set(phrase.terms), phrase })),
  ]
}

function isWithin(one: ReadonlySet<FilterTerm>, other: ReadonlySet<FilterTerm>): boolean {
  return [...one].every((term) => other.has(term))
}

/** The same by ids, which are shorter than names: every button of a list carries the words. Undefined where they would mean something else. */
function shortWords(known: Vocabulary, phrases: readonly Phrase[]): string | undefined {
  const short = phrases.map(({ words, terms: [term, ...others] }) => {
    const id = term === undefined || others.length > 0 ? words : plainWords(term.id)
    const [named, ...alike] = known.get(id) ?? []
    return named === term && alike.length === 0 && id.length < words.length ? id : words
  })
  const again = phrasesIn(known, short.join(' ').split(' '))
  const isSame =
    !('unknown' in again) &&
    again.length === phrases.length &&
    again.every(({ words }, index) => words === short[index])
  return isSame ? short.join(' ') : undefined
}

function longestKnown(
  known: Vocabulary,
  words: readonly string[],
): { readonly terms: readonly FilterTerm[]; readonly length: number } | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const phrase = words.slice(0, length).join(' ')
    const terms = known.get(phrase) ?? withPart(known, phrase)
    if (terms !== undefined) return { terms, length }
  }
  return undefined
}

/** Names of the register that have the phrase at the beginning of a word; a state is never meant by a part. */
function withPart(known: Vocabulary, phrase: string): readonly FilterTerm[] | undefined {
  if (phrase.length < shortestPart) return undefined
  const terms = [...known].flatMap(([name, named]) =>
    ` ${name}`.includes(` ${phrase}`) ? named.filter(({ kind }) => kind !== 'state' && kind !== 'lacks') : [],
  )
  return terms.length === 0 ? undefined : terms
}

function unknown(known: Vocabulary, word: string): Refusal {
  const parts = new Set([...known.keys()].flatMap((name) => [name, ...name.split(' ')]))
  const limit = Math.max(1, Math.floor(word.length / 3))
  const near = [...parts]
    // Words of very different length are never close, and comparing them would keep the bot busy.
    .filter((each) => Math.abs(each.length - word.length) <= limit)
    .map((each) => ({ each, edits: editDistance(word, each) }))
    .filter(({ edits }) => edits <= limit)
    .sort((one, other) => one.edits - other.edits)
    .slice(0, mostSuggested)
    .map(({ each }) => each)
  const shown = word.slice(0, 60)
  return near.length === 0
    ? refuse('unknown-filter', { word: shown })
    : refuse('unknown-filter-near', { word: shown, near: near.join(', ') })
}
