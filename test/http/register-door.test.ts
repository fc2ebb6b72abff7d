import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showPage } from '../../src/actions/save-page.ts'
import { readerOf } from '../../src/cards/reader.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { lineSubject, parseSubject, projectSheet } from '../../src/domain/subject.ts'
import { writeWorkbook } from '../../src/programme-file/workbook/write-workbook.ts'
import { shownCard } from '../../src/teams/shown-card.ts'
import { findChromium, isRoot } from '../e2e/chromium.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { editedWorkbook, put } from '../programme-file/workbook/edited.ts'

const coordinator = 'coordinator@example.fi'
/** The beginning of a form with a file that is cut off somewhere behind it. */
const begunFile = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
let bot: TestBot

beforeAll(async () => {
  bot = await startTestBot({ programme: 'programmes/lansi-uusimaa.yaml', clock: '2021-10-17T09:00' })
})

afterAll(() => bot.dispose())

async function register(): Promise<Programme> {
  const programme = await bot.bot.actions.store.register()
  if (programme === undefined) throw new Error('There is no register')
  return programme
}

const importLink = (person = coordinator): string => bot.bot.actions.links.importPage(person)
const exportLink = (format: 'xlsx' | 'yaml', person = coordinator): string =>
  bot.bot.actions.links.exportFile(person, format)

async function hand(name: string, content: string | Uint8Array, link = importLink()): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  return fetch(link, { method: 'POST', body: form })
}

async function decide(page: string, step: string, why = ''): Promise<Response> {
  const upload = /name="upload" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const form = new FormData()
  for (const [name, value] of Object.entries({ upload, version, step, why })) form.set(name, value)
  return fetch(importLink(), { method: 'POST', body: form })
}

describe('a link to the register as a file', () => {
  test.each(['xlsx', 'yaml'] as const)('gives it as %s, never to be kept and never run', async (format) => {
    const response = await fetch(exportLink(format))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': `attachment; filename="lansi-uusimaa-2021-10-17.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.get('set-cookie')).toBeNull()
    const back = await hand(`register.${format}`, new Uint8Array(await response.arrayBuffer()))
    expect(await back.text()).toContain('mikään ei muuttuisi')
  })

  test.each([
    ['another person’s', () => exportLink('xlsx').replace('coordinator', 'outi.harjula')],
    ['another format’s', () => exportLink('xlsx').replace('xlsx', 'yaml')],
    ['the page’s', () => importLink().replace('/import?', '/export?')],
    ['a report’s', () => exportLink('xlsx').replace('/export?', '/report?')],
    ['a later one’s', () => exportLink('xlsx').replace('expires=2021', 'expires=2031')],
  ])('does not open as %s', async (_, link) => {
    expect((await fetch(link())).status).toBe(403)
  })

  test.each([exportLink.bind(undefined, 'xlsx'), importLink])(
    'is no use to whoever is no coordinator',
    async (link) => {
      const response = await fetch(link('aino.virtanen@example.fi'))
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('vain hanketoimisto')
    },
  )
})

describe('the page on which a register is handed in', () => {
  test('loads nothing, runs nothing and sends only to itself', async () => {
    const response = await fetch(importLink())
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors 'none'.*style-src 'sha256-/)
    expect(await response.text()).not.toContain('<script')
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('tells every fault by its cell and changes nothing', async () => {
    const before = await register()
    const bytes = await editedWorkbook(before, (workbook) => put(workbook, 'Projects', 2, 'Kehittämisalue', '<b>x</b>'))
    const response = await hand('register.xlsx', bytes)
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain('Tiedostossa on 2 virhettä.')
    expect(page).toContain('Kehittämisaluetta &quot;&lt;b&gt;x&lt;/b&gt;&quot; ei ole tiedostossa.')
    expect(page).not.toContain('<b>x</b>')
    expect(await register()).toBe(before)
  })

  test.each([
    ['nothing', '', 'Valitse ensin tiedosto.', 422],
    ['60 MB', new Uint8Array(60 * 1024 * 1024), 'suurempi kuin 20 Mt', 413],
  ])('answers %s with a sentence', async (_, content, sentence, status) => {
    const response =
      content === ''
        ? await fetch(importLink(), { method: 'POST', body: new FormData() })
        : await hand('a.xlsx', content)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(sentence)
  })

  test.each([
    ['application/json', '{}', 400],
    ['multipart/form-data; boundary=x', 'no form', 400],
    ['multipart/form-data; name=x', '--x--', 400],
    [`multipart/form-data; boundary=${'x'.repeat(300)}`, '--x--', 400],
    ['multipart/form-data; boundary=x', `${begunFile}a;b`, 400],
    ['multipart/form-data; boundary=x', `${begunFile}a;b\r\n--x\r\nContent-Disposition: form-data; na`, 400],
    ['multipart/form-data; boundary=x', `${begunFile}a;b\r\n--x`, 400],
    ['multipart/form-data; boundary=x', `${begunFile}${'x'.repeat(100_000)}`, 400],
    ['multipart/form-data', '--x--', 415],
  ])('takes no body of %s that is none', async (type, body, status) => {
    const response = await fetch(importLink(), { method: 'POST', headers: { 'content-type': type }, body })
    expect(response.status).toBe(status)
  })

  test('takes a form at no other path', async () => {
    expect((await hand('a.csv', 'x', `${bot.url}/api/messages`)).status).toBe(415)
    expect((await hand('a.csv', 'x', `${bot.url}/import`)).status).toBe(403)
  })

  test('shows what would change, drops it, and applies it once', async () => {
    const csv = 'Tunnus;Vastuuhenkilöt\nperhekeskus;uusi@example.fi\n'
    const first = await (await hand('projects.csv', csv)).text()
    expect(await (await fetch(importLink())).text()).toContain('aino.virtanen@example.fi → uusi@example.fi')
    expect(first).toContain('aino.virtanen@example.fi → uusi@example.fi')
    expect(await (await decide(first, 'drop')).text()).toContain('Muutokset on hylätty')
    expect((await decide(first, 'apply')).status).toBe(409)

    const second = await (await hand('projects.csv', csv)).text()
    const applied = await decide(second, 'apply', 'Virkavapaa')
    expect(await applied.text()).toContain('Rekisteri on muutettu.')
    expect(await (await decide(second, 'apply')).text()).toContain('Rekisteri on muutettu.')
    const changes = await bot.bot.actions.store.registerChanges()
    expect(changes).toMatchObject([{ number: 1, act: 'import', by: coordinator, why: 'Virkavapaa' }])
  })

  test('applies nothing that somebody else has overtaken', async () => {
    const name = (text: string): string => `Tunnus;Nimi (fi)\nperhekeskus;${text}\n`
    const mine = await (await hand('projects.csv', name('Oma'))).text()
    const actions = bot.bot.actions
    const current = await register()
    const version = (await actions.store.registerChanges()).length
    const change = {
      number: version + 1,
      id: 'other',
      act: 'import',
      at: actions.clock.now(),
      by: 'x@example.fi',
      changes: [],
    } as const
    await actions.store.changeRegister({ programme: { ...current, name: 'Toinen' }, change, moves: [] })
    const late = await decide(mine, 'apply')
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Joku muu muutti rekisteriä')
    expect((await register()).name).toBe('Toinen')
    await fetch(importLink())
    expect((await decide(mine, 'apply')).status).toBe(409)
  })
})

describe('in a browser without scripts', { timeout: 90_000 }, () => {
  test('a coordinator hands in a workbook, looks at what would change, and applies it', async () => {
    const browser = await chromium.launch({ executablePath: findChromium(), args: isRoot() ? ['--no-sandbox'] : [] })
    try {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
      const page = await context.newPage()
      const bytes = await editedWorkbook(await register(), (workbook) =>
        put(workbook, 'Places', 2, 'Nimi (fi)', 'Uusi paikka'),
      )
      await page.goto(importLink())
      await page.setInputFiles('input[type=file]', {
        name: 'register.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(bytes),
      })
      await page.getByRole('button', { name: 'Tarkista tiedosto' }).click()
      await page.getByText('Uusi paikka').first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      await page.getByLabel('Syy (vapaaehtoinen)').fill('Kuntaliitos')
      await page.getByRole('button', { name: /^Tee 1 muutos$/ }).click()
      await page.getByRole('heading', { name: 'Rekisteri on muutettu.' }).waitFor()
      expect((await bot.bot.actions.store.registerChanges()).at(-1)).toMatchObject({ why: 'Kuntaliitos' })
    } finally {
      await browser.close()
    }
  })
})

test('a link is of no use when its hour has passed', async () => {
  const [page, file] = [importLink(), exportLink('yaml')]
  await bot.moveClock('2021-10-17T10:01')
  expect((await fetch(page)).status).toBe(410)
  expect((await fetch(file)).status).toBe(410)
  expect((await hand('a.csv', 'x', page)).status).toBe(410)
})

test('the shipped programme as it is changes nothing', async () => {
  const bytes = await writeWorkbook(await register())
  const response = await hand('register.xlsx', bytes)
  expect(await response.text()).toContain('mikään ei muuttuisi')
})

test('earlier answers that are handed in stand on the page as what was said last time', async () => {
  const programme = await register()
  const reported = new Set(programme.history.map(({ subject }) => subject))
  const subjects = programme.projects.flatMap(({ id, lines }) => lines.map(({ goal }) => lineSubject(id, goal)))
  const subject = subjects.find((each) => !reported.has(each)) ?? ''
  const bytes = await editedWorkbook(programme, (workbook) => {
    const row = (workbook.getWorksheet('Historia')?.rowCount ?? 0) + 1
    put(workbook, 'Historia', row, 'Sarja', 'oma-arviointi')
    put(workbook, 'Historia', row, 'Kierros', new Date('2021-05-15T00:00:00Z'))
    put(workbook, 'Historia', row, 'Kohde', subject)
    put(workbook, 'Historia', row, 'Vastaus: results', 'Keväällä aloitettiin kahdessa kunnassa.')
  })
  await decide(await (await hand('register.xlsx', bytes)).text(), 'apply')
  await bot.moveClock('2021-10-18T09:00')
  const sheet = projectSheet(parseSubject(subject)?.project ?? '')
  const request = { person: coordinator, round: 'oma-arviointi:2021-11-15', sheet, subject, part: 0 }
  const shown = await showPage(bot.bot.actions, request)
  const { content } = shownCard(shown, { programme, reader: readerOf('fi', programme) })
  expect(JSON.stringify(content)).toContain('Edellinen vastaus (15.5.2021)')
  expect(JSON.stringify(content)).toContain('Keväällä aloitettiin kahdessa kunnassa.')
})
