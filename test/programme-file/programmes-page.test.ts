import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod/v4'
import { faultText } from '../../src/locales/fault-text.ts'
import { readProgramme } from '../../src/programme-file/read-programme.ts'

function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

const record = z.record(z.string(), z.unknown())
const page = textOf('docs/programmes.md')
const snippets = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => record.parse(parse(yaml)))

/** What the snippets of the page leave out because an earlier one has it. */
const stage = {
  programme: 'p',
  name: 'P',
  coordinators: ['kaisa@example.fi'],
  goals: [{ id: 'access' }, { id: 'quality' }],
  areas: [{ id: 'families' }],
  units: [{ id: 'north' }],
  scale: [{ value: 0 }, { value: 50 }],
  themes: [{ id: 'early-help' }],
  projects: [],
  series: [{ id: 's' }],
}

function faultsOf(text: string): readonly string[] {
  const reading = readProgramme(text, 'page.yaml')
  return reading.ok ? [] : reading.faults.map((fault) => `${fault.path}: ${faultText(fault, 'en')}`)
}

describe('the page about programme files', () => {
  it('has no snippet that a programme could not have', () => {
    expect(snippets.length).toBeGreaterThan(6)
    expect(snippets.map((snippet) => faultsOf(JSON.stringify({ ...stage, ...snippet })))).toEqual(
      snippets.map(() => []),
    )
  })

  it('names every scope, type and section, and every key of the schema, or the blank does', () => {
    const blank = textOf('programmes/blank.yaml')
    const schema = textOf('programmes/programme.schema.json')
    const words = new Set(`${page}\n${blank}`.match(/[A-Za-z-]+/g))
    const keys = propertiesIn(JSON.parse(schema))
    expect(keys.length).toBeGreaterThan(60)
    expect(keys.filter((key) => key !== '$schema' && !words.has(key))).toEqual([])
    const named = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name)
    expect(enumsIn(JSON.parse(schema), ['scope', 'sections']).filter((each) => !named.includes(each))).toEqual([])
  })
})

describe('the blank', () => {
  const blank = textOf('programmes/blank.yaml')

  it('is a programme without a fault', () => {
    expect(faultsOf(blank)).toEqual([])
  })

  it('is one with everything taken into use that stands behind a # too', () => {
    const full = blank.replaceAll(/^( *)#(?=[^ ])/gm, '$1')
    expect(full).not.toBe(blank)
    expect(faultsOf(full)).toEqual([])
  })

  it('shows every key of the schema', () => {
    const words = new Set(blank.match(/[A-Za-z-]+(?=:)/g))
    const keys = propertiesIn(JSON.parse(textOf('programmes/programme.schema.json')))
    expect(keys.filter((key) => !words.has(key))).toEqual([])
  })
})

function propertiesIn(schema: unknown): readonly string[] {
  const found = new Set<string>()
  walk(schema, (node) => {
    const properties = record.safeParse(node.properties)
    for (const key of Object.keys(properties.data ?? {})) found.add(key)
  })
  return [...found]
}

/** The words that a property of one of these names may be, or a list of them. */
function enumsIn(schema: unknown, names: readonly string[]): readonly string[] {
  const found = new Set<string>()
  walk(schema, (node) => {
    const properties = record.safeParse(node.properties).data ?? {}
    for (const name of names) {
      walk(properties[name], (each) => {
        for (const word of z.array(z.string()).safeParse(each.enum).data ?? []) found.add(word)
      })
    }
  })
  return [...found]
}

function walk(node: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit)
    return
  }
  const parsed = record.safeParse(node)
  if (!parsed.success) return
  visit(parsed.data)
  for (const each of Object.values(parsed.data)) walk(each, visit)
}
