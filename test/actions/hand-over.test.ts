import { describe, expect, test } from 'vitest'
import { askHandover, handOver } from '../../src/actions/hand-over.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { setReminders } from '../../src/actions/set-reminders.ts'
import { showAllDuties, showDuties } from '../../src/actions/show-duties.ts'
import { snoozeReminders } from '../../src/actions/snooze-reminders.ts'
import type { HandoverInputs } from '../../src/domain/handover-form.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import { anAccount, aProgramme, aProject, owner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { locked, round, sendDirectly } from './answering.ts'
import { updatesOf } from './shown-messages.ts'

const opening = '2021-10-18T06:00:00.000Z'
const deputy = 'deputy@example.fi'
/** No deputy of the register. */
const colleague = 'colleague@example.fi'
const programme = aProgramme({
  people: [
    { email: colleague, name: 'Carl Colleague' },
    { email: owner, deputy },
    { email: deputy, name: 'Donna Deputy' },
  ],
  projects: [aProject(), aProject({ id: 'koulu' })],
})
const asked = { face: { shows: 'duties', occasion: 'my' }, content: '' } as const
const toDeputy: HandoverInputs = { deputy, sheet: 'all', from: '', to: '' }

describe('handing over', () => {
  test('suggests the deputy of the register and those whom the bot can reach', async () => {
    expect(await askHandover(await metContext(), { person: owner, round })).toMatchObject({
      kind: 'handover-form',
      typed: { deputy, sheet: 'all' },
      people: [{ email: deputy, name: 'Donna Deputy' }],
    })
  })

  test('leaves nothing to the owner and asks the deputy at once', async () => {
    const context = await metContext()
    expect(await handOver(context, request())).toMatchObject({
      kind: 'duties',
      owed: [],
      notice: { kind: 'handed-over', to: 'Donna Deputy', sheets: ['project/perhekeskus', 'project/koulu'] },
    })
    await runDue(context)
    expect(lastMessage(context)).toMatchObject({ to: deputy, message: { kind: 'handover' } })
  })

  test('of one sheet leaves the others to the owner', async () => {
    const context = await metContext()
    expect(await handOver(context, request({ sheet: 'project/koulu' }))).toMatchObject({
      owed: [{ topic: { sheet: 'project/perhekeskus' } }],
    })
  })

  test('has the deputy reminded in the owner’s place', async () => {
    const context = await metContext()
    await handOver(context, request())
    await runDue(context)
    context.clock.moveTo('2021-10-25T06:00:00.000Z')
    await runDue(context)
    expect(context.messenger.messages.slice(2).map(({ to }) => to)).toEqual([deputy])
  })

  test('draws anew what the owner and whoever is handed it were shown before, and is no new message', async () => {
    const context = await metContext()
    const chat = { ...anAccount().reachedVia, tenant: 'tenant-1', conversation: colleague }
    await context.store.saveAccount(anAccount({ email: colleague, objectId: 'object-3', userId: '29:colleague', chat }))
    await context.store.noteCard(round, colleague, { ...asked, conversation: colleague, message: 'my-1' }, opening)
    const prompt = (await context.store.shownCards(round, owner))[0]?.message ?? ''
    await handOver(context, request({ deputy: colleague, sheet: 'project/koulu' }))
    await context.cardUpdates.idle()
    expect(context.messenger.updates).toHaveLength(2)
    expect(updatesOf(context, prompt)).toMatchObject([
      { kind: 'opening', duties: { person: owner, owed: [{ topic: { sheet: 'project/perhekeskus' } }] } },
    ])
    expect(updatesOf(context, 'my-1')).toMatchObject([
      { kind: 'my', duties: { person: colleague, owed: [{ topic: { sheet: 'project/koulu' } }] } },
    ])
    expect(context.messenger.messages).toHaveLength(1)
  })

  test('back gives the project back, and its owner is asked', async () => {
    const context = await metContext()
    await context.store.saveAccount(anAccount({ email: colleague, objectId: 'object-3', userId: '29:colleague' }))
    await handOver(context, request({ deputy: colleague, sheet: 'project/koulu' }))
    context.clock.moveTo(addSeconds(context.clock.now(), 60))
    const back = { person: colleague, round, inputs: { ...request().inputs, deputy: owner, sheet: 'project/koulu' } }
    expect(await handOver(context, back)).toMatchObject({ kind: 'duties', owed: [] })
    const mine = await showDuties(context, owner)
    expect(mine).toMatchObject({
      owed: [{ topic: { sheet: 'project/perhekeskus' } }, { topic: { sheet: 'project/koulu' } }],
    })
  })

  test('is offered to people of the register alone', async () => {
    const context = await metContext()
    await context.store.saveAccount(anAccount({ email: 'former@example.fi', objectId: 'object-4' }))
    expect(await handOver(context, request({ deputy: 'former@example.fi' }))).toMatchObject({
      fault: { refused: 'unknown-deputy' },
    })
  })

  test('leaves the form in which it was typed to the press', async () => {
    const context = await metContext()
    const prompt = (await context.store.shownCards(round, owner))[0]?.message ?? ''
    const form = { conversation: owner, message: prompt, face: { shows: 'inputs' }, content: '' } as const
    await context.store.noteCard(round, owner, form, opening)
    await handOver(context, request())
    await context.cardUpdates.idle()
    expect(updatesOf(context, prompt)).toEqual([])
  })

  test('that is asked again for a fault draws nothing anew', async () => {
    const context = await metContext()
    await handOver(context, request({ deputy: 'stranger@example.fi' }))
    await context.cardUpdates.idle()
    expect(context.messenger.updates).toEqual([])
  })

  test('for an absence asks the deputy when it begins', async () => {
    const context = await metContext()
    await handOver(context, request({ from: '2021-10-21', to: '2021-10-29' }))
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(1)
    context.clock.moveTo('2021-10-21T06:00:00.000Z')
    await runDue(context)
    expect(lastMessage(context)).toMatchObject({ to: deputy })
  })

  test.each<[string, Partial<HandoverInputs>, string]>([
    ['to somebody unknown', { deputy: 'stranger@example.fi' }, 'unknown-deputy'],
    ['to oneself', { deputy: owner }, 'unknown-deputy'],
    ['of a sheet that is not owed', { sheet: 'project/gone' }, 'nothing-to-hand-over'],
    ['for an absence that ends before it begins', { from: '2021-10-29', to: '2021-10-21' }, 'bad-absence'],
    ['for an absence that is over', { to: '2021-10-17' }, 'bad-absence'],
    ['for an absence that is no date', { from: 'tomorrow' }, 'bad-absence'],
    ['for an absence from a day that is not in the calendar', { from: '2021-11-31' }, 'bad-absence'],
  ])('%s asks again with what was typed', async (_, inputs, fault) => {
    const context = await metContext()
    expect(await handOver(context, request(inputs))).toMatchObject({
      kind: 'handover-form',
      fault: { refused: fault },
      typed: { ...toDeputy, ...inputs },
    })
    expect((await context.store.round(round))?.handovers).toEqual([])
  })

  test('by a whole name reaches the person, by a part of it asks again with who is near', async () => {
    const context = await metContext()
    expect(await handOver(context, request({ deputy: 'donn' }))).toMatchObject({
      fault: { refused: 'which-person', values: { people: `Donna Deputy (${deputy})` } },
      typed: { deputy: 'donn' },
    })
    await handOver(context, request({ deputy: 'donna deputy' }))
    expect((await context.store.round(round))?.handovers[0]).toMatchObject({ to: deputy })
  })

  test('for an absence that ended yesterday by the programme’s own calendar asks again', async () => {
    const context = await metContext()
    context.clock.moveTo('2021-10-20T22:30:00.000Z')
    expect(await handOver(context, request({ to: '2021-10-20' }))).toMatchObject({ fault: { refused: 'bad-absence' } })
  })

  test('in a locked round is refused', async () => {
    const context = await metContext()
    context.clock.moveTo(locked)
    expect(await handOver(context, request())).toMatchObject({ refused: 'round-locked' })
    expect(await askHandover(context, { person: owner, round })).toMatchObject({ refused: 'round-locked' })
  })

  test('in an unknown round is refused', async () => {
    const unknown = { ...request(), round: '2019-01-01' }
    expect(await handOver(await metContext(), unknown)).toMatchObject({ refused: 'unknown-round' })
  })
})

describe('a snooze', () => {
  test('brings one reminder on its day and holds back those before it', async () => {
    const context = await metContext()
    context.clock.moveTo('2021-10-22T06:00:00.000Z')
    await snoozeReminders(context, { person: owner, round, snooze: 'three-days' })
    for (const day of ['2021-10-25', '2021-10-27']) {
      context.clock.moveTo(`${day}T06:00:00.000Z`)
      await runDue(context)
    }
    expect(context.messenger.messages.map(({ message }) => message.kind)).toEqual(['opening', 'snoozed'])
  })

  test('pressed twice is one', async () => {
    const context = await metContext()
    const press = { person: owner, round, snooze: 'tomorrow' } as const
    await snoozeReminders(context, press)
    expect(await snoozeReminders(context, press)).toMatchObject({ notice: { kind: 'snoozed' } })
    context.clock.moveTo('2021-10-19T06:00:00.000Z')
    await runDue(context)
    expect(context.messenger.messages).toHaveLength(2)
  })

  test('beyond the last day for answers is refused', async () => {
    const context = await metContext()
    context.clock.moveTo('2021-11-08T08:00:00.000Z')
    expect(await snoozeReminders(context, { person: owner, round, snooze: 'monday' })).toMatchObject({
      refused: 'snooze-too-late',
    })
  })

  test('of one who owes nothing plans nothing', async () => {
    const context = await metContext()
    for (const project of ['perhekeskus', 'koulu']) await sendDirectly(context, project)
    await snoozeReminders(context, { person: owner, round, snooze: 'tomorrow' })
    expect(await context.store.deliveriesTo(round, owner)).toHaveLength(1)
  })

  test.each([
    [locked, round, 'round-locked'],
    [opening, '2019-01-01', 'unknown-round'],
  ])('at %s in %s is refused', async (at, named, refused) => {
    const context = await metContext()
    context.clock.moveTo(at)
    expect(await snoozeReminders(context, { person: owner, round: named, snooze: 'tomorrow' })).toMatchObject({
      refused,
    })
  })
})

describe('one who wants only the last reminders', () => {
  test('gets the last one before answers are due and those after', async () => {
    const context = await metContext()
    await setReminders(context, { person: owner, reminders: 'last-ones' })
    for (const day of ['10-25', '11-01', '11-04', '11-08', '11-09']) {
      context.clock.moveTo(`2021-${day}T07:00:00.000Z`)
      await runDue(context)
    }
    const toOwner = context.messenger.messages.filter(({ to }) => to === owner)
    expect(toOwner.map(({ message }) => message.kind)).toEqual(['opening', 'reminder', 'overdue'])
  })
})

describe('the duties of all rounds', () => {
  test('are those of the open ones', async () => {
    expect(await showAllDuties(await metContext(), owner)).toMatchObject([{ opened: { round: { id: round } } }])
  })

  test('are those of the last one when none is open', async () => {
    const context = await metContext()
    context.clock.moveTo('2021-12-24T08:00:00.000Z')
    expect(await showAllDuties(context, owner)).toMatchObject([{ locked: true }])
  })

  test('are none before the first', async () => {
    const context = await testContext({ at: '2020-09-01T08:00:00.000Z' })
    expect(await showAllDuties(context, owner)).toMatchObject({ refused: 'nothing-open' })
  })
})

/** Owner and deputy are known, and the owner has been asked. */
async function metContext(): Promise<TestContext> {
  const context = await testContext({ programme, at: opening })
  await context.store.saveAccount(anAccount())
  await context.store.saveAccount(anAccount({ email: deputy, objectId: 'object-2', userId: '29:deputy' }))
  await runDue(context)
  return context
}

function request(inputs: Partial<HandoverInputs> = {}) {
  return { person: owner, round, inputs: { ...toDeputy, ...inputs } }
}

function lastMessage({ messenger }: TestContext) {
  return messenger.messages.at(-1)
}
