import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedEditions } from '../published-editions.ts'
import { type ReadCard, readCard } from './cards.ts'
import type { Owner } from './owner.ts'
import { channel } from './reporting-team.ts'
import { coordinator, other, owner, plainAnswer, round, type Sharing, shared, startSharing } from './sharing.ts'

const text = 'Perheet saavat apua lähempää kotia.'
const address = 'https://innokyla.example.fi/arviointi'

let sharing: Sharing
let office: Owner
/** The coordinator's message in which the report is looked over, written and published. */
let desk = ''

beforeAll(async () => {
  sharing = await startSharing()
  await sharing.connector.installTeam()
  await sharing.connector.settled()
  await sharing.connector.sayInChannel(coordinator, 'channel here')
  await sharing.open()
  office = sharing.at(coordinator)
  await sharing.at(owner).answer(sharing.at(owner).cardWith('open').id, shared, plainAnswer)
  await sharing.quiet()
})

afterAll(() => sharing.dispose())

describe('a report from its preview to its correction', () => {
  it('is shown to the coordinator with what it lacks', async () => {
    await sharing.connector.say(coordinator, 'report')
    desk = office.cardWith('publish').id
    expect(office.card(desk).links).toHaveLength(2)
    expect(office.card(desk).buttons.map(({ verb }) => verb)).toContain('summaries')
  })

  it('has its summary written and approved', async () => {
    await office.press(desk, 'summaries')
    const page = await office.press(desk, 'summary', {}, isFirst)
    expect(page.inputs.map(({ id }) => id)).toEqual(['text', 'language', 'translation'])
    await office.press(
      desk,
      'write-summary',
      { text, language: 'fi', translation: '' },
      ({ step }) => step === 'approve',
    )
    const list = await office.press(
      desk,
      'write-summary',
      { ...valuesOf(office.card(desk)) },
      ({ step }) => step === 'all',
    )
    expect(list.buttons.filter(({ title }) => title.startsWith('Hyväksytty · '))).toHaveLength(1)
  })

  it('is published at the second press, and stands in the channel', async () => {
    await office.press(desk, 'report')
    await office.press(desk, 'publish')
    await office.press(desk, 'publish')
    await sharing.bot.moveClock('2021-10-18T09:01')
    const [first] = posts()
    expect(first?.text).toContain('syksy 2021')
    const page = await (await fetch(first?.links[0] ?? '')).text()
    expect(page).toContain(text)
  })

  it('is a duty on the national site, which is recorded', async () => {
    const duty = office.cardWith('record-publication')
    const typed = { day: '2021-10-18', address }
    const summary = await office.press(duty.id, 'summary-text', typed)
    expect(summary.inputs.find(({ id }) => id === 'paste')?.value).toContain(text)
    const back = await office.press(duty.id, 'duty')
    expect(valuesOf(back)).toEqual(typed)
    const done = await office.press(duty.id, 'record-publication', typed)
    expect(done.links).toContain(address)
  })

  it('is corrected by an answer that comes later, and says what has changed', async () => {
    const answering = sharing.at(other)
    const prompt = answering.cardWith('open')
    const sheet = String(prompt.card.buttons.find(({ verb }) => verb === 'open')?.data.sheet)
    await answering.answer(prompt.id, sheet, plainAnswer)
    await sharing.quiet()
    await sharing.connector.say(coordinator, 'report')
    desk = office.cardWith('publish').id
    await office.press(desk, 'publish')
    await office.press(desk, 'publish')
    await sharing.bot.moveClock('2021-10-18T09:02')
    const editions = await publishedEditions(sharing.bot.bot.actions.store, round)
    expect(editions.map(({ number }) => number)).toEqual([1, 2])
    expect(editions[1]?.model.corrections?.forPublic?.map(({ what }) => what)).toContain('answer')
  })

  it('has the post of edition 1 lead to edition 2', async () => {
    const [first, second] = posts()
    expect(first?.links).toHaveLength(1)
    expect(first?.text).toContain('uudempi painos 2')
    const page = await (await fetch(first?.links[0] ?? '')).text()
    expect(page).toContain('Painos 2')
    expect(second?.links.length).toBeGreaterThan(1)
  })

  it('is a duty again, with the address of the edition before', () => {
    const duty = office.cardWith('record-publication').card
    expect(duty.buttons.find(({ verb }) => verb === 'record-publication')?.data).toMatchObject({ edition: 2 })
    expect(valuesOf(duty)).toMatchObject({ address })
  })
})

function isFirst({ goal, area }: Readonly<Record<string, unknown>>): boolean {
  return goal === 'availability' && area === 'children'
}

/** The reports in the channel as they stand now, the oldest first. */
function posts(): readonly ReadCard[] {
  return sharing.connector
    .messagesIn(channel)
    .map(({ activity }) => readCard(activity.attachments?.[0]?.content))
    .filter(({ links }) => links.length > 0)
}

function valuesOf({ inputs }: ReadCard): Readonly<Record<string, string>> {
  return Object.fromEntries(inputs.map(({ id, value }) => [id, value]))
}
