import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { recordPublication, reopenDuty, showDuty } from '../../src/actions/publication-duty.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { showSummaryText } from '../../src/actions/show-summary-text.ts'
import { readerOf } from '../../src/cards/reader.ts'
import { summaryTextCard } from '../../src/cards/summary-text-card.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { coordinator, owner } from '../builders.ts'
import { elementsIn } from '../cards/card-elements.ts'
import { type TestContext, testContext, withFullDisk } from '../fakes/action-context.ts'
import { round, sendDirectly } from './answering.ts'
import { secondCoordinator } from './desk.ts'
import { officeContext, told } from './publications.ts'

const address = 'https://innokyla.example.fi/arviointi'
/** The report comes out on the deadline itself, a Monday, at noon. */
const reportAt = '2021-11-15T10:00:00.000Z'
const twoDaysBefore = '2021-11-11T07:00:00.000Z'
const lastCall = '2021-11-15T12:00:00.000Z'
const dayAfter = '2021-11-16T07:00:00.000Z'

describe('the duty to publish elsewhere', () => {
  test('is told to every coordinator once the report is out, whoever published it', async () => {
    const context = await officeContext(reportAt)
    await runDue(context)
    expect(told(context, 'duty').toSorted()).toEqual([coordinator, secondCoordinator].toSorted())
  })

  test('does not come with a report that has no summary', async () => {
    const context = await testContext()
    await openDueRounds(context)
    await publishOnRequest(context, { person: coordinator })
    expect((await context.store.deliveries(round)).map(({ kind }) => kind)).toEqual(['report'])
  })

  test('is recorded with its day and address, and who recorded it', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const typed = { day: '2021-11-01', address: ` ${address} ` }
    expect(await recordPublication(context, { person: coordinator, round, revision: 0, typed })).toMatchObject({
      kind: 'publication-duty',
      done: { day: '2021-11-01', text: address, by: coordinator },
    })
  })

  test.each([
    [{ day: '', address }, 'day-missing'],
    [{ day: '2021-11-02', address }, 'day-to-come'],
    [{ day: '2021-11-01', address: 'innokylä' }, 'address'],
    [{ day: '2021-11-01', address: 'javascript:alert(1)' }, 'address'],
  ])('is not recorded as %j: the typed text comes back with why', async (typed, fault) => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const shown = await recordPublication(context, { person: coordinator, round, revision: 0, typed })
    expect(shown).toMatchObject({ typed, fault })
    expect(shown).not.toHaveProperty('done')
  })

  test('keeps what was typed when the disk is full', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const typed = { day: '2021-11-01', address }
    const full = withFullDisk(context, 'saveNote')
    expect(await recordPublication(full, { person: coordinator, round, revision: 0, typed })).toMatchObject({
      typed,
      fault: 'storage-failed',
    })
  })

  test('that somebody else recorded first shows both', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const record = (person: string, path: string) =>
      recordPublication(context, { person, round, revision: 0, typed: { day: '2021-11-01', address: address + path } })
    await record(secondCoordinator, '/1')
    expect(await record(coordinator, '/2')).toMatchObject({
      done: { text: `${address}/1`, by: secondCoordinator },
      typed: { address: `${address}/2` },
      fault: 'conflict',
    })
  })

  test('is open again once the record is taken back', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    await recordPublication(context, { person: coordinator, round, revision: 0, typed: { day: '2021-11-01', address } })
    expect(await reopenDuty(context, { person: coordinator, round, revision: 1 })).not.toHaveProperty('done')
  })

  test('is for coordinators only', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const typed = { day: '2021-11-01', address }
    expect(await showDuty(context, { person: owner, round })).toMatchObject({ refused: 'not-for-you' })
    expect(await recordPublication(context, { person: owner, round, revision: 0, typed })).toMatchObject({
      refused: 'not-for-you',
    })
    expect(await context.store.notes(round)).toEqual([])
  })

  test('is not there before something is published', async () => {
    expect(await showDuty(await officeContext(), { person: coordinator, round })).toMatchObject({
      refused: 'nothing-published',
    })
  })
})

describe('the duty of a second edition', () => {
  /** Edition 1 is on the national site when the answer of a project makes edition 2. */
  async function correctedContext(): Promise<TestContext> {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const typed = { day: '2021-11-01', address }
    await recordPublication(context, { person: coordinator, round, revision: 0, edition: 1, typed })
    await runDue(context)
    await sendDirectly(context, 'perhekeskus')
    await publishOnRequest(context, { person: coordinator })
    return context
  }

  test('is open again, with what has changed and where the edition before stands', async () => {
    const duty = await showDuty(await correctedContext(), { person: coordinator, round })
    expect(duty).not.toHaveProperty('done')
    expect(duty).toMatchObject({
      edition: { number: 2 },
      before: { day: '2021-11-01', text: address },
      typed: { address },
    })
    expect('changes' in duty ? duty.changes?.map(({ what }) => what) : []).toEqual(['summary', 'answer'])
  })

  test('is told of, and the duty of the first that still waited is not', async () => {
    const context = await correctedContext()
    await runDue(context)
    expect(await dutyOutcomes(context)).toEqual([
      ['duty-1', 'sent'],
      ['duty-2', 'sent'],
    ])
  })

  test('that comes before the first was told of is told of alone', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    await sendDirectly(context, 'perhekeskus')
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    expect(await dutyOutcomes(context)).toEqual([
      ['duty-1', 'skipped'],
      ['duty-2', 'sent'],
    ])
  })

  test('is done once it is recorded for that edition', async () => {
    const context = await correctedContext()
    const typed = { day: '2021-11-01', address }
    const recorded = await recordPublication(context, { person: coordinator, round, revision: 1, edition: 2, typed })
    expect(recorded).toMatchObject({ done: { day: '2021-11-01', madeOf: '2' }, before: { madeOf: '1' } })
  })

  test('is not done by what is recorded on the card of the first: the typed text comes back with why', async () => {
    const context = await correctedContext()
    const typed = { day: '2021-11-01', address: `${address}/1` }
    const recorded = await recordPublication(context, { person: coordinator, round, revision: 1, edition: 1, typed })
    expect(recorded).toMatchObject({ fault: 'newer-edition', typed })
    expect(recorded).not.toHaveProperty('done')
  })

  test('is reminded of two working days after, also where the reminders of the deadline are over', async () => {
    const context = await correctedContext()
    for (const at of ['2021-11-02T08:00:00.000Z', '2021-11-03T08:00:00.000Z']) {
      context.clock.moveTo(at)
      await runDue(context)
    }
    const steps = (await context.store.deliveriesTo(round, coordinator)).filter(({ kind }) => kind === 'duty-reminder')
    expect(steps.map(({ dueAt, current }) => [dueAt, current.state])).toEqual([['2021-11-03T07:00:00.000Z', 'sent']])
  })

  test('recorded before editions had duties of their own is that of the edition which stood then', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    const content = { state: 'published', text: address, day: '2021-11-01' } as const
    const at = context.clock.now()
    await context.store.saveNote({ round, key: 'duty', expectedRevision: 0, content, at, by: coordinator })
    expect(await showDuty(context, { person: coordinator, round })).toMatchObject({ done: { text: address } })
    context.clock.moveTo('2021-11-02T08:00:00.000Z')
    await sendDirectly(context, 'perhekeskus')
    await publishOnRequest(context, { person: coordinator })
    expect(await showDuty(context, { person: coordinator, round })).not.toHaveProperty('done')
  })
})

test('what was typed on the duty is there again after the summary was looked at', async () => {
  const context = await officeContext()
  await sendDirectly(context, 'perhekeskus')
  await publishOnRequest(context, { person: coordinator })
  const typed = { day: '2021-10-31', address: 'https://innokyla.example.fi/kes' }
  const summary = await showSummaryText(context, { person: coordinator, round, typed })
  if (isRefusal(summary)) throw new Error('There is a summary')
  const card = summaryTextCard(summary, readerOf('fi', summary.facts.programme))
  const back = elementsIn(card.content).find(({ verb }) => verb === 'duty')
  expect(back?.data).toMatchObject(typed)
  expect(await showDuty(context, { person: coordinator, round, typed })).toMatchObject({ typed })
})

describe('an open duty', () => {
  test('is reminded of two working days before, on the last afternoon and on the day after', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    for (const at of [twoDaysBefore, reportAt, lastCall, dayAfter, '2021-11-17T12:00:00.000Z']) {
      context.clock.moveTo(at)
      await runDue(context)
    }
    const reminders = (await context.store.deliveriesTo(round, coordinator)).filter(
      ({ kind }) => kind === 'duty-reminder',
    )
    expect(reminders.map(({ dueAt, current }) => [dueAt, current.state])).toEqual([
      [twoDaysBefore, 'sent'],
      [lastCall, 'sent'],
      [dayAfter, 'sent'],
    ])
  })

  test('that was just told of is not reminded of for what had fallen due before', async () => {
    const context = await officeContext(reportAt)
    await runDue(context)
    expect(told(context, 'duty-reminder')).toEqual([])
    expect(told(context, 'duty')).toHaveLength(2)
  })

  test('is reminded of once after a pause, not once for each day', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    await runDue(context)
    context.clock.moveTo(dayAfter)
    await runDue(context)
    const steps = (await context.store.deliveriesTo(round, coordinator)).map(({ key }) => key.step)
    expect(steps.filter((step) => step.startsWith('duty-'))).toEqual(['duty-1', 'duty-after-1'])
  })

  test('is not reminded of once it is done', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    await recordPublication(context, { person: coordinator, round, revision: 0, typed: { day: '2021-11-01', address } })
    context.clock.moveTo(dayAfter)
    await runDue(context)
    expect((await context.store.deliveries(round)).filter(({ kind }) => kind === 'duty-reminder')).toEqual([])
  })
})

/** What became of each word of a duty to the coordinator. */
async function dutyOutcomes({ store }: TestContext): Promise<readonly (readonly [string, string])[]> {
  const duties = (await store.deliveriesTo(round, coordinator)).filter(({ kind }) => kind === 'duty')
  return duties.map(({ key, current }) => [key.step, current.state])
}
