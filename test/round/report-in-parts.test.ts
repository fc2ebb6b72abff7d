import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../src/cli/report.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

let folder: string
let bot: TestBot

/** Words at the front of the report for a little more than one PDF: texts of 100,000 characters each. */
const front = Array.from({ length: 36 }, (_, index) => ({
  title: `Luku ${index + 1}`,
  text: 'Sana vain. '.repeat(9000),
}))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-parts-'))
  const programme = {
    version: 1,
    programme: 'laaja',
    name: 'Laaja ohjelma',
    goals: [{ id: 'costs', name: 'Kustannukset' }],
    projects: [{ id: 'clinic', name: 'Neuvola', owners: ['owner@example.fi'], lines: [{ goal: 'costs' }] }],
    coordinators: ['coordinator@example.fi'],
    series: [
      {
        id: 'oma-arviointi',
        name: 'Oma-arviointi',
        schedule: { deadlines: { dates: ['2021-11-15'] }, from: '2021-11-15', to: '2021-11-15' },
        questions: [{ id: 'results', type: 'text', label: 'Tulokset', required: true }],
        front,
      },
    ],
  }
  const file = join(folder, 'laaja.yaml')
  await writeFile(file, JSON.stringify(programme))
  bot = await startTestBot({ programme: file, clock: '2021-10-17T09:00' })
  await bot.moveClock('2021-11-01T09:00')
})

afterAll(async () => {
  await bot.dispose()
  await rm(folder, { recursive: true, force: true })
})

/** The command beside the running bot. */
async function reportOf(options: Readonly<Record<string, string>>, dataDir = bot.folder) {
  let complaint = ''
  const code = await report.run({
    config: { dataDir },
    options: { round: '2021-11-15', audience: 'public', format: 'pdf', ...options },
    operands: [],
    print: () => undefined,
    complain: (text) => {
      complaint += text
    },
  })
  return { code, complaint }
}

/** The link to the PDF as a coordinator is given it before publishing. */
const link = (): string =>
  bot.bot.actions.links.report({
    round: 'oma-arviointi:2021-11-15',
    edition: 0,
    audience: 'public',
    format: 'pdf',
    language: 'fi',
    person: 'coordinator@example.fi',
  })

/** Where the page behind the link leads to. */
async function linksToParts(): Promise<readonly string[]> {
  const page = await (await fetch(link())).text()
  return [...page.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'))
}

describe('the PDF of a large report behind its link', () => {
  test('is a page that tells in the reader’s language what stands in which part', async () => {
    const response = await fetch(link(), { headers: { 'accept-language': 'en' } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('The report is too large for one PDF and comes in 2 parts.')
    expect((await linksToParts()).length).toBe(2)
  })

  test('is a file for each part, named by its number', async () => {
    const response = await fetch((await linksToParts())[1] ?? '')
    expect([response.status, response.headers.get('content-disposition')]).toEqual([
      200,
      'inline; filename="oma-arviointi-laaja-2021-11-15-osa-2.pdf"',
    ])
    expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 5)).toEqual(new TextEncoder().encode('%PDF-'))
  })

  test('opens no part whose number was changed', async () => {
    const [first = ''] = await linksToParts()
    expect((await fetch(first.replace('part=1', 'part=2'))).status).toBe(403)
  })
})

describe('the PDF of a large report on the command line', () => {
  test('is refused as one file, with how to ask for each part and what stands in it', async () => {
    const { code, complaint } = await reportOf({})
    expect(code).toBe(1)
    expect(complaint).toMatch(
      /^The report is too large for one PDF\. It comes in 2 parts, choose one:\n--part 1: .*Luku 1 .*\n--part 2: .*Luku 36.*\n$/,
    )
  })

  test('is had part by part', async () => {
    const out = join(folder, 'osa-2.pdf')
    expect(await reportOf({ part: '2', out })).toEqual({ code: 0, complaint: '' })
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('has no other parts', async () => {
    const { code, complaint } = await reportOf({ part: '3' })
    expect(code).toBe(1)
    expect(complaint).toMatch(/^There is no part 3\. It comes in 2 parts/)
  })

  test.each([
    ['no number', { part: 'two' }],
    ['not counted from 1', { part: '0' }],
    ['of another format', { part: '1', format: 'docx' }],
  ])('asked for by a part that is %s is wrong usage', async (_, options) => {
    expect(await reportOf(options)).toEqual({ code: 2, complaint: '' })
  })

  test('of a report that is one PDF has no parts', async () => {
    const small = await startTestBot({ programme: 'programmes/lansi-uusimaa.yaml', clock: '2021-10-18T09:00' })
    const { code, complaint } = await reportOf({ part: '1' }, small.folder)
    await small.dispose()
    expect([code, complaint]).toEqual([1, 'The report is one PDF. Leave out --part.\n'])
  })
})
