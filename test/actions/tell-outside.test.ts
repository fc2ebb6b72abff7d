import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { showDuty } from '../../src/actions/publication-duty.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { recordTelling, showTelling } from '../../src/actions/tell-outside.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { tellingCard } from '../../src/cards/telling-card.ts'
import { mailLink } from '../../src/domain/outside-telling.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import {
  aProgramme,
  aSending,
  aSeries,
  coordinator,
  deviation,
  level,
  owner,
  results,
  status,
  values,
} from '../builders.ts'
import { elementsIn } from '../cards/card-elements.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { round } from './answering.ts'

const contact = 'thl@example.fi'
const project = 'perhekeskus'

async function tellingContext(): Promise<TestContext> {
  const programme = aProgramme({
    contacts: [{ email: contact, name: 'Helena Rautio' }],
    series: [aSeries({ questions: [level, results, status, deviation], sections: ['summary', 'deviations'] })],
  })
  const context = await testContext({ programme })
  await openDueRounds(context)
  const answers = { 'project/perhekeskus': values({ status: 'delayed', deviation: 'Rekrytointi viivästyi.' }) }
  await context.store.send(aSending({ drafts: {}, answers }))
  return context
}

describe('from the duty to publish elsewhere', () => {
  const typed = { day: '2021-11-01', address: 'https://innokyla.example.fi/kes' }

  test('the deviations of the edition are told of too', async () => {
    const context = await tellingContext()
    await publishOnRequest(context, { person: coordinator })
    expect(await showDuty(context, { person: coordinator, round })).toMatchObject({ toTell: [project] })
  })

  test('nothing is left to tell once it has been recorded', async () => {
    const context = await tellingContext()
    await publishOnRequest(context, { person: coordinator })
    const record = { person: coordinator, round, project, contact }
    await recordTelling(context, { ...record, told: true, revision: 0 })
    expect(await showDuty(context, { person: coordinator, round })).toMatchObject({ toTell: [] })
    await recordTelling(context, { ...record, told: false, revision: 1 })
    expect(await showDuty(context, { person: coordinator, round })).toMatchObject({ toTell: [project] })
  })

  test('what was sent since somebody was told is to be told again', async () => {
    const context = await tellingContext()
    await recordTelling(context, { person: coordinator, round, project, contact, told: true, revision: 0 })
    const answers = { 'project/perhekeskus': values({ status: 'delayed', deviation: 'Nyt viivästyy lisää.' }) }
    await context.store.send(aSending({ drafts: {}, answers, at: '2021-11-02T08:00:00.000Z' }))
    await publishOnRequest(context, { person: coordinator })
    expect(await showDuty(context, { person: coordinator, round })).toMatchObject({ toTell: [project] })
  })

  test('what was typed on the duty is kept while somebody is told', async () => {
    const context = await tellingContext()
    const record = { person: coordinator, round, project, contact, typed, told: true, revision: 0 }
    const told = await recordTelling(context, record)
    if (isRefusal(told)) throw new Error('There is a contact')
    const back = elementsIn(tellingCard(told, readerOf('fi', told.facts.programme)).content).find(
      ({ verb }) => verb === 'duty',
    )
    expect(back?.data).toMatchObject(typed)
  })
})

describe('telling somebody outside Teams', () => {
  test('starts from what the project has sent of itself', async () => {
    const context = await tellingContext()
    expect(await showTelling(context, { person: coordinator, round, project })).toMatchObject({
      kind: 'outside-telling',
      contacts: [{ contact: { email: contact }, revision: 0 }],
    })
  })

  test('is recorded with its day, and can be taken back', async () => {
    const context = await tellingContext()
    const record = { person: coordinator, round, project, contact }
    expect(await recordTelling(context, { ...record, told: true, revision: 0 })).toMatchObject({
      contacts: [{ told: { day: '2021-11-01', by: coordinator }, revision: 1 }],
    })
    const undone = await recordTelling(context, { ...record, told: false, revision: 1 })
    expect('contacts' in undone ? undone.contacts[0] : undone).not.toHaveProperty('told')
  })

  test.each([
    ['an owner', { person: owner }, 'not-for-you'],
    ['somebody the register does not name', { contact: 'other@example.fi' }, 'bad-card'],
  ])('is refused for %s', async (_, request, refused) => {
    const context = await tellingContext()
    const asked = { person: coordinator, round, project, contact, told: true, revision: 0, ...request }
    expect(await recordTelling(context, asked)).toMatchObject({ refused })
    expect(await context.store.notes(round)).toEqual([])
  })
})

describe('the link to a ready mail', () => {
  const mail = { to: contact, subject: 'Länsi-Uusimaa: Perhekeskus' }

  test('says in it what is to be said', () => {
    const link = new URL(mailLink({ ...mail, body: 'Rivi 1\nRivi 2 & <b>' }))
    expect(link.pathname).toBe(contact)
    expect(link.searchParams.get('subject')).toBe(mail.subject)
    expect(link.searchParams.get('body')).toBe('Rivi 1\r\nRivi 2 & <b>')
  })

  test('is never too long to be opened, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: 'grapheme' }), (body) => {
        expect(mailLink({ ...mail, body: `${body} ${'ä'.repeat(500)}` }).length).toBeLessThanOrEqual(2000)
      }),
      { numRuns: 30 },
    )
  })

  test('shows where a text was cut', () => {
    expect(new URL(mailLink({ ...mail, body: 'sana '.repeat(1000) })).searchParams.get('body')).toMatch(/sana …$/)
  })
})
