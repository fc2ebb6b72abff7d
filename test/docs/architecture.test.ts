import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test } from 'vitest'

/** What stands in backticks and looks like a file or a folder of ours. */
const named = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/`([\w./*-]+(?:\.(?:ts|json|md|yaml)|\/))`/g)]
  .map(([, name = '']) => name)
  .filter((name, index, all) => all.indexOf(name) === index)

const folders = ['src', 'test', 'docs', 'adaptive-cards', 'appPackage', 'programmes', 'typst']
const there = [
  'README.md',
  ...folders.flatMap((folder) => [
    `${folder}/`,
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map(
      (entry) => `${entry.parentPath.split(sep).join('/')}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
    ),
  ]),
]

function isThere(name: string): boolean {
  const words = name.split('*').map((part) => part.replaceAll('.', '\\.'))
  const pattern = new RegExp(`(?:^|/)${words.join('[^/]*')}$`)
  return there.some((path) => pattern.test(path))
}

test('docs/architecture.md names files', () => {
  expect(named.length).toBeGreaterThan(50)
})

test('every file and folder that docs/architecture.md names is there', () => {
  expect(named.filter((name) => !isThere(name))).toEqual([])
})
