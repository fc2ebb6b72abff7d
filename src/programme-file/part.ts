export type Path = readonly (string | number)[]

/** One value of a file that may be wrong in any way, with where it stands: reading never fails, it only finds nothing. */
export class Part {
  readonly value: unknown
  readonly path: Path

  constructor(value: unknown, path: Path = []) {
    this.value = value
    this.path = path
  }

  get(key: string): Part {
    const { value } = this
    return new Part(isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined, [...this.path, key])
  }

  /** The entries of a list; none if it is no list. */
  items(): readonly Part[] {
    if (!Array.isArray(this.value)) return []
    return this.value.map((item: unknown, index) => new Part(item, [...this.path, index]))
  }

  text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined
  }

  number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined
  }

  keys(): readonly string[] {
    return isRecord(this.value) ? Object.keys(this.value) : []
  }
}

/** `projects[3].lines[0].goal`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? shorten(key) : `${text}.${shorten(key)}`
  }, '')
}

/** A word of the file in quotes, for a sentence about it: short enough whatever the file holds. */
export function quoted(word: string): string {
  return JSON.stringify(shorten(word))
}

function shorten(word: string): string {
  return word.length > 100 ? `${word.slice(0, 100)}…` : word
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
