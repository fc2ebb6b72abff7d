/** An object that is being put together from cells. */
export type Draft = { [key: string]: unknown }

export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; none where there is no list. */
export function draftsIn(container: Draft, list: string): Draft[] {
  const value = container[list]
  return Array.isArray(value) ? value.filter(isDraft) : []
}

export function valueAt(record: Draft, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isDraft(value) ? value[key] : undefined), record)
}

/** Puts a value at a path, or takes it away; objects on the way are copied, for they may belong to the register. */
export function putAt(record: Draft, [key, ...rest]: readonly string[], value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) {
    if (value === undefined) delete record[key]
    else record[key] = value
    return
  }
  const held = record[key]
  if (!isDraft(held) && value === undefined) return
  const inner = isDraft(held) ? { ...held } : {}
  putAt(inner, rest, value)
  if (Object.keys(inner).length > 0) record[key] = inner
  else delete record[key]
}
