import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod/v4'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import { ownerAt } from '../round/owner.ts'
import { type BotProcess, startBotProcess } from './bot-process.ts'
import { startEverybodyElse } from './everybody-else.ts'
import { createEndings, skipAfterFailure } from './one-after-another.ts'
import { openPlayground, type PlaygroundPage, pathOfPicture } from './playground-page.ts'

const shipped = 'programmes/lansi-uusimaa.yaml'
const project = 'Paljon palveluja tarvitsevat asiakkaat'
const nextProject = 'Matalan kynnyksen palveluiden konseptointi'
const silent = 'pekka.hiltula@example.fi'

const level = 'Eteneminen (pakollinen)'
const results = 'Seurannan ja arvioinnin tulokset (pakollinen)'
const typed = (page: number) =>
  `Sivu ${page}: yhteyshenkilö on nimetty <b>142</b> asiakkaalle.\n\n- *Lohja* mukana toukokuusta alkaen\n- \${x} & "lainaus"`
const reason = 'Kysely tehdään vasta keväällä.'
const coOwner = 'sari.myllyniemi@example.fi'
const theirs = 'Yhteinen malli otettiin käyttöön Vihdissä.'
const standstill = 'Kustannusten seuranta alkaa vasta ensi vuonna.'
const tooLate = 'Arbetet gick framåt i alla kommuner.'
const deviation = 'Rekrytointi viivästyi. Uusi aikataulu: 3/2022.'

let folder: string
let connector: FakeConnector
let bot: BotProcess
let client: PlaygroundPage

const endings = createEndings()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-'))
  endings.add(() => rm(folder, { recursive: true, force: true }))
  const programme = await programmeWithMoreToDo(folder)
  bot = await startBotProcess({ folder: join(folder, 'data'), programme, playground: 'on', clock: '2021-10-17T09:00' })
  endings.add(() => bot.kill())
  connector = await startEverybodyElse(bot, programme)
  endings.add(() => connector.stop())
  client = await openPlayground(bot.playgroundUrl)
  endings.add(() => client.close())
})

afterAll(endings.endAll)

skipAfterFailure()

describe('a round of a coordinator who owns projects, in the Playground', () => {
  it('welcomes with what can be done first', async () => {
    await client.waitForText('Paikallinen kokeilu')
    for (const name of ['Omat vastattavat', 'Tilanne', 'Ohje']) {
      await client.cardSaying('Paikallinen kokeilu').getByRole('button', { name, exact: true }).waitFor()
    }
    await client.screenshot('01-welcome')
  })

  it('takes the channel in which it is told to', async () => {
    await client.openChannel('Oma-arviointi')
    await client.sayMentioningBot('channel here')
    await client.waitForText('Raportit julkaistaan jatkossa tällä kanavalla.')
    await client.screenshot('02-channel')
  })

  it('asks when the clock reaches the opening', async () => {
    await client.openPersonalChat()
    await client.say('clock 2021-10-18 09:00')
    await client.waitForText('Kello on nyt 18.10.2021')
    await client.waitForText('Oma-arviointi, syksy 2021: lokakuun tilanne')
    await client.waitForText('Sinulla on 4 projektia ja 8 kohtaa. Vastaa viimeistään ma 8.11.')
    await client.waitForText(project)
    await client.screenshot('03-prompt')
  })

  it('keeps what is written page by page', async () => {
    await client.press('Vastaa')
    await client.waitForText('Sivu 1/6')
    await client.screenshot('04-page', client.cardSaying('Sivu 1/6'))
    await fillPage(1, 'Lähes valmis (75 %)')
    await fillPage(2, 'Käynnistetty (25 %)')
    await client.press('Takaisin')
    await client.waitForText('Sivu 2/6')
    expect(await client.input(results).inputValue()).toBe(typed(2))
    await client.press('Tallenna ja jatka')
  })

  it('takes a quick answer with its reason', async () => {
    await client.waitForText('Sivu 3/6')
    await client.fill('Syy (valinnainen)', reason)
    await client.press('Ei toimenpiteitä raportointikaudella')
    await client.waitForText('Sivu 4/6')
  })

  it('goes on after a break at the first unfinished page, and nothing is lost', async () => {
    await client.close()
    client = await openPlayground(bot.playgroundUrl)
    const unfinished = client.cards().filter({ hasText: 'Luonnos · 3/6 valmiina' })
    await unfinished.waitFor()
    await client.say('omat')
    await unfinished.nth(1).waitFor()
    await client.press('Jatka')
    await client.waitForText('Sivu 4/6')
    await client.press('Takaisin')
    await client.waitForText('Valittu vastaus: Ei toimenpiteitä raportointikaudella')
    expect(await client.input('Syy (valinnainen)').inputValue()).toBe(reason)
    await client.press('Takaisin')
    await client.waitForText('Sivu 2/6')
    expect(await client.input(results).inputValue()).toBe(typed(2))
    await client.press('Tallenna ja jatka')
    await client.waitForText('Sivu 3/6')
    await client.press('Tallenna ja jatka')
  })

  it('shows both texts where a co-owner was faster, and waits for a decision', async () => {
    await client.waitForText('Sivu 4/6')
    const { id } = ownerAt(connector, coOwner).cardWith('open')
    const page = await ownerAt(connector, coOwner).press(id, 'open', {}, (data) => data.sheet === 'project/ppt')
    expect(page.text).toContain('Hyötytavoite 4')
    await ownerAt(connector, coOwner).press(id, 'save', { level: '25', results: theirs })
    await client.choose(level, 'Hyvässä vauhdissa (50 %)')
    await client.fill(results, typed(4))
    await client.press('Tallenna ja jatka')
    await client.waitForText(theirs)
    expect(await client.input(results).inputValue()).toBe(typed(4))
    await client.screenshot('05-conflict', client.cardSaying('Toinen vastaaja ehti tallentaa'))
    await client.press('Tallenna ja jatka')
    await client.waitForText('Sivu 5/6')
  })

  it('asks why a level has not moved, and goes on with the reason', async () => {
    await client.choose(level, 'Ei aloitettu (0 %)')
    await client.fill(results, typed(5))
    await client.press('Tallenna ja jatka')
    await client.waitForText('Taso on ollut sama jo kahdella edellisellä kierroksella.')
    await client.screenshot('05-reason', client.cardSaying('Kerro lyhyesti, mikä hidastaa'))
    await client.fill('Perustelu (pakollinen lähetettäessä)', standstill)
    await client.press('Tallenna ja jatka')
    await client.waitForText('Sivu 6/6')
  })

  it('shows everything before it is sent', async () => {
    await client.choose('Projektin tilanne (pakollinen)', 'Viivästynyt')
    await client.fill(
      'Mistä viive johtuu ja mikä on uusi aikataulu? (pakollinen, jos: Viivästymisen riski, Viivästynyt)',
      deviation,
    )
    await client.screenshot('05-project-page', client.cardSaying('Sivu 6/6'))
    await client.press('Tallenna ja tarkista')
    const review = client.cardSaying('Tarkista vastaukset')
    await review.waitFor()
    const shown = await review.textContent()
    for (const text of [
      reason,
      deviation,
      standstill,
      'Viivästynyt',
      ...[1, 2, 4, 5].flatMap((page) => typed(page).split('\n')),
    ]) {
      expect(shown).toContain(text)
    }
    await client.screenshot('06-review', review)
  })

  it('thanks with a receipt that leads to the next project', async () => {
    await client.press('Lähetä')
    const receipt = client.cardSaying('Kiitos, vastaukset on lähetetty')
    await receipt.getByText('Vielä vastaamatta: 3 projektia').waitFor()
    await receipt.getByText(nextProject).waitFor()
    await client.screenshot('07-receipt', receipt)
  })

  it('tells the coordinator where the round stands', async () => {
    await othersAnswer()
    await client.say('tila')
    const status = client.cardSaying('Odotettu 95 = vastattu 57')
    await status.getByText('Pekka Hiltula: Pyyntö toimitettu ma\u00A018.10.').first().waitFor()
    await client.screenshot('08-status', status)
  })

  it('reminds of what is still owed, and of nothing else', async () => {
    await client.say('clock 2021-11-01 09:00')
    await client.waitForText('Kello on nyt 1.11.2021')
    await client.waitForText('Vielä vastaamatta: 3 projektia ja 3 kohtaa.')
    const reminder = client.cardSaying('Vielä vastaamatta')
    await client.screenshot('09-reminder', reminder)
    expect(await reminder.getByRole('button', { name: 'Vastaa', exact: true }).count()).toBe(3)
    expect(await reminder.textContent()).toMatch(/palvelupolut.*Vastaa.*Lähetetty/)
    await client.say('tila')
    await client.waitForText('Pekka Hiltula: toimitettu ma\u00A018.10. · Muistutus ma\u00A01.11.')
    await statusPicture()
  })

  it('puts the next reminder off', async () => {
    await client.toggle('Myöhemmin tai varahenkilölle')
    await client.press('Muistuta huomenna')
    await client.waitForText('muistutan seuraavan kerran 2.11.2021 klo 9.00')
    await client.say('clock 2021-11-02 09:00')
    await client.waitForText('Kello on nyt 2.11.2021')
    await client.waitForText(
      'Vielä vastaamatta: 3 projektia ja 3 kohtaa. Vastaa viimeistään ma\u00A08.11. (4 työpäivää jäljellä).',
    )
  })

  it('hands a project to a deputy, who is asked at once', async () => {
    await client.toggle('Myöhemmin tai varahenkilölle')
    await client.press('Siirrä varahenkilölle')
    await client.choose('Varahenkilö', 'Outi Harjula')
    await client.choose('Mitä siirretään', 'Keskeisten asiakasryhmien palvelupolut')
    await client.screenshot('10-handover', client.cardSaying('Varahenkilö saa kysymykset'))
    await client.press('Siirrä')
    await client.waitForText('Siirretty: 1 projekti. Vastaaja: Outi Harjula.')
    await client.say('tila')
    await client.waitForText('Outi Harjula: Siirto varahenkilölle toimitettu')
  })

  it('posts the report to the channel, without a name', async () => {
    await client.say('clock 2021-11-15 12:00')
    await client.waitForText('Kello on nyt 15.11.2021')
    await client.openChannel('Oma-arviointi')
    const report = client.cardSaying('Oma-arviointi, syksy 2021: raportti on valmis')
    await report.waitFor()
    expect(await report.textContent()).not.toMatch(/Kaisa|Pekka/)
    await client.screenshot('11-report-card', report)
  })

  it('links to a report that everybody can read', async () => {
    const report = await client.follow('Avaa raportti')
    await report.getByRole('heading', { level: 1 }).waitFor()
    await report.screenshot({ path: pathOfPicture('12-report') })
    const text = await report.locator('main').textContent()
    for (const page of [1, 2, 4, 5]) expect(text).toContain(typed(page))
    expect(await seriousViolations(report)).toEqual([])

    await report.setViewportSize({ width: 360, height: 1400 })
    await report.screenshot({ path: pathOfPicture('13-report-phone') })
    expect(await report.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })

  it('speaks Swedish from the next card on', async () => {
    await client.openPersonalChat()
    await client.say('kieli sv')
    await client.waitForText('Jag talar nu svenska')
    await client.say('mina')
    await client.press('Svara')
    await client.waitForText('Sida 1/2')
    await client.screenshot('14-page-swedish', client.cardSaying('Sida 1/2'))
  })

  it('gives back what was typed when the round has locked meanwhile', async () => {
    const label = 'Resultat av uppföljning och utvärdering (obligatorisk)'
    // The Playground draws every card anew for each message, so that what is typed comes after it.
    await client.say('clock 2021-11-23 09:00')
    await client.waitForText('Klockan är nu 23.11.2021')
    await client.fill(label, tooLate)
    await client.press('Spara och fortsätt')
    await client.waitForText('Omgången är stängd')
    expect(await client.input(label).inputValue()).toBe(tooLate)
    await client.screenshot('15-locked', client.cardSaying('Omgången är stängd'))
  })

  it('ends when it is asked to, and its log holds no text and no address', async () => {
    expect(await bot.end()).toBe(0)
    for (const line of [reason, deviation, standstill, theirs, tooLate, ...typed(1).split('\n').filter(Boolean)])
      expect(bot.log()).not.toContain(line)
    expect(bot.log()).not.toMatch(/[\w.]@\w/)
    expect(bot.log()).not.toMatch(/"level":[56]0/)
  })
})

async function fillPage(number: number, chosen: string): Promise<void> {
  await client.waitForText(`Sivu ${number}/6`)
  await client.choose(level, chosen)
  await client.fill(results, typed(number))
  await client.press('Tallenna ja jatka')
  await client.waitForText(`Sivu ${number + 1}/6`)
}

/** The coordinators' own projects have a line each; here they share one that has five. */
async function programmeWithMoreToDo(into: string): Promise<string> {
  const text = await readFile(shipped, 'utf8')
  const more = text.replace('owners: [sari.myllyniemi@', 'owners: [coordinator@example.fi, sari.myllyniemi@')
  expect(more).not.toBe(text)
  const file = join(into, 'programme.yaml')
  await writeFile(file, more)
  return file
}

async function othersAnswer(): Promise<void> {
  const { projects } = await readProgrammeFile(shipped)
  const owners = new Set(projects.flatMap((each) => each.owners))
  for (const { email } of connector.users.filter((user) => owners.has(user.email) && user.email !== silent)) {
    const owner = ownerAt(connector, email)
    // The co-owner's prompt shows the page that was typed in.
    if (email === coOwner) await connector.say(coOwner, 'my')
    const { id, card } = owner.cardWith('open')
    for (const { data } of card.buttons.filter(({ verb }) => verb === 'open')) {
      const answer = await owner.answer(id, String(data.sheet), ({ inputs }) =>
        inputs.some((input) => input.id === 'level')
          ? { level: '50', results: 'Toiminta laajeni kahteen kuntaan, ja palaute on ollut hyvää.' }
          : { status: 'on-track' },
      )
      expect(answer.buttons.some(({ verb }) => verb === 'edit')).toBe(true)
    }
  }
}

/** The picture of the README: how the answer stands in the chat, down to the first of those that are missing. */
async function statusPicture(): Promise<void> {
  // The chat scrolls to its end: whatever does not fit above the buttons would stand out of sight.
  await client.page.setViewportSize({ width: 1280, height: 5000 })
  const status = client.cardSaying('Odotettu 95')
  const fourth = status.getByText('Matalan kynnyksen palveluiden').first()
  const [card, rest] = await Promise.all([status.boundingBox(), fourth.boundingBox()])
  if (card === null || rest === null) throw new Error('The status is out of sight.')
  const [left, above, right] = [70, 36, 26]
  const clip = {
    x: card.x - left,
    y: card.y - above,
    width: card.width + left + right,
    height: rest.y - card.y + above,
  }
  const path = pathOfPicture('status')
  await client.page.screenshot({ path, clip })
  if (process.env.DOCS_PICTURES !== undefined) await copyFile(path, 'docs/status.png')
  await client.page.setViewportSize({ width: 1280, height: 900 })
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const axeResults = z.object({
  violations: z.array(z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.unknown()) })),
})

async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'))
  const { violations } = axeResults.parse(await page.evaluate('axe.run()'))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.length}`)
}
