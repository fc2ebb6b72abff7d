import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../../src/domain/answer.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { type ReadCard, readCard } from './cards.ts'
import { type Owner, ownerAt } from './owner.ts'
import { type ReportingTeam, startReportingTeam } from './reporting-team.ts'

const round = 'seuranta:2021-11-15'
const coordinator = 'kaija.mattila@example.fi'
const newcomer = 'uma.new@example.fi'

/** One sheet of every kind, with the text that is moved on it. */
interface Kind {
  readonly sheet: string
  readonly name: string
  readonly owner: string
  readonly subject: string
  readonly question: string
  readonly other: string
}

const owned: readonly Kind[] = [
  {
    sheet: 'project/neuvonta',
    name: 'Neuvonta',
    owner: 'paavo.owner@example.fi',
    subject: 'line/neuvonta/access',
    question: 'results',
    other: 'next',
  },
  {
    sheet: 'theme/k1',
    name: '1. Varhainen tuki',
    owner: 'tea.theme@example.fi',
    subject: 'theme/k1',
    question: 'theme-news',
    other: 'theme-next',
  },
  {
    sheet: 'section/k1/own',
    name: '1. Varhainen tuki: Perhetyö',
    owner: 'sami.section@example.fi',
    subject: 'section/k1/own',
    question: 'section-news',
    other: 'section-next',
  },
  {
    sheet: 'goal/access',
    name: '1. Palvelut ovat saatavilla',
    owner: 'gita.goal@example.fi',
    subject: 'goal/access',
    question: 'goal-news',
    other: 'goal-next',
  },
]
const ofProgramme: Kind = {
  sheet: 'programme',
  name: 'Ohjelma',
  owner: coordinator,
  subject: 'programme',
  question: 'programme-news',
  other: 'programme-next',
}
const all: readonly Kind[] = [...owned, ofProgramme]
const others = all.filter(({ sheet }) => !sheet.startsWith('project/'))

let team: ReportingTeam
let connector: FakeConnector
let bot: TestBot
let desk: Owner

beforeAll(async () => {
  const people = [...new Set([...all.map(({ owner }) => owner), newcomer])].map((email) => ({ email }))
  team = await startReportingTeam({ programme: 'test/round/every-sheet.yaml', people, clock: '2021-10-17T09:00' })
  ;({ connector, bot } = team)
  await connector.installTeam()
  await connector.settled()
  await bot.moveClock('2021-10-18T09:00')
  desk = ownerAt(connector, coordinator)
})

afterAll(() => team.dispose())

describe.each(all)('on the sheet of $sheet a coordinator', (kind) => {
  const { sheet, name, owner, subject, question, other } = kind

  it('answers on the owner’s behalf', async () => {
    const { id } = await sheetCard(sheet)
    await desk.press(id, 'open', {}, (data) => data.sheet === sheet)
    const receipt = await fill(desk, id)
    expect(receipt.text).toContain(name)
    const [sent] = (await stored(sheet)).revisions
    expect(sent).toMatchObject({ sentBy: coordinator, ...(owner === coordinator ? {} : { onBehalfOf: owner }) })
  })

  it('returns the answer with a comment, which reaches the owner with the way to complete it', async () => {
    const { id } = await sheetCard(sheet)
    const form = await desk.press(id, 'return')
    expect(form.inputs.find((input) => input.id === 'what')?.choices).toContain(subject)
    await desk.press(id, 'return', { what: subject, comment: `Täydennä: ${sheet}` })
    await bot.bot.endpoint.idle()
    await connector.settled()
    expect((await stored(sheet)).acts?.map(({ act }) => act)).toEqual(['returned'])
    await connector.say(owner, 'omat')
    const person = ownerAt(connector, owner)
    const message = newest(owner)
    const page = await person.press(message, 'open', {}, (data) => data.sheet === sheet)
    expect(page.text).toContain(`Täydennä: ${sheet}`)
    await fill(person, message, 'Täydennetty vastaus')
    expect((await stored(sheet)).revisions).toHaveLength(2)
  })

  it('accepts what was sent', async () => {
    const { id } = await sheetCard(sheet)
    await desk.press(id, 'accept', {}, (data) => data.step === undefined)
    expect((await stored(sheet)).acts?.at(-1)).toMatchObject({ act: 'accepted', by: coordinator })
    expect((await sheetCard(sheet)).card.text).toContain('Hyväksytty')
  })

  it('moves a text to where it belongs', async () => {
    const { id } = await sheetCard(sheet)
    await desk.press(id, 'move')
    await desk.press(id, 'move', { from: `${subject}#${question}`, to: `${subject}#${other}` })
    expect((await stored(sheet)).acts?.at(-1)).toMatchObject({ act: 'moved', to: { subject, question: other } })
    await desk.press(id, 'move', {}, (data) => data.step === 'undo')
    expect((await stored(sheet)).acts?.at(-1)).toMatchObject({ act: 'moved', to: { subject, question } })
  })

  it('exempts it with a reason, and takes that back', async () => {
    const { id } = await sheetCard(sheet)
    await desk.press(id, 'exempt', {}, (data) => data.step === undefined)
    await desk.press(id, 'exempt', { what: subject, comment: 'Ei alkanut vielä' })
    expect((await bot.bot.actions.store.round(round))?.exemptions).toMatchObject([{ subject, by: coordinator }])
    await desk.press(id, 'exempt', {}, (data) => data.step === 'undo')
    expect((await bot.bot.actions.store.round(round))?.exemptions).toEqual([])
  })

  it('finds its sendings under its name', async () => {
    await connector.say(coordinator, `historia ${name}`)
    const { text } = cardOf(coordinator, newest(coordinator))
    expect(text).toContain(name)
    expect(text).toContain('Täydennetty vastaus')
  })
})

describe.each(owned)('the owner of $sheet', ({ sheet, name, owner, subject }) => {
  it('is changed for good from its card, and back', async () => {
    const { id } = await sheetCard(sheet)
    const form = await desk.press(id, 'assign')
    expect(form.text).toContain(name)
    await desk.press(id, 'assign', { others: newcomer }, (data) => data.step === 'check')
    await desk.press(id, 'assign')
    expect(await ownersOf(sheet)).toEqual([newcomer])
    expect((await sheetCard(sheet)).card.text).toContain('muutoksen teki Kaija Mattila')
    await desk.press(id, 'assign')
    expect(await ownersOf(sheet)).toEqual([owner])
  })

  it('is changed by a command', async () => {
    await connector.say(coordinator, `anna ${name}: ${newcomer}`)
    expect(cardOf(coordinator, newest(coordinator)).text).toContain('Uma New')
    await desk.press(newest(coordinator), 'assign')
    expect(await ownersOf(sheet)).toEqual([newcomer])
    await desk.press(newest(coordinator), 'assign')
    expect(await ownersOf(sheet)).toEqual([owner])
  })

  it('is told in the audit under its name, with who it was before and after', async () => {
    await connector.say(coordinator, `tapahtumat ${name}`)
    const { text } = cardOf(coordinator, newest(coordinator))
    expect(text).toContain(`Vastuuhenkilö vaihdettu: ${name}`)
    expect(text).toContain('Uma New')
  })

  it('suggests wordings where there are targets, and is offered it nowhere else', async () => {
    await connector.say(owner, 'omat')
    const message = newest(owner)
    const person = ownerAt(connector, owner)
    await person.press(message, 'open', {}, (data) => data.sheet === sheet)
    const page = await person.press(message, 'page', {}, (data) => data.subject === subject)
    expect(page.buttons.some(({ verb }) => verb === 'suggest')).toBe(subject.startsWith('line/'))
  })
})

describe('the sheet of the programme', () => {
  it('has no owner to change, and the command says what to do instead', async () => {
    expect((await sheetCard('programme')).card.buttons.map(({ verb }) => verb)).not.toContain('assign')
    await connector.say(coordinator, `anna Ohjelma: ${newcomer}`)
    expect(cardOf(coordinator, newest(coordinator)).text).toContain('vastaavat koordinaattorit')
  })
})

describe('no card about a sheet of another kind calls it a project', () => {
  it.each(others)('$sheet', async ({ sheet, owner }) => {
    const { id, card } = await sheetCard(sheet)
    const words = [card]
    for (const verb of ['return', 'exempt', 'hand-on', 'move']) {
      words.push(await desk.press(id, verb, {}, (data) => data.step === undefined))
      await desk.press(id, 'project')
    }
    await connector.say(owner, 'omat')
    words.push(cardOf(owner, newest(owner)))
    for (const { text, buttons } of words) {
      expect(`${text} ${buttons.map(({ title }) => title).join(' ')}`).not.toMatch(/projekti(?!kanava)/i)
    }
  })
})

describe('after the lock', () => {
  beforeAll(async () => {
    await bot.moveClock('2021-11-23T09:00')
  })

  it.each(all)('$sheet is opened again for its owner alone', async ({ sheet, owner }) => {
    const { id } = await sheetCard(sheet)
    const form = await desk.press(id, 'reopen')
    await desk.press(id, 'reopen', { comment: 'Yksi luku puuttui' }, (data) => data.step === 'confirm')
    await bot.bot.endpoint.idle()
    await connector.settled()
    await connector.say(owner, 'omat')
    const { text, buttons } = cardOf(owner, newest(owner))
    expect(text).toContain('Yksi luku puuttui')
    expect(buttons.some(({ verb, data }) => verb === 'edit' && data.sheet === sheet)).toBe(true)
    if (sheet.startsWith('project/')) return
    for (const shown of [form, cardOf(coordinator, id)]) expect(shown.text).not.toMatch(/projekti(?!kanava)/i)
  })
})

/** The card of a sheet, opened from the list of a status. */
async function sheetCard(sheet: string): Promise<{ readonly id: string; readonly card: ReadCard }> {
  await connector.say(coordinator, 'tila')
  const id = newest(coordinator)
  return { id, card: await desk.press(id, 'project', {}, (data) => data.sheet === sheet) }
}

/** Types into every page from the one that is shown, and sends. */
async function fill(person: Owner, message: string, text = 'Vastaus'): Promise<ReadCard> {
  let page = person.card(message)
  while (page.buttons.some(({ verb }) => verb === 'save')) {
    const required = page.inputs.filter(({ id }) => /^results$|-news$/.test(id))
    page = await person.press(message, 'save', Object.fromEntries(required.map(({ id }) => [id, text])))
  }
  return person.press(message, 'send')
}

function cardOf(email: string, message: string): ReadCard {
  return readCard(connector.cardFor(email, message))
}

function newest(email: string): string {
  return connector.messagesTo(email).at(-1)?.id ?? ''
}

function stored(sheet: string): Promise<Sheet> {
  return bot.bot.actions.store.sheet(round, sheet)
}

/** Of the open round, which follows the register. */
async function ownersOf(sheet: string): Promise<readonly string[] | undefined> {
  return (await bot.bot.actions.store.round(round))?.sheets.find(({ id }) => id === sheet)?.owners
}
