import type { z } from 'zod/v4'
import type { Finding } from './fault.ts'
import { suggestion } from './nearest.ts'

type RawIssue = z.core.$ZodRawIssue
type Issue = z.core.$ZodIssue

const shapes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** The schema's own words for a fault where the schema says nothing more precise. */
export function sentence(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongShape(issue.input, issue.expected)
    case 'invalid_value':
      return notOneOf(issue.input, issue.values.map(String))
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum)
    case 'too_big':
      return `This must be at most ${issue.maximum}.`
    case 'invalid_union':
      return wrongShape(issue.input, 'of another form')
    default:
      return 'This is not valid here.'
  }
}

/** One finding per thing to put right: an unknown key each, and the faults of the form that was most likely meant. */
export function findingsOf(issues: readonly Issue[], under: Finding['path'] = []): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const path = [...under, ...issue.path.filter((key) => typeof key !== 'symbol')]
    if (issue.code === 'unrecognized_keys') {
      const sentences = issue.message.split('\n')
      return issue.keys.map((key, index) => ({ path: [...path, key], onKey: true, message: sentences[index] ?? '' }))
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find(
        (form) => !form.some((each) => each.path.length === 0 && each.code === 'invalid_type'),
      )
      if (meant !== undefined) return findingsOf(meant, path)
    }
    return [{ path, message: issue.message }]
  })
}

function wrongShape(input: unknown, expected: string): string {
  if (input === undefined) return 'This is missing.'
  if (input === null) return 'This is empty: give it a value or leave the key out.'
  return `This must be ${shapes[expected] ?? expected}, not ${kindOf(input)}.${expected === 'string' ? ' Put it in quotes?' : ''}`
}

/** For a value that must be one of a few words. */
export function notOneOf(input: unknown, values: readonly string[]): string {
  if (input === undefined || input === null) return wrongShape(input, '')
  const list = values.length === 1 ? `This must be ${values.join()}` : `This must be one of ${values.join(', ')}`
  return `${list}.${typeof input === 'string' ? suggestion(input, values) : ''}`
}

function tooSmall(origin: string, minimum: number | bigint): string {
  if (origin === 'string') return 'This must not be empty.'
  return origin === 'array'
    ? `This needs at least ${minimum === 1 ? 'one entry' : `${minimum} entries`}.`
    : `This must be at least ${minimum}.`
}

function kindOf(input: unknown): string {
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'object') return 'an object'
  return shapes[typeof input] ?? typeof input
}
