// Words with a full stop that never end a sentence, because something always follows them.
const abbreviations = [
  ...[
    'ao',
    'em',
    'esim',
    'huom',
    'klo',
    'ko',
    'ks',
    'ml',
    'mm',
    'n',
    'nk',
    'nro',
    'ns',
    's',
    'sis',
    'toim',
    'ts',
    'v',
    'vrt',
  ],
  ...['bl.a', 'ca', 'd.v.s', 'dvs', 'exkl', 'fr.o.m', 'inkl', 'jfr', 'kl', 'nr', 'resp', 's.k', 't.ex', 't.o.m'],
  ...['approx', 'e.g', 'i.e', 'incl', 'vs'],
].map((word) => word.replaceAll('.', '\\.'))

// A day ("1.6. Hangossa") or an ordinal number does not end one either; a year does. A lone capital is an initial.
const goesOn = new RegExp(
  `(?:^|[\\s(])(?:[aA]lk|${abbreviations.map((word) => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`).join('|')}|\\p{Lu}|\\d{1,2}(?:\\.\\d{1,2})?)\\.[^\\S\\r\\n]*$`,
  'u',
)

const segmenter = new Intl.Segmenter('fi', { granularity: 'sentence' })

/** The sentences of a text, trimmed; a line break ends one too. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = []
  let open = ''
  for (const { segment } of segmenter.segment(text)) {
    open += segment
    if (goesOn.test(open)) continue
    sentences.push(open)
    open = ''
  }
  return [...sentences, open].map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

/**
 * Whole sentences from the beginning of a text, about as many characters as asked for and at least one sentence;
 * only a sentence longer than `longest` is cut, between words and visibly.
 */
export function beginningOf(text: string, characters: number, longest = characters * 2): readonly string[] {
  const taken: string[] = []
  let length = 0
  for (const sentence of sentencesOf(text)) {
    if (length > 0 && length + sentence.length > characters) break
    taken.push(sentence.length > longest ? cut(sentence, characters) : sentence)
    length += sentence.length
  }
  return taken
}

function cut(sentence: string, characters: number): string {
  const words = sentence.slice(0, characters).replace(/\s+\S*$/u, '')
  // Never half of a surrogate pair, where there was no space to cut at.
  return `${words.replace(/[\uD800-\uDBFF]$/, '')} …`
}
