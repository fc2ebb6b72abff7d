import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../src/domain/local-text.ts'
import { catalogues } from '../../src/locales/translate.ts'

const sources = fileURLToPath(new URL('../../src/', import.meta.url))
const finnish: Readonly<Record<string, string>> = catalogues.fi
const keys = Object.keys(finnish)
const others: readonly Language[] = ['sv', 'en']
const entries = keys.flatMap((key) => others.map((language) => [key, language] as const))

describe('every text', () => {
  test.each(others)('is there in %s, and there is no other', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual([...keys].sort())
  })

  test.each(languages)('says something in %s', (language) => {
    const empty = Object.entries(catalogues[language]).filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  test('names the same values in every language', () => {
    const different = entries.filter(([key, language]) => {
      const translated: Readonly<Record<string, string>> = catalogues[language]
      return String(valuesIn(translated[key] ?? '')) !== String(valuesIn(finnish[key] ?? ''))
    })
    expect(different).toEqual([])
  })

  test.each(languages)('has its values in whole braces in %s', (language) => {
    const broken = Object.entries(catalogues[language]).filter(([, text]) =>
      /[{}]/.test(text.replaceAll(/\{\{[a-zA-Z]+\}\}/g, '')),
    )
    expect(broken).toEqual([])
  })

  test('that counts has a form for one and a form for more', () => {
    const stems = new Set(keys.flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? []))
    const alone = [...stems].filter((stem) => !keys.includes(`${stem}_one`) || !keys.includes(`${stem}_other`))
    expect(alone).toEqual([])
  })

  test('that counts is not there without its forms too', () => {
    expect(keys.filter((key) => keys.includes(`${key}_one`))).toEqual([])
  })

  // Every source is parsed, which takes its time on a busy machine.
  test('is asked for somewhere', { timeout: 30_000 }, () => {
    const { whole, stems } = askedKeys()
    const unused = keys
      .map((key) => key.replace(/_(?:one|other)$/, ''))
      .filter((key) => !whole.has(key) && !stems.some((stem) => stem.test(key)))
    expect(unused).toEqual([])
  })
})

describe('the cards', () => {
  // Marks, not words: the same in every language.
  const marks = [' · ', ', ', '. ', ' ']

  test('have no sentence of their own: every word is in the catalogues', () => {
    const written = filesIn(join(sources, 'cards')).flatMap((file) =>
      stringsIn(file)
        .filter((text) => / /.test(text) && /\p{L}/u.test(text) && !marks.includes(text))
        .map((text) => `${file}: ${text}`),
    )
    expect(written).toEqual([])
  })

  test('have templates that bind every text', () => {
    const folder = fileURLToPath(new URL('../../adaptive-cards/', import.meta.url))
    const written = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/"(?:text|title|label|placeholder)": "([^"]*)"/g)]
        .map(([, text = '']) => text)
        .filter((text) => !/^\$\{\w+\}$/.test(text))
        .map((text) => `${file}: ${text}`),
    )
    expect(written).toEqual([])
  })
})

function valuesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].sort()
}

/** Every string of the sources outside the catalogues; a template stands for whatever fits it. */
function askedKeys(): { readonly whole: ReadonlySet<string>; readonly stems: readonly RegExp[] } {
  const whole = new Set<string>()
  const stems: RegExp[] = []
  for (const file of filesIn(sources)) {
    if (/[\\/]locales[\\/](?:fi|sv|en)[\\/]/.test(file)) continue
    visit(file, (node) => {
      if (ts.isStringLiteralLike(node)) whole.add(node.text)
      if (ts.isTemplateExpression(node) && /^[a-z-]+\./.test(node.head.text)) stems.push(fitting(node))
    })
  }
  return { whole, stems }
}

function fitting({ head, templateSpans }: ts.TemplateExpression): RegExp {
  const literals = [head.text, ...templateSpans.map(({ literal }) => literal.text)]
  return new RegExp(`^${literals.map((text) => text.replaceAll('.', '\\.')).join('[\\w-]+')}$`)
}

function stringsIn(file: string): readonly string[] {
  const found: string[] = []
  visit(file, (node) => {
    if (ts.isImportDeclaration(node.parent ?? node)) return
    if (ts.isStringLiteralLike(node)) found.push(node.text)
    if (ts.isTemplateExpression(node)) {
      found.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text))
    }
  })
  return found
}

function visit(file: string, see: (node: ts.Node) => void): void {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const walk = (node: ts.Node): void => {
    see(node)
    node.forEachChild(walk)
  }
  walk(source)
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}
