import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

const threats = threatsIn(readFileSync('docs/security.md', 'utf8'))

test('the threat table names threats', () => {
  expect(threats.length).toBeGreaterThan(15)
})

test.each(threats)('what stops "$threat" is shown by a test that there is', ({ stops, shown }) => {
  expect(stops).not.toBe('')
  const names = [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
  expect(names).not.toEqual([])
  expect(names.filter((name) => !isTest(name))).toEqual([])
})

function threatsIn(page: string) {
  const [, table = ''] = /\n## Threats\n([\s\S]*?)\n## /.exec(page) ?? []
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:-+|threat) \|/.test(line))
  return rows.map((row) => {
    const [, threat = '', stops = '', shown = ''] = row.split('|').map((cell) => cell.trim())
    return { threat, stops, shown }
  })
}

const runsInAll = ['.ci/run', 'test/quiet-logs.ts']

/** A file of tests, a folder with some, or what runs with all of them. */
function isTest(name: string): boolean {
  if (runsInAll.some((each) => each.replace('.ts', '') === name && existsSync(each))) return true
  if (existsSync(`${name}.test.ts`)) return true
  const isFolder = existsSync(name) && statSync(name).isDirectory()
  return isFolder && readdirSync(name).some((file) => file.endsWith('.test.ts'))
}
