/**
 * A name wherever it stands by itself, in the cases of Finnish too, in capitals and in small letters: `Aino Virtanen`,
 * `Aino Virtasen`, `Aino Mäen`; never `Aino Virtanen-Salo` or `Aino Mäkinen`, who are others. A name of one word is
 * taken as it is written: it may be a word of the language.
 */
export function personName(name: string): RegExp {
  const before = String.raw`(?<![\p{L}\p{N}]|\p{L}-)`
  const after = String.raw`(?![\p{L}\p{N}]|-\p{Lu})`
  return new RegExp(`${before}(?:${spellingsOf(name.trim()).join('|')})${after}`, 'gu')
}

function spellingsOf(name: string): readonly string[] {
  const capitals = name.toUpperCase().split(/\s+/).map(escaped)
  const inCases = [name, name.toLowerCase()].map((each) => {
    const words = each.split(/\s+/)
    return [...words.slice(0, -1).map(escaped), formsOf(words.at(-1) ?? '')]
  })
  const all = capitals.length === 1 ? [[escaped(name)], capitals] : [...inCases, capitals]
  return all.map((words) => words.join(String.raw`\s+`))
}

const vowel = '[aeiouyåäö]'
const doubled = `(?:${[...'aeiouyåäö'].map((each) => `(?<=${each})${each}`).join('|')})n`
const cases = 'n|h[aeiouyåäö]n|seen|t?t?[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi'
const clitics = '(?:kin|kaan|kään|ko|kö|han|hän)?'

/** A surname as it is, with the genitive of Swedish and English, and each of its stems with the endings of Finnish. */
function formsOf(name: string): string {
  const stems = stemsOf(name).map(escaped).join('|')
  return `(?:${escaped(name)}(?:[’':]?s)?|(?:${stems}):?(?:${cases}|${doubled})${clitics})`
}

function stemsOf(name: string): readonly string[] {
  if (!new RegExp(`${vowel}$`, 'i').test(name)) return [`${name}i`, ...stemsInS(name), ...stemsInNen(name)]
  const changed = name.endsWith('i') ? [`${name.slice(0, -1)}e`] : []
  const long = name.endsWith('e') ? [`${name}e`] : []
  return [name, ...changed, ...long, ...[name, ...changed].flatMap(weakened)]
}

/** `Virtanen`: `Virtase-n`, `Virtas-ta`. */
function stemsInNen(name: string): readonly string[] {
  return name.endsWith('nen') ? [`${name.slice(0, -3)}se`, `${name.slice(0, -3)}s`] : []
}

/** `Kangas`: `Kankaa-n`, `Kangas-ta`; `Mattus`: `Mattukse-n`. */
function stemsInS(name: string): readonly string[] {
  if (!name.endsWith('s')) return []
  const stem = name.slice(0, -1)
  return [name, `${stem}kse`, `${stem.replace(/ng(?=.$)/, 'nk')}${stem.slice(-1)}`]
}

/** The last consonants before an ending that closes the syllable. */
const grades: readonly (readonly [strong: string, ...weak: readonly string[]])[] = [
  ['kk', 'k'],
  ['pp', 'p'],
  ['tt', 't'],
  ['nk', 'ng'],
  ['nt', 'nn'],
  ['mp', 'mm'],
  ['lt', 'll'],
  ['rt', 'rr'],
  ['ht', 'hd'],
  ['lk', 'l', 'lj'],
  ['rk', 'r', 'rj'],
  ['hk', 'h'],
  ['k', '', 'v'],
  ['p', 'v'],
  ['t', 'd'],
]

/** `Virta`: `Virra-n`; `Mäke`: `Mäe-n`. Neither `sk` nor `st` changes. */
function weakened(stem: string): readonly string[] {
  const [, start = '', end = ''] = /^(.*[^aeiouyåäö]|.*?)([aeiouyåäö]+)$/u.exec(stem) ?? []
  const found = grades.find(([strong]) => start.endsWith(strong))
  if (found === undefined || /s[kt]$/.test(start)) return []
  const [strong, ...weak] = found
  return weak.map((each) => `${start.slice(0, -strong.length)}${each}${end}`)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
