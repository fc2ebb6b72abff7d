/** What the people of one test file have typed, who they are, and what its bots have written down. */
export interface RunRecord {
  readonly typed: ReadonlySet<string>
  /** Names and ids by which somebody is known. */
  readonly people: ReadonlySet<string>
  /** Lines of logs and metrics. */
  readonly written: readonly string[]
}

const typed = new Set<string>()
const people = new Set<string>()
const written: string[] = []
/** Benchmarks have the same fakes, and would measure the record too. */
let isKept = false

export function keepRecord(): void {
  isKept = true
}

export function recorded(): RunRecord {
  return { typed, people, written }
}

/** Notes every text in what somebody sends: a message, or the inputs of a card. */
export function noteTyped(sent: unknown): void {
  if (!isKept) return
  if (typeof sent === 'string') typed.add(withoutMention(sent))
  else if (typeof sent === 'object' && sent !== null) for (const each of Object.values(sent)) noteTyped(each)
}

export interface KnownPerson {
  readonly name?: string | undefined
  readonly email?: string
  readonly aadObjectId?: string
  readonly userId?: string
}

/** Notes every way in which somebody is called. */
export function notePerson({ name, email, aadObjectId, userId }: KnownPerson): void {
  if (!isKept) return
  for (const each of [name, email, aadObjectId, userId]) if (each !== undefined) people.add(each)
}

export function noteWritten(text: string): void {
  if (isKept) written.push(text)
}

function withoutMention(text: string): string {
  return text.replace(/^<at>[^<]*<\/at>\s*/, '')
}
