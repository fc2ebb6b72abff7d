import type { AuditEvent, AuditRecords } from '../audit-event.ts'
import { languages } from '../local-text.ts'
import { type RegisterChange, sheetOfEntry } from '../register-change.ts'
import type { EntryChange, FieldChange } from '../register-diff.ts'
import type { FieldValue } from '../register-fields.ts'
import { lineSubject } from '../subject.ts'

/** What has changed in the register: one event for each thing that is added or removed and for each field that changes. */
export function registerEvents({ registerChanges = [] }: AuditRecords): readonly AuditEvent[] {
  return registerChanges.flatMap((change) => change.changes.flatMap((entry) => entryEvents(change, entry)))
}

const acts = {
  import: 'imported',
  assign: 'assigned',
  suggestion: 'reworded',
  'suggestion-undone': 'rewording-undone',
} as const

function entryEvents({ at, by, act, why }: RegisterChange, entry: EntryChange): readonly AuditEvent[] {
  const event: AuditEvent = {
    at,
    by,
    act: acts[act],
    entry: entry.id === '' ? entry.list : `${entry.list} ${entry.id}`,
    change: entry.kind,
    ...placeOf(entry),
    ...(why === undefined ? {} : { why }),
  }
  return entry.fields.length === 0
    ? [{ ...event, ...sheetOf(entry) }]
    : entry.fields.map((field) => ({ ...event, ...sheetOf(entry, field.field), ...fieldOf(field) }))
}

/** Of what is no project, which is told by its own name. */
function sheetOf(entry: EntryChange, field?: string): Pick<AuditEvent, 'sheet'> {
  const sheet = entry.list === 'projects' ? undefined : sheetOfEntry(entry, field)
  return sheet === undefined ? {} : { sheet }
}

function placeOf({ list, id }: EntryChange): Pick<AuditEvent, 'project' | 'subjects'> {
  if (list === 'projects' && id !== '') return { project: id }
  const [project, goal] = id.split('/')
  if (list !== 'lines' || project === undefined || goal === undefined) return {}
  return { project, subjects: [lineSubject(project, goal)] }
}

function fieldOf({ field, before, after }: FieldChange): Pick<AuditEvent, 'field' | 'before' | 'after'> {
  return {
    field,
    ...(before === undefined ? {} : { before: textOf(before) }),
    ...(after === undefined ? {} : { after: textOf(after) }),
  }
}

/** Every language of a text, each with its code; lists with commas. */
export function textOf(value: FieldValue): string {
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.map(textOf).join(', ')
  return languages
    .flatMap((language) => (value[language] === undefined ? [] : `${language}: ${value[language]}`))
    .join('\n')
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value)
}
