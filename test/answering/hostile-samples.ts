import fc from 'fast-check'

interface Sample {
  readonly name: string
  /** `limit`: the most characters that the input takes. */
  readonly text: (limit: number) => string
}

const family = '👩‍👩‍👧‍👦'
const fourBytes = '𝒳'

/** What can be kept, and must come back letter by letter. */
export const keepable: readonly Sample[] = [
  ['template expressions', '${1+1} ${$root.project} ${results} \\${x} ${json(fields)} ${'],
  ['what a template decides with', '"$when": "${false}", "$data": [] $index $host $root'],
  ['places of a catalogue', '{{reason}} {{text}} {{- label}} $t(page.back) $t(answer.reason, {"reason": "x"})'],
  ['what a replacement reads', "$& $1 $$ $` $' $<name>"],
  [
    'Markdown',
    '# otsikko\n* **lihava** _kursiivi_\n1. [linkki](https://attacker.example.fi)\n> lainaus\n```\n---\n===\n+ a\n- b\n2) c\n    d\n: e',
  ],
  ['a Markdown table', '| a | b |\n| --- | --- |\n|x\\|y| ~~z~~ |'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt; &amp;amp; <!-- --> ]]>'],
  ['a mention', '<at>Kaija Mattila</at> @Kaija'],
  ['the end of a JSON string', '"}],"body":[{"type":"TextBlock","text":"x"}],"x":"\\u0000\\'],
  ['overrides of direction', 'שלום \u202eabc\u202c \u2066x\u2069 \u200f مرحبا'],
  ['zero width', '\ufeffsa\u200bna\u200d\u2060'],
  ['a zero-width space alone', '\u200b'],
  ['emoji', `${family} 🏳️‍🌈 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿`],
  ['Windows line breaks', 'eka\r\ntoka\r\n\r\nkolmas\r\n'],
  ['line breaks of every kind', '\neka\rtoka\n\rkolmas\u2028neljäs\u2029viides\u0085kuudes\u000bseiska\u000ckasi\n'],
  ['a table pasted from Word', 'Tavoite\tMittari\tArvo\r\nOdotusaika\t\t14\u00a0vrk\r\n\tyhteensä\t\u00ad\r\n'],
  ['control characters', 'a\u0001b\u0007c\u001b[31md\u007fe\u009f'],
  ['no characters at all', '\uffff \ufffe \ufdd0 \ufffd'],
  ['letters in parts', 'a\u0308a\u030a \u00e4\u00e5 ﬁ Å Å'],
  ['spaces around', '   alku\n\t välissä \nloppu \u00a0'],
  ['names of every object', '__proto__ constructor toString null undefined NaN [object Object]'],
  ['the words that say that a text was shortened', 'alku … (yhteensä 4 merkkiä)'],
]
  .map(([name = '', text = '']): Sample => ({ name, text: () => text }))
  .concat([
    { name: 'the most characters', text: (limit) => 'ä'.repeat(limit) },
    { name: 'the most characters, of four bytes', text: (limit) => fourBytes.repeat(limit / 2) },
    { name: 'the most characters, nearly all line breaks', text: (limit) => `${'\n'.repeat(limit - 1)}x` },
    {
      name: 'the most characters, half of them carriage returns',
      text: (limit) => `${'\r\n'.repeat(limit / 2 - 1)}xy`,
    },
    {
      name: 'one word without an end',
      text: (limit) =>
        family
          .repeat(limit)
          .slice(0, limit - 1)
          .replace(/[\ud800-\udbff]$/, ''),
    },
  ])

/** What is kept, and asked about where it answers a question. */
export const figures: readonly Sample[] = [
  { name: 'a figure alone', text: () => '14,5 %' },
  { name: 'figures in lines', text: () => '1.\r\n\t2–3\n' },
]

/** What cannot be kept, and must come back with a sentence. */
export const refused: readonly Sample[] = [
  { name: 'a NUL', text: () => 'eka\u0000toka' },
  { name: 'a NUL alone', text: () => '\u0000' },
  { name: 'half of a pair at the end', text: () => 'teksti \ud83d' },
  { name: 'half of a pair at the beginning', text: () => '\ude00 teksti' },
  { name: 'a pair the wrong way round', text: () => 'a\ude00\ud83db' },
  { name: 'half of a pair after a whole one', text: () => '😀\ude00' },
  { name: 'one character too many', text: (limit) => 'ä'.repeat(limit + 1) },
  { name: 'one character of four bytes too many', text: (limit) => `${fourBytes.repeat(limit / 2 - 1)}ab${fourBytes}` },
  { name: '20,000 characters', text: () => 'sana '.repeat(4000) },
  { name: '20,000 characters of line breaks with a word after them', text: () => `${'\n'.repeat(19_999)}x` },
  { name: '20,000 characters with a NUL', text: () => `${'${x} '.repeat(3999)}\u0000xxxx` },
]

/** Nothing to read. */
export const white: readonly Sample[] = [
  { name: '20,000 line breaks', text: () => '\n'.repeat(20_000) },
  { name: 'spaces of several kinds', text: () => ' \t\r\n\u00a0\ufeff\u2028' },
]

const scrap = fc.constantFrom(
  ...'${ } {{ }} $t( ) $when ${$root} \\ " \' ` | &amp; <at> </at> <b> ** # - 1. > =1+1 &#9; [x](https://attacker.example.fi)'.split(
    ' ',
  ),
  ...['\r\n', '\r', '\n', '\t', ' ', '\u00a0', '\u2028', '\u202e', '\u200b', '\ufeff', '\u001b'],
  ...[family, fourBytes, '\u{1f600}', 'å', 'sana'],
)
/** Any code unit, so that pairs come apart. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
const scrappy = fc.string({ unit: scrap, minLength: 1, maxLength: 60 })
const character = fc.oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
const readable = fc.string({ unit: character.map((code) => String.fromCodePoint(code)), minLength: 1, size: 'medium' })
const broken = fc.string({ unit: fc.oneof(codeUnit, scrap), minLength: 1 })
const long = fc.string({ unit: scrap, minLength: 2000, maxLength: 6000 }).map((text) => text.slice(0, 20_000))

/** Anything that anybody could type or paste, most of it short, some of it just at the limit or far beyond. */
export function anyText(limit: number): fc.Arbitrary<string> {
  const atLimit = fc
    .tuple(fc.oneof(scrappy, readable, broken), fc.integer({ min: limit - 3, max: limit + 3 }))
    .map(([text, length]) => text.repeat(Math.ceil(length / text.length)).slice(0, length))
  return fc.oneof(
    { weight: 4, arbitrary: scrappy },
    { weight: 4, arbitrary: readable },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: atLimit },
    { weight: 1, arbitrary: long },
  )
}
