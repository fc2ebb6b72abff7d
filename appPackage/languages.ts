/** A text of the manifest that people read, by the key it has in a language file. */
const readByPeople = /^(name|description)\.|\.commands\[\d+\]\.(title|description)$/

/** The manifest as it reads in another language. */
export function localise(manifest: unknown, strings: Readonly<Record<string, string>>): unknown {
  return eachText(manifest, (path, text) => (readByPeople.test(path) ? (strings[path] ?? text) : text))
}

/** What a language file lacks, and what it has too much: Teams would show two languages in one list. */
export function languageFaults(manifest: unknown, strings: Readonly<Record<string, string>>): readonly string[] {
  const keys: string[] = []
  eachText(manifest, (path, text) => {
    if (readByPeople.test(path)) keys.push(path)
    return text
  })
  const given = Object.keys(strings).filter((key) => key !== '$schema')
  return [
    ...keys.filter((key) => !given.includes(key)).map((key) => `${key} is missing.`),
    ...given.filter((key) => !keys.includes(key)).map((key) => `${key} is not in the manifest.`),
  ]
}

function eachText(node: unknown, change: (path: string, text: string) => string, path = ''): unknown {
  if (typeof node === 'string') return change(path, node)
  if (Array.isArray(node)) return node.map((item, index) => eachText(item, change, `${path}[${index}]`))
  if (typeof node !== 'object' || node === null) return node
  const within = path === '' ? '' : `${path}.`
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, eachText(value, change, `${within}${key}`)]),
  )
}
