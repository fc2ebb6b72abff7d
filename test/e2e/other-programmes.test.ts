import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BotProcess, startBotProcess } from './bot-process.ts'
import { createEndings, skipAfterFailure } from './one-after-another.ts'
import { openPlayground, type PlaygroundPage } from './playground-page.ts'

let folder: string
let bot: BotProcess
let client: PlaygroundPage

const endings = createEndings()

async function start(programme: string, clock: string): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-'))
  endings.add(() => rm(folder, { recursive: true, force: true }))
  bot = await startBotProcess({ folder: join(folder, 'data'), programme, playground: 'on', clock })
  endings.add(() => bot.kill())
  client = await openPlayground(bot.playgroundUrl)
  endings.add(() => client.close())
  await client.waitForText('Paikallinen kokeilu')
}

describe('the process meter of Helsinki, to the owner of three rows in the Playground', () => {
  const level = 'Eteneminen (pakollinen)'
  const rows = ['Hoidon jatkuvuuden mittari', 'Sujuva kotiutus', 'Arkikuntoutus kotona']

  beforeAll(() => start('programmes/helsinki.yaml', '2021-10-17T09:00'))
  afterAll(endings.endAll)
  skipAfterFailure()

  it('asks for the three rows and for what nobody else owns, in one message', async () => {
    await client.say('clock 2021-10-18 09:00')
    await client.waitForText('Kello on nyt 18.10.2021')
    const prompt = client.cardSaying('Sinulla on 7 lomaketta ja 7 kohtaa.')
    for (const name of rows) await prompt.getByText(name).first().waitFor()
    await client.screenshot('20-helsinki-prompt', prompt)
  })

  it('tells on the page of a row its units, its spearhead and the zero level', async () => {
    await client.press('Vastaa')
    const page = client.cardSaying('Kärki: 2. Oma tiimi ja jatkuvuus')
    for (const text of ['Yksiköt: THK/Tepa, SP/SKH', 'Se on tässä nollataso']) await page.getByText(text).waitFor()
    await client.screenshot('21-helsinki-page', page)
  })

  it('takes one row after the other, and each receipt leads to the next', async () => {
    const answers = [
      ['Hyvässä vauhdissa (50 %)', '6 lomaketta'],
      ['Lähes valmis (75 %)', '5 lomaketta'],
      ['Lähes valmis (75 %)', '4 lomaketta'],
    ] as const
    for (const [index, [chosen, left]] of answers.entries()) {
      if (index > 0) await client.press('Vastaa')
      await client.choose(level, chosen)
      await client.press('Tallenna ja tarkista')
      await client.press('Lähetä')
      const receipt = client.cardSaying('Kiitos, vastaukset on lähetetty')
      await receipt.getByText(`Vielä vastaamatta: ${left}`).waitFor()
      await receipt.getByText(rows[index] ?? '').waitFor()
    }
    await client.screenshot('22-helsinki-receipt', client.cardSaying('Kiitos, vastaukset on lähetetty'))
  })

  it('shows the coordinator where each spearhead stands', async () => {
    await client.say('tila kärki 2')
    const status = client.cardSaying('Rajaus')
    await status.getByText('Sujuva kotiutus').first().waitFor()
    await client.screenshot('23-helsinki-status', status)
  })
})

describe('a month without change, in the Playground', () => {
  beforeAll(() => start('programmes/kuukausiseuranta.yaml', '2022-12-04T09:00'))
  afterAll(endings.endAll)
  skipAfterFailure()

  it('is answered in one press from the prompt itself', async () => {
    await client.say('clock 2022-12-05 09:00')
    await client.waitForText('Kello on nyt 5.12.2022')
    const prompt = client.cardSaying('Rakenteinen kirjaaminen')
    await prompt.waitFor()
    await client.screenshot('24-month-prompt', prompt)
    await client.press('Ei muutoksia')
    const receipt = client.cardSaying('Kiitos, vastaukset on lähetetty')
    await receipt.getByText('Rakenteinen kirjaaminen').first().waitFor()
    await client.screenshot('25-month-receipt', receipt)
  })

  it('and the next project by the same press on the receipt', async () => {
    await client.press('Ei muutoksia')
    const receipt = client.cardSaying('Kiitos, vastaukset on lähetetty')
    await receipt.getByText('Vielä vastaamatta: 1 lomake').waitFor()
    expect(await receipt.textContent()).toMatch(/Tiedolla johtamisen näkymät.*Ei muutosta 14.11.2022 jälkeen/)
  })
})
