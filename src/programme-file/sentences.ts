import { z } from 'zod/v4'
import { type FaultWord, type FaultWords, faultCodes, faultWords } from '../domain/file-fault.ts'
import type { Finding } from './fault.ts'
import { suggestion } from './nearest.ts'
import { present } from './present.ts'

type RawIssue = z.core.$ZodRawIssue
type Issue = z.core.$ZodIssue

const shapes: Readonly<Record<string, FaultWord>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  record: 'object',
}

const words = z
  .object({
    code: z.enum(faultCodes),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.object({ word: z.enum(faultWords) })])).optional(),
    near: z.string().optional(),
  })
  .transform(present)
const saidWords = z.array(words)

/** What a schema has to say: zod carries nothing but text, so the words travel in it. */
export function said(...faults: readonly FaultWords[]): string {
  return JSON.stringify(faults)
}

/** What the schema says of a fault where it has nothing more precise to say. */
export function sentence(issue: RawIssue): string {
  return said(wordsOf(issue))
}

function wordsOf(issue: RawIssue): FaultWords {
  switch (issue.code) {
    case 'invalid_type':
      return wrongShape(issue.input, issue.expected)
    case 'invalid_value':
      return notOneOf(issue.input, issue.values.map(String))
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return { code: 'too-big', values: { most: Number(issue.maximum) } }
    case 'invalid_union':
      return wrongShape(issue.input, '')
    default:
      return { code: 'invalid' }
  }
}

/** One finding per thing to put right: an unknown key each, and the faults of the form that was most likely meant. */
export function findingsOf(issues: readonly Issue[], under: Finding['path'] = []): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const path = [...under, ...issue.path.filter((key) => typeof key !== 'symbol')]
    const faults = readSaid(issue.message)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key, index) => ({ path: [...path, key], onKey: true, ...(faults[index] ?? unsaid) }))
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find(
        (form) => !form.some((each) => each.path.length === 0 && each.code === 'invalid_type'),
      )
      if (meant !== undefined) return findingsOf(meant, path)
    }
    return [{ path, ...(faults[0] ?? unsaid) }]
  })
}

const unsaid: FaultWords = { code: 'invalid' }

function readSaid(message: string): readonly FaultWords[] {
  return message.startsWith('[') ? saidWords.parse(JSON.parse(message)) : []
}

function wrongShape(input: unknown, expected: string): FaultWords {
  if (input === undefined) return { code: 'missing' }
  if (input === null) return { code: 'blank' }
  const values = { wanted: { word: shapes[expected] ?? 'other-form' }, given: { word: kindOf(input) } } as const
  return { code: expected === 'string' ? 'wrong-shape-quotes' : 'wrong-shape', values }
}

/** For a value that must be one of a few words. */
export function notOneOf(input: unknown, known: readonly string[]): FaultWords {
  if (input === undefined || input === null) return wrongShape(input, '')
  return {
    code: known.length === 1 ? 'must-be' : 'not-one-of',
    values: { known: known.join(', ') },
    ...(typeof input === 'string' ? suggestion(input, known) : {}),
  }
}

function tooSmall(origin: string, least: number): FaultWords {
  if (origin === 'string') return { code: 'empty-text' }
  return origin === 'array' ? { code: 'too-few', values: { count: least } } : { code: 'too-small', values: { least } }
}

function kindOf(input: unknown): FaultWord {
  if (Array.isArray(input)) return 'list'
  if (typeof input === 'object') return 'object'
  return shapes[typeof input] ?? 'other-form'
}
