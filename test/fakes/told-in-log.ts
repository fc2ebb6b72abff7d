import type { RunRecord } from './run-record.ts'

/** What is typed or somebody's name, and stands in a log or in the metrics all the same. */
export function toldInLog({ typed, people, written }: RunRecord): readonly string[] {
  const text = written.join('')
  const log = [text, ...text.split('\n').flatMap(unescaped)].join('\n')
  const secrets = [...[...typed].map((each) => each.trim()).filter(isText), ...[...people].filter(isName)]
  const addresses = [...log.matchAll(anyAddress)].map(([address]) => address)
  return [...new Set([...secrets.filter((secret) => log.includes(secret)), ...addresses])]
}

const anyAddress = /[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu

/** What is written as JSON quotes some characters in another way. */
function unescaped(line: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(line)
    return textsIn(parsed)
  } catch {
    return []
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)])
}

/** Ids, numbers, days and single words of the bot's own are in the log by right. */
function isText(text: string): boolean {
  return text.length > 4 && /[^a-z0-9:./,_-]/.test(text) && !ownText.test(text)
}

/** A moment, and the command that the bot suggests at its start in local mode. */
const ownText = /^(?:clock )?\d{4}-\d\d-\d\d[T ][\d:.]+Z?$/

/** One word alone may be part of anything, as `Reader` is of `StreamReader`. */
function isName(name: string): boolean {
  return /[\s@\d]/.test(name)
}
