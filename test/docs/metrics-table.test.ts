import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownersPress } from '../fakes/teams-mode.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

const prefix = 'oma_arviointi_'
const page = readFileSync('docs/operations.md', 'utf8')
const rows = [...page.matchAll(/^\| `([a-z_]+)` \| ([a-z, –]+) \|/gm)].map(([, name = '', labels = '']) => ({
  name,
  labels: labels === '–' ? [] : labels.split(', '),
}))

let bot: TestBot
let metrics: string

beforeAll(async () => {
  bot = await startTestBot({ programme: 'test/roles/programme.yaml', clock: '2021-10-17T09:00' })
  await bot.moveClock('2021-10-18T09:00')
  const headers = { 'content-type': 'application/json' }
  const body = ownersPress({ serviceUrl: 'http://127.0.0.1:9/' })
  for (const each of [body, '{}']) await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body: each })
  metrics = await (await fetch(`${bot.url}/metrics`)).text()
})

afterAll(() => bot.dispose())

test('docs/operations.md tells of every number that the bot gives, and of no other', () => {
  const given = [...metrics.matchAll(/^# TYPE oma_arviointi_(\S+)/gm)].map(([, name]) => name)
  expect(rows.map(({ name }) => name).sort()).toEqual(given.sort())
})

test('the numbers have the labels that are told', () => {
  const told = new Map(rows.map(({ name, labels }) => [name, labels]))
  const samples = [...metrics.matchAll(/^oma_arviointi_([a-z_]+?)(?:_bucket|_sum|_count)?\{(.*)\}/gm)]
  expect(new Set(samples.map(([, name]) => name)).size).toBeGreaterThan(4)
  for (const [, name = '', labels = ''] of samples) {
    const named = [...labels.matchAll(/(?:^|,)(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le')
    expect([name, ...named.sort()]).toEqual([name, ...(told.get(name)?.toSorted() ?? [])])
  }
})

test('whatever an alert watches is there', () => {
  const alerts = page.slice(page.indexOf('## Alerts'))
  const watched = [...alerts.matchAll(/^\| `([a-z_0-9]+)(?:\{(\w+)="([^"]+)"\})?`/gm)]
  expect(watched.length).toBeGreaterThan(8)
  for (const [, name = '', label = '', value = ''] of watched) {
    expect(metrics).toContain(`# TYPE ${rows.some((row) => row.name === name) ? prefix : ''}${name} `)
    if (label === 'reason') expect(page.slice(0, page.indexOf('## Alerts'))).toContain(`\`${value}\``)
  }
})

test('the process tells how long its loop is held up, and what it holds', () => {
  for (const [, name] of page.matchAll(/`((?:nodejs|process)_\w+)`/g)) expect(metrics).toContain(`# TYPE ${name} `)
})
