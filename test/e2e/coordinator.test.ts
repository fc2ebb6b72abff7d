import { Buffer } from 'node:buffer'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import { editedWorkbook, put } from '../programme-file/workbook/edited.ts'
import { ownerAt } from '../round/owner.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'
import { startEverybodyElse } from './everybody-else.ts'
import { createEndings, skipAfterFailure } from './one-after-another.ts'
import { openPlayground, type PlaygroundPage } from './playground-page.ts'

const shipped = 'programmes/lansi-uusimaa.yaml'
const sari = 'sari.myllyniemi@example.fi'
const pekka = 'pekka.hiltula@example.fi'
const first = 'Matalan kynnyksen vastaanotto on avattu.'
const theProject = /Paljon palveluja tarvitsevat asiakkaat/
const comment = 'Kertokaa vielä, kuinka moni perhe kävi.'
const mended = 'Perheitä kävi 212, ja odotusaika lyheni viikkoon.'
const newPlace = 'Uusi Karjaa'
const tooLate = 'Työ alkoi vasta marraskuussa.'

let folder: string
let connector: FakeConnector
let bot: BotProcess
let client: PlaygroundPage
const endings = createEndings()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-'))
  endings.add(() => rm(folder, { recursive: true, force: true }))
  bot = await startBotProcess({ folder, programme: shipped, playground: 'on', clock: '2021-10-17T09:00' })
  endings.add(() => bot.kill())
  connector = await startEverybodyElse(bot, shipped)
  endings.add(() => connector.stop())
  client = await openPlayground(bot.playgroundUrl)
  endings.add(() => client.close())
  await client.waitForText('Paikallinen kokeilu')
  await client.say('clock 2021-10-18 09:00')
  await client.waitForText('Kello on nyt 18.10.2021')
  await answerAs(sari, first)
})

afterAll(endings.endAll)

skipAfterFailure()

describe('a coordinator at the desk, in the Playground', () => {
  it('finds who is missing', async () => {
    await client.say(`tila ${pekka} puuttuvat`)
    const status = client.cardSaying('Rajaus: Pekka Hiltula · puuttuvat')
    await status.getByText('Pekka Hiltula: Pyyntö toimitettu ma\u00A018.10.').first().waitFor()
    await client.screenshot('20-desk-status', status)
  })

  it('reminds them at once, after it was said how many they are', async () => {
    const before = connector.messagesTo(pekka).length
    await client.press('Muistuta näistä')
    await client.screenshot('21-desk-remind')
    await client.press('Lähetä muistutus')
    await client.waitForText('Muistutus lähtee 1 vastaajalle.')
    await expect.poll(() => connector.messagesTo(pekka).length, { timeout: 20_000 }).toBe(before + 1)
  })

  it('opens a project from the list, and returns it with a comment', async () => {
    await client.say('tila ppt lähetetyt')
    await client.cardSaying('Rajaus:').getByRole('button', { name: theProject }).waitFor()
    await client.page.getByRole('button', { name: theProject }).last().click()
    await client.waitForText(first)
    await client.screenshot('22-desk-project', client.cardSaying(first))
    await client.press('Palauta täydennettäväksi')
    await client.fill('Viesti vastaajalle', comment)
    await client.press('Palauta')
    await client.waitForText('Palautettu täydennettäväksi:')
  })

  it('sees it mended by its owner, and accepts it', async () => {
    await expect.poll(() => JSON.stringify(connector.messagesTo(sari)), { timeout: 20_000 }).toContain(comment)
    await answerAs(sari, mended, 'project/ppt')
    await client.say('tila ppt lähetetyt')
    await client.page.getByRole('button', { name: theProject }).last().click()
    await client.waitForText(mended)
    await client.press('Hyväksy')
    await client.waitForText('Hyväksytty: Kaisa Lehtimäki')
  })

  it('opens another project again after the lock', async () => {
    await client.say('clock 2021-11-23 09:00')
    await client.waitForText('Kello on nyt 23.11.2021')
    await client.say(`tila ${pekka}`)
    const status = client.cardSaying('Rajaus: Pekka Hiltula')
    await status.getByText('Kierros on suljettu.').waitFor()
    await status.getByRole('button', { name: /›/ }).first().click()
    await client.press('Avaa lomake uudelleen')
    await client.fill('Viimeinen päivä', '2021-11-25')
    await client.fill('Kellonaika', '12:00')
    await client.fill('Syy', 'Vastaaja oli sairaana.')
    await client.press('Avaa')
    await client.waitForText('Lomake on avoinna 25.11.2021 klo 12.00 asti.')
    await expect.poll(() => JSON.stringify(connector.messagesTo(pekka)), { timeout: 20_000 }).toContain('sairaana')
    await answerAs(pekka, tooLate, undefined, 1)
  })

  it('publishes a report that tells both', async () => {
    await client.say('raportti')
    await client.press('Julkaise')
    await client.press('Julkaise painos 2')
    await client.waitForText('Raportti on julkaistu, painos 2')
    const text = await coordinatorsReport()
    expect(text).toContain(mended)
    expect(text).toContain(tooLate)
    expect(text).toMatch(/myöhässä/i)
  })

  it('hands in a workbook on a page without scripts, and applies it from the chat', async () => {
    const programme = await readProgrammeFile(shipped)
    const workbook = await editedWorkbook(programme, (book) => put(book, 'Places', 2, 'Nimi (fi)', newPlace))
    await client.say('tuo')
    const opened = await client.follow('Avaa lähetyssivu')
    await opened.waitForURL(/\/import\?/)
    const page = await client.withoutScripts(opened.url())
    await opened.close()
    const file = { name: 'rekisteri.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(workbook) }
    await page.setInputFiles('input[type=file]', file)
    await page.getByRole('button', { name: 'Tarkista tiedosto' }).click()
    await page.getByRole('heading', { name: 'Mikä muuttuisi' }).waitFor()
    await page.context().close()
    await client.cardSaying(newPlace).waitFor()
    await client.press('Tee 1 muutos')
    await client.waitForText('Rekisteri on muutettu.')
  })

  it('gives a project to somebody the bot has not met, with a warning and a reason the audit tells', async () => {
    await client.say('anna ppt: uusi.vastaaja@example.fi')
    await client.waitForText('Botti ei vielä tavoita kaikkia')
    await client.fill('Syy (valinnainen)', 'Sari siirtyy muihin tehtäviin.')
    await client.press('Vaihda vastuuhenkilö')
    await client.waitForText('Vastuuhenkilö on vaihdettu')
    await client.say('tapahtumat ppt')
    await client.waitForText('Sari siirtyy muihin tehtäviin.')
  })
})

/** Answers what stands open on the person's newest card: one project, or all there is. */
async function answerAs(email: string, results: string, only?: string, most = 99): Promise<void> {
  const owner = ownerAt(connector, email)
  await connector.say(email, 'my')
  const { id, card } = owner.cardWith('open')
  const sheets = card.buttons.filter(({ verb }) => verb === 'open').map(({ data }) => String(data.sheet))
  for (const sheet of [...new Set(sheets)].filter((each) => only === undefined || each === only).slice(0, most)) {
    await owner.answer(id, sheet, ({ inputs }) =>
      inputs.some((input) => input.id === 'level') ? { level: '50', results } : { status: 'on-track' },
    )
  }
}

async function coordinatorsReport(): Promise<string> {
  const asked = ['report', '--round', '2021-11-15', '--format', 'md', '--audience', 'coordinators']
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...asked], {
    env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent' },
    maxBuffer: 20_000_000,
  })
  return stdout
}
