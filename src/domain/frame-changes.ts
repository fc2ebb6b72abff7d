import { canonicalJson } from './canonical-json.ts'
import { isLanguage, type LocalText } from './local-text.ts'
import type { ReportChange } from './report-correction.ts'
import type { ReportModel } from './report-model.ts'

type FrameChange = Extract<ReportChange, { readonly what: 'frame' }>

/** What differs in parts of the report that are no answers, entry by entry where a part lists several things. */
export function changedParts(
  before: ReportModel,
  after: ReportModel,
  parts: readonly string[],
): readonly FrameChange[] {
  const [older, newer] = [new Map<string, unknown>(Object.entries(before)), new Map(Object.entries(after))]
  return parts.flatMap((part): readonly FrameChange[] => {
    const [one, other]: readonly unknown[] = [older.get(part), newer.get(part)]
    if (isSame(one, other)) return []
    const said = { before: wordsIn(one, before), after: wordsIn(other, after) }
    const entries = entryChanges(part, entriesOf(one), entriesOf(other), before, after)
    return entries.length > 0 ? entries : [{ what: 'frame', part, ...onlyChanged(said) }]
  })
}

interface Entry {
  readonly id: string
}

function entryChanges(
  part: string,
  older: readonly Entry[],
  newer: readonly Entry[],
  before: ReportModel,
  after: ReportModel,
): readonly FrameChange[] {
  const ids = [...new Set([...newer, ...older].map(({ id }) => id))]
  return ids.flatMap((id): readonly FrameChange[] => {
    const one = older.find((each) => each.id === id)
    const other = newer.find((each) => each.id === id)
    if (isSame(one, other)) return []
    const [name] = wordsIn(nameOf(other ?? one), after)
    const said = { before: wordsIn(one, before), after: wordsIn(other, after) }
    return [{ what: 'frame', part, ...(name === undefined ? {} : { name }), ...onlyChanged(said) }]
  })
}

function entriesOf(value: unknown): readonly Entry[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => (isEntry(each) ? [each] : []))
}

function isEntry(value: unknown): value is Entry {
  return isObject(value) && 'id' in value && typeof value.id === 'string'
}

function nameOf(entry: unknown): unknown {
  const fields = new Map<string, unknown>(isObject(entry) ? Object.entries(entry) : [])
  return ['short', 'name', 'label'].map((field) => fields.get(field)).find((each) => each !== undefined)
}

/** What one side says and the other does not. */
function onlyChanged({
  before,
  after,
}: {
  readonly before: readonly LocalText[]
  readonly after: readonly LocalText[]
}): Pick<FrameChange, 'before' | 'after'> {
  const without = (one: readonly LocalText[], other: readonly LocalText[]): readonly LocalText[] => {
    const known = new Set(other.map((each) => canonicalJson(each)))
    return one.filter((each) => !known.has(canonicalJson(each)))
  }
  const [gone, come] = [without(before, after), without(after, before)]
  return { ...(gone.length === 0 ? {} : { before: gone }), ...(come.length === 0 ? {} : { after: come }) }
}

// Ids and settings are no words for people; an area or a goal of something goes by its name.
const silent: ReadonlySet<string> = new Set([
  ...['id', 'type', 'scope', 'when', 'only', 'tell', 'what', 'required', 'reason', 'language', 'timeZone'],
  ...['sections', 'maxLength', 'asOf', 'label.kind', 'kind', 'showUnder', 'partly', 'explain', 'many', 'carry'],
])

function wordsIn(value: unknown, model: ReportModel, field?: string): readonly LocalText[] {
  if (value === undefined || value === null || typeof value === 'boolean') return []
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string') return value === '' ? [] : [named(value, model, field)]
  if (isLocalText(value)) return [value]
  if (Array.isArray(value)) return value.flatMap((each: unknown) => wordsIn(each, model, field))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, each]) => {
    // Sections of a series are ids; those of a theme are titles.
    const isSilent = silent.has(key) && !(key === 'sections' && Array.isArray(each) && each.some(isObject))
    return isSilent ? [] : wordsIn(each, model, key)
  })
}

function named(id: string, { areas, goals }: ReportModel, field: string | undefined): LocalText {
  const listed = field === 'area' ? areas : field === 'goal' ? goals : []
  return listed.find((each) => each.id === id)?.name ?? id
}

function isLocalText(value: unknown): value is Exclude<LocalText, string> {
  if (!isObject(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string')
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}
