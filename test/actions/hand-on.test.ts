import { describe, expect, test } from 'vitest'
import { type HandOnRequest, handOn } from '../../src/actions/hand-on.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { showDuties } from '../../src/actions/show-duties.ts'
import { anAccount, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aSheetRequest, round, sheet } from './answering.ts'
import { delivered, deputy, deskContext, lockedContext, office, place, secondCoordinator, stranger } from './desk.ts'
import { answer, promptedContext } from './shown-messages.ts'

describe('letting somebody else answer', () => {
  test('first asks whom, out of those who can be reached and do not answer it already', async () => {
    const form = await handOn(await deskContext(), aRequest({ step: undefined, deputy: '' }))
    expect(form).toMatchObject({ kind: 'desk-form', typed: { what: sheet } })
    const people = 'ask' in form && form.ask.verb === 'hand-on' ? form.ask.people.map(({ email }) => email) : []
    expect([...people].sort()).toEqual([coordinator, deputy, secondCoordinator, stranger].sort())
  })

  test('has them asked at once, and the owners owe it no more', async () => {
    const context = await deskContext()
    expect(await handOn(context, aRequest())).toMatchObject({ done: 'handed-on', values: { name: deputy, count: 1 } })
    expect(await delivered(context, deputy)).toMatchObject([{ kind: 'handover', duties: { owed: [{}] } }])
    for (const person of [owner, secondOwner]) expect(await showDuties(context, person)).toMatchObject({ owed: [] })
    expect(await openSheet(context, aSheetRequest({ person: deputy }))).toMatchObject({ kind: 'page' })
  })

  test('is told by the next run where the act was cut short, also of a project reopened after the lock', async () => {
    const context = await lockedContext(deskContext)
    const at = context.clock.now()
    const handover = { sheet, from: owner, to: deputy, by: coordinator, at }
    await context.store.handOver(round, [handover])
    expect(await delivered(context, deputy)).toEqual([])
    const until = '2021-11-26T14:00:00.000Z'
    await context.store.actOnRound(round, { act: 'reopened', at, by: coordinator, sheet, until, reason: 'Sairausloma' })
    const told = await delivered(context, deputy)
    expect(told.map(({ kind }) => kind)).toContain('handover')
  })

  test('is kept with who did it and why, for each owner', async () => {
    const context = await deskContext()
    await handOn(context, aRequest())
    const kept = { sheet, to: deputy, by: coordinator, at: context.clock.now(), reason: 'Sairausloma' }
    expect((await context.store.round(round))?.handovers).toEqual([
      { ...kept, from: owner },
      { ...kept, from: secondOwner },
    ])
  })

  test('can be taken back: both owners owe it again', async () => {
    const context = await deskContext()
    const done = await handOn(context, aRequest())
    const data = 'undo' in done ? done.undo?.data : undefined
    expect(data).toEqual({ deputy: [owner, secondOwner].join(',') })
    await handOn(context, aRequest({ step: 'undo', deputy: String(data?.deputy) }))
    for (const person of [owner, secondOwner]) expect(await showDuties(context, person)).toMatchObject({ owed: [{}] })
    expect(await showDuties(context, deputy)).toMatchObject({ owed: [] })
    const before = (await context.store.round(round))?.handovers
    await handOn(context, aRequest({ step: 'undo', deputy: String(data?.deputy) }))
    expect((await context.store.round(round))?.handovers).toEqual(before)
  })

  test('of everything its owners owe names a deputy for them', async () => {
    const context = await promptedContext(twoProjects)
    await context.store.saveAccount(anAccount({ email: deputy, objectId: deputy, userId: '29:deputy' }))
    expect(await handOn(context, aRequest({ what: 'all' }))).toMatchObject({ values: { count: 2 } })
    expect(await delivered(context, deputy)).toMatchObject([{ kind: 'handover', duties: { owed: [{}, {}] } }])
    expect(await showDuties(context, owner)).toMatchObject({ owed: [] })
  })

  test('of everything to somebody with a project of their own leaves that one as it is, however often it is pressed', async () => {
    const context = await promptedContext(deputyWithOwn)
    await context.store.saveAccount(anAccount({ email: deputy, objectId: deputy, userId: '29:deputy' }))
    for (const _ of [1, 2]) {
      expect(await handOn(context, aRequest({ what: 'all' }))).toMatchObject({
        done: 'handed-on',
        values: { count: 2 },
      })
    }
    expect((await context.store.round(round))?.handovers.map((each) => each.sheet)).toEqual([sheet, 'project/toinen'])
    expect(await showDuties(context, secondOwner)).toMatchObject({ owed: [{ sheet: { id: 'project/oma' } }] })
  })

  test('of everything by two coordinators at once to different people leaves each project one who answers', async () => {
    const context = await promptedContext(twoProjects)
    for (const email of [deputy, stranger]) {
      await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
    }
    await Promise.all([
      handOn(context, aRequest({ what: 'all' })),
      handOn(context, aRequest({ person: secondCoordinator, deputy: stranger, what: 'all' })),
    ])
    const people = [deputy, stranger, owner, secondOwner]
    const owing = await Promise.all(people.map((person) => owedBy(context, person)))
    expect(owing.reduce((sum, count) => sum + count, 0)).toBe(2)
  })

  test.each([
    ['', 'unknown-deputy'],
    ['nobody@example.fi', 'unknown-deputy'],
  ])('to %j asks again, with everything typed in place', async (to, refused) => {
    const context = await deskContext()
    expect(await handOn(context, aRequest({ deputy: to }))).toMatchObject({
      fault: { refused },
      typed: { comment: 'Sairausloma' },
    })
    expect((await context.store.round(round))?.handovers).toEqual([])
  })

  test('to somebody who cannot be reached asks again', async () => {
    const context = await deskContext()
    await context.store.patchAccount(deputy, { reach: 'uninstalled' })
    expect(await handOn(context, aRequest())).toMatchObject({ fault: { refused: 'unknown-deputy' } })
  })

  test('after the lock is refused', async () => {
    expect(await handOn(await lockedContext(), aRequest())).toMatchObject({ refused: 'round-locked' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await deskContext()
    for (const step of ['confirm', 'undo'] as const) {
      expect(await handOn(context, aRequest({ person, step }))).toMatchObject({ refused: 'not-for-you' })
    }
    expect((await context.store.round(round))?.handovers).toEqual([])
  })

  test('twice is done once, and asked once', async () => {
    const context = await deskContext()
    for (const _ of [1, 2]) expect(await handOn(context, aRequest())).toMatchObject({ done: 'handed-on' })
    expect((await context.store.round(round))?.handovers).toHaveLength(2)
    expect(await delivered(context, deputy)).toHaveLength(1)
  })

  test('by two coordinators at once to different people leaves one who answers', async () => {
    const context = await deskContext()
    await Promise.all([
      handOn(context, aRequest()),
      handOn(context, aRequest({ person: secondCoordinator, deputy: stranger })),
    ])
    const owing = await Promise.all([deputy, stranger, owner, secondOwner].map((person) => owedBy(context, person)))
    expect(owing.filter((count) => count > 0)).toHaveLength(1)
    await answer(context)
    expect((await context.store.sheet(round, sheet)).revisions).toHaveLength(1)
  })
})

const twoProjects = aProgramme({
  ...office,
  projects: [aProject(), aProject({ id: 'toinen', name: 'Toinen' })],
})

/** The deputy shares a project with one of the owners. */
const deputyWithOwn = aProgramme({
  ...twoProjects,
  projects: [...twoProjects.projects, aProject({ id: 'oma', name: 'Oma', owners: [deputy, secondOwner] })],
})

async function owedBy(context: TestContext, person: string): Promise<number> {
  const duties = await showDuties(context, person)
  return 'owed' in duties ? duties.owed.length : 0
}

function aRequest(overrides: Partial<HandOnRequest> = {}): HandOnRequest {
  return { ...place, step: 'confirm', deputy, what: sheet, comment: 'Sairausloma', ...overrides }
}
