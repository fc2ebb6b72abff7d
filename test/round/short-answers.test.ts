import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import type { ReadCard } from './cards.ts'
import { type Owner, ownerAt } from './owner.ts'

const helmi = 'helmi.oksanen@example.fi'
const astrid = 'astrid.lind@example.fi'
const autumn = 'oma-arviointi:2021-11-15'
const spring = 'oma-arviointi:2022-05-15'

/** Of the first project one line stood still and one moves; the second has been reported once; the third is done. */
const programme = `
version: 1
programme: short-answers
name: Ohjelma
language: fi
goals: [{id: access, number: 1, name: Saatavuus}, {id: trust, number: 2, name: Luottamus}, {id: costs, number: 3, name: Kustannukset}]
scale: [{value: 0, label: Ei aloitettu}, {value: 25, label: Aloitettu}, {value: 50, label: Käynnissä}, {value: 100, label: Valmis}]
people: [{email: ${helmi}, name: Helmi Oksanen}, {email: ${astrid}, name: Astrid Lind, language: sv}]
coordinators: [kaija.mattila@example.fi]
projects:
  - {id: neuvonta, name: Neuvonta, owners: [${helmi}, ${astrid}], lines: [{goal: access}, {goal: trust}, {goal: costs}]}
  - {id: kuntoutus, name: Kuntoutus, owners: [${helmi}], lines: [{goal: access}]}
  - {id: kotihoito, name: Kotihoito, owners: [${helmi}], lines: [{goal: access}]}
series:
  - id: oma-arviointi
    name: Oma-arviointi
    schedule: {deadlines: {yearly: ["05-15", "11-15"]}, from: 2020-11-15, to: 2022-05-15}
    reminders: {fallback: none}
    questions:
      - {id: level, type: level, label: Eteneminen, required: true}
      - {id: results, type: text, label: Tulokset, required: true}
    quickAnswers: [{id: no-actions, label: Ei toimenpiteitä, reason: optional}]
history:
${[
  ['2020-11-15', 'neuvonta/access', 25],
  ['2021-05-15', 'neuvonta/access', 25],
  ['2021-05-15', 'neuvonta/trust', 50],
  ['2021-05-15', 'kuntoutus/access', 25],
  ['2020-11-15', 'kotihoito/access', 100],
  ['2021-05-15', 'kotihoito/access', 100],
]
  .map(
    ([round, line, level]) => `  - {round: ${round}, subject: line/${line}, answers: {level: ${level}, results: Työ.}}`,
  )
  .join('\n')}
`

let folder: string
let connector: FakeConnector
let bot: TestBot
let owner: Owner
let prompt: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programme-'))
  const file = join(folder, 'programme.yaml')
  await writeFile(file, programme)
  connector = await startFakeConnector({ users: [helmi, astrid].map((email) => ({ email, name: email })) })
  bot = await startTestBot({ programme: file, clock: '2021-10-17T09:00' })
  connector.connectTo(`${bot.url}/api/messages`)
  for (const email of [helmi, astrid]) await connector.install(email)
  await bot.moveClock('2021-10-18T09:00')
  owner = ownerAt(connector, helmi)
  prompt = owner.cardWith('open').id
})

afterAll(async () => {
  await bot.dispose()
  await connector.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a round of short answers, over the wire', () => {
  it('begins with prompts that offer “no change” where it can be said of a whole project', () => {
    expect(sheetsOffered()).toEqual(['project/kuntoutus', 'project/kotihoito'])
  })

  it('answers and sends a project in one press, and its receipt leads on', async () => {
    const receipt = await pressOn('unchanged', {}, { sheet: 'project/kuntoutus' })
    expect(receipt.text).toContain('Ei muutosta 15.5.2021 jälkeen')
    expect(await sentIn(autumn, 'kuntoutus', 'access')).toMatchObject({ since: '2021-05-15', values: { level: 25 } })
    expect(receipt.buttons.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['edit', 'open']))
    await connector.say(helmi, 'my')
    prompt = owner.cardWith('unchanged').id
    await pressOn('unchanged')
    expect(await sentIn(autumn, 'kotihoito', 'access')).toMatchObject({ since: '2021-05-15', values: { level: 100 } })
    await connector.say(helmi, 'my')
    prompt = owner.cardWith('open').id
  })

  it('asks why the level stands still before it takes “no change”', async () => {
    const page = await pressOn('open', {}, { sheet: 'project/neuvonta' })
    expect(page.buttons.find(({ verb }) => verb === 'unchanged')?.title).toBe('Ei muutosta 15.5.2021 jälkeen')
    const asked = await pressOn('unchanged')
    expect(asked.text).toContain('Taso on ollut sama jo kahdella')
    expect(asked.inputs.map(({ id }) => id)).toContain('answer-why')
    const next = await pressOn('unchanged', { 'answer-why': 'Rekrytointi viivästyi.' })
    expect(next.text).toContain('Hyötytavoite 2')
  })

  it('asks why a level fell, keeps the page, and takes it without a reason for now', async () => {
    const asked = await pressOn('save', { level: '25', results: 'Luottamus laski.' })
    expect(asked.text).toContain('Taso on laskenut')
    expect(asked.inputs.map(({ id }) => id)).toContain('level-why')
    expect((await sheetIn(autumn, 'neuvonta')).drafts['line/neuvonta/trust']).toMatchObject({ revision: 1 })
    expect((await pressOn('save')).text).toContain('Hyötytavoite 3')
  })

  it('writes an answer once for two goals, and insists on the reason when it is sent', async () => {
    const review = await pressOn('same', {}, { goal: 'trust' })
    expect(review.text).toContain('Sama kuin hyötytavoitteessa 2')
    const insisted = await pressOn('send')
    expect(insisted.text).toContain('Perustele: Eteneminen')
    expect((await sheetIn(autumn, 'neuvonta')).revisions).toEqual([])
    await pressOn('page', {}, { subject: 'line/neuvonta/trust' })
    await pressOn('save', { 'level-why': 'Kysely tehtiin uudella tavalla.' })
    await pressOn('save')
    expect((await pressOn('send')).text).toContain('Kysely tehtiin uudella tavalla.')
    expect(await sentIn(autumn, 'neuvonta', 'costs')).toMatchObject({ goal: 'trust', values: { level: 25 } })
  })

  it('keeps the writer’s language when a co-owner changes the answer', async () => {
    await connector.say(astrid, 'my')
    const other = ownerAt(connector, astrid)
    const { id } = other.cardWith('open')
    await other.press(id, 'open', {}, ({ sheet }) => sheet === 'project/neuvonta')
    await other.press(id, 'page', {}, ({ subject }) => subject === 'line/neuvonta/trust')
    await other.press(id, 'save', { results: 'Luottamus laski yhä.' })
    const { drafts } = await sheetIn(autumn, 'neuvonta')
    expect(drafts['line/neuvonta/trust']).toMatchObject({ savedBy: astrid, answer: { language: 'fi' } })
  })

  it('is on the disk as another process reads it', async () => {
    const store = await openLowdbStore({ folder: bot.folder, access: 'read' })
    expect(await store.sheet(autumn, 'project/neuvonta')).toEqual(await sheetIn(autumn, 'neuvonta'))
    await store.close()
  })

  it('reports what was pressed, and why', async () => {
    await bot.moveClock('2021-11-15T12:00')
    const [edition] = await publishedEditions(bot.bot.actions.store, autumn)
    const answers = edition?.model.subjects.map(({ id, answer }) => [id, answer] as const) ?? []
    expect(Object.fromEntries(answers)).toMatchObject({
      'line/neuvonta/access': { kind: 'unchanged', since: '2021-05-15', reason: 'Rekrytointi viivästyi.' },
      'line/neuvonta/trust': { values: { level: 25, 'level-why': 'Kysely tehtiin uudella tavalla.' } },
      'line/neuvonta/costs': { kind: 'same', goal: 'trust' },
      'line/kuntoutus/access': { kind: 'unchanged', since: '2021-05-15' },
    })
  })

  it('refers in the next round to the round whose words still hold', async () => {
    await bot.moveClock('2022-04-19T09:00')
    prompt = owner.cardWith('unchanged').id
    expect(sheetsOffered()).toEqual(['project/kotihoito'])
    const page = await pressOn('open', {}, { sheet: 'project/kuntoutus' })
    expect(page.text).toContain('Ei muutosta 15.5.2021 jälkeen')
    await pressOn('unchanged', { 'answer-why': 'Odotetaan uutta tilaa.' })
    await pressOn('send')
    expect(await sentIn(spring, 'kuntoutus', 'access')).toMatchObject({ since: '2021-05-15', values: { level: 25 } })
  })
})

/** Presses the one button of the owner’s newest prompt that has the verb and this data. */
function pressOn(
  verb: string,
  inputs: Readonly<Record<string, string>> = {},
  on: Readonly<Record<string, string>> = {},
): Promise<ReadCard> {
  return owner.press(prompt, verb, inputs, (data) => Object.entries(on).every(([key, value]) => data[key] === value))
}

function sheetsOffered(): readonly unknown[] {
  return owner.card(prompt).buttons.flatMap(({ verb, data }) => (verb === 'unchanged' ? [data.sheet] : []))
}

function sheetIn(round: string, project: string) {
  return bot.bot.actions.store.sheet(round, `project/${project}`)
}

async function sentIn(round: string, project: string, goal: string) {
  return (await sheetIn(round, project)).revisions.at(-1)?.answers[`line/${project}/${goal}`]
}
