import type { z } from 'zod/v4'
import type { FileRecord } from './file-data.ts'
import { programmeJsonSchema } from './json-schema.ts'
import { isRecord } from './part.ts'

type Shape = z.core.JSONSchema._JSONSchema

/** The same file with the keys of every object in the order of the schema: a store may have kept them in another one. */
export function inSchemaOrder(file: FileRecord): FileRecord {
  return ordered(file, [programmeJsonSchema('inline')])
}

/** `shapes`: all that the value may be. */
function arranged(value: unknown, shapes: readonly Shape[]): unknown {
  if (Array.isArray(value)) {
    const items = shapesIn(shapes).flatMap((shape): readonly Shape[] => [shape.items ?? []].flat())
    return value.map((each: unknown) => arranged(each, items))
  }
  return isRecord(value) ? ordered(value, shapes) : value
}

/** Keys that the schema leaves open, such as the questions of an answer, stay as they were written. */
function ordered(record: FileRecord, shapes: readonly Shape[]): FileRecord {
  const known = new Map<string, Shape[]>()
  for (const { properties = {} } of shapesIn(shapes)) {
    for (const [key, shape] of Object.entries(properties)) known.set(key, [...(known.get(key) ?? []), shape])
  }
  const open = Object.keys(record).filter((key) => !known.has(key))
  const keys = [...known.keys(), ...open].filter((key) => Object.hasOwn(record, key))
  return Object.fromEntries(keys.map((key) => [key, arranged(record[key], known.get(key) ?? [])]))
}

/** The shapes themselves, and those of which one is enough. */
function shapesIn(shapes: readonly Shape[]): readonly z.core.JSONSchema.BaseSchema[] {
  return shapes.flatMap((shape) => {
    if (typeof shape === 'boolean') return []
    return [shape, ...shapesIn([...(shape.anyOf ?? []), ...(shape.oneOf ?? [])])]
  })
}
