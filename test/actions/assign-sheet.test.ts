import { describe, expect, test } from 'vitest'
import { askAssignment, assignSheet, checkOwner, chooseOwner } from '../../src/actions/assign-sheet.ts'
import { loadAudit } from '../../src/actions/list-audit.ts'
import { anAccount, coordinator, owner, secondOwner } from '../builders.ts'
import { round, sheet } from './answering.ts'
import { delivered, deskContext, lockedContext, secondCoordinator } from './desk.ts'
import { existing, registerOf } from './registers.ts'
import { promptedContext } from './shown-messages.ts'

const project = 'perhekeskus'
const thirdOwner = 'third.owner@example.fi'
const reopenedUntil = '2021-11-26T14:00:00.000Z'

describe('another owner for a project', () => {
  test.each([
    'perhekeskus to third.owner@example.fi',
    'Perhekeskus: Third.Owner@example.fi',
    'perhekeskus till third.owner@example.fi',
    'perhekeskus third.owner@example.fi',
  ])('is shown for %j, and nothing is changed yet', async (typed) => {
    const context = await promptedContext()
    expect(await askAssignment(context, { person: coordinator, typed })).toMatchObject({
      kind: 'reassignment',
      topic: { sheet },
      after: [thirdOwner],
      moves: [{ sheet, after: [thirdOwner] }],
    })
    expect(await context.store.registerChanges()).toEqual([])
  })

  test.each([
    ['', 'bad-assignment'],
    ['perhekeskus', 'bad-assignment'],
    ['tuntematon to a@example.fi', 'unknown-project'],
    ['perhekeskus to Tuntematon Henkilö', 'unknown-owner'],
  ])('is refused for %j', async (typed, refused) => {
    const context = await promptedContext()
    expect(await askAssignment(context, { person: coordinator, typed })).toMatchObject({ refused })
  })

  test('is there when it is confirmed, once, and can be taken back', async () => {
    const context = await promptedContext()
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    for (const _ of [1, 2]) expect(await assignSheet(context, request)).toMatchObject({ kind: 'reassigned' })
    expect(await context.store.registerChanges()).toHaveLength(1)
    expect((await context.store.round(round))?.sheets.find(({ id }) => id === sheet)?.owners).toEqual([thirdOwner])
    const back = { ...request, before: request.after, after: request.before }
    expect(await assignSheet(context, back)).toMatchObject({ kind: 'reassigned', after: request.before })
    expect((await context.store.round(round))?.sheets.find(({ id }) => id === sheet)?.owners).toEqual(request.before)
    expect((await loadAudit(context)).filter(({ act }) => act === 'assigned')).toHaveLength(2)
  })

  test('moves what is reopened after the lock, and asks the new owner', async () => {
    const context = await lockedContext(deskContext)
    await context.store.saveAccount(anAccount({ email: thirdOwner, objectId: thirdOwner, userId: `29:${thirdOwner}` }))
    const act = { act: 'reopened', at: context.clock.now(), by: coordinator, sheet, until: reopenedUntil } as const
    await context.store.actOnRound(round, { ...act, reason: 'Luku puuttui.' })
    await delivered(context, owner)
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    expect(await assignSheet(context, request)).toMatchObject({ kind: 'reassigned', moves: [{ sheet }] })
    expect(await delivered(context, thirdOwner)).toMatchObject([{ kind: 'assigned' }])
  })

  test('is refused when the project has got others meanwhile', async () => {
    const context = await promptedContext()
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    await assignSheet(context, { ...request, after: [coordinator] })
    expect(await assignSheet(context, { ...request, comment: 'Virkavapaa' })).toMatchObject({
      kind: 'reassignment',
      before: [coordinator],
      after: [thirdOwner],
      comment: 'Virkavapaa',
      fault: { refused: 'owners-changed' },
    })
    expect((await registerOf(context)).projects[0]?.owners).toEqual([coordinator])
  })

  test('by two coordinators at the same time is done by one, and the other is asked again', async () => {
    const context = await deskContext()
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    const results = await Promise.all([
      assignSheet(context, request),
      assignSheet(context, { ...request, person: secondCoordinator, after: [secondOwner] }),
    ])
    expect(results.map((each) => ('kind' in each ? each.kind : '')).sort()).toEqual(['reassigned', 'reassignment'])
    expect(results.find((each) => 'fault' in each)).toMatchObject({ fault: { refused: 'owners-changed' } })
    expect(await context.store.registerChanges()).toHaveLength(1)
  })

  test('is in the audit with its reason, before and after', async () => {
    const context = await promptedContext()
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    await assignSheet(context, { ...request, comment: 'Aino jää virkavapaalle.' })
    expect((await loadAudit(context)).find(({ act }) => act === 'assigned')).toMatchObject({
      by: coordinator,
      project,
      before: request.before.join(', '),
      after: thirdOwner,
      why: 'Aino jää virkavapaalle.',
    })
  })

  test('with a reason that is too long comes back with it, and nothing is changed', async () => {
    const context = await promptedContext()
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    const comment = 'x'.repeat(2001)
    expect(await assignSheet(context, { ...request, comment })).toMatchObject({
      kind: 'reassignment',
      comment,
      fault: { refused: 'bad-comment' },
    })
    expect(await context.store.registerChanges()).toEqual([])
  })

  test('who cannot be reached is warned of and may take over all the same', async () => {
    const context = await promptedContext()
    const unreachable = [{ email: thirdOwner, reach: 'not-met' }]
    const typed = `${project} to ${thirdOwner}`
    expect(await askAssignment(context, { person: coordinator, typed })).toMatchObject({ unreachable })
    const request = await existing(context, { person: coordinator, after: [thirdOwner] })
    expect(await assignSheet(context, request)).toMatchObject({ kind: 'reassigned', unreachable })
  })

  test.each([
    ['installed', []],
    ['roster', []],
    ['blocked', [{ email: thirdOwner, reach: 'blocked' }]],
    ['left', [{ email: thirdOwner, reach: 'left' }]],
  ] as const)('who is %s is warned of only where nothing reaches them', async (reach, unreachable) => {
    const context = await promptedContext()
    await context.store.saveAccount(anAccount({ email: thirdOwner, objectId: thirdOwner, reach }))
    const typed = `${project} to ${thirdOwner}`
    expect(await askAssignment(context, { person: coordinator, typed })).toMatchObject({ unreachable })
  })
})

describe('from a project’s card another owner', () => {
  const nothing = { person: '', others: '', comment: '' }

  test('is chosen from everybody of the register who has it not', async () => {
    const context = await promptedContext()
    const shown = await chooseOwner(context, { person: coordinator, sheet })
    expect(shown).toMatchObject({ kind: 'reassignment-choice', round, topic: { sheet }, isAsked: true, typed: nothing })
    const offered = 'people' in shown ? shown.people.map(({ email }) => email) : []
    expect(offered).toContain(coordinator)
    expect(offered).not.toContain((await registerOf(context)).projects[0]?.owners[0])
  })

  test.each([
    ['from the list', { ...nothing, person: thirdOwner }],
    ['by an address, which counts before the list', { ...nothing, person: coordinator, others: `${thirdOwner} ` }],
  ])('named %s is shown to be confirmed with the reason, and nothing is changed yet', async (_, named) => {
    const context = await promptedContext()
    const typed = { ...named, comment: 'Virkavapaa' }
    expect(await checkOwner(context, { person: coordinator, sheet, typed })).toMatchObject({
      kind: 'reassignment',
      after: [thirdOwner],
      comment: 'Virkavapaa',
    })
    expect(await context.store.registerChanges()).toEqual([])
  })

  test.each([
    ['nobody', nothing, 'unknown-deputy'],
    ['somebody unknown', { ...nothing, others: 'Tuntematon', comment: 'Virkavapaa' }, 'unknown-owner'],
  ])('who is %s is asked again with what was typed', async (_, typed, refused) => {
    const context = await promptedContext()
    const shown = await checkOwner(context, { person: coordinator, sheet, typed })
    expect(shown).toMatchObject({ kind: 'reassignment-choice', typed, fault: { refused } })
  })

  test('is for coordinators only, and of a sheet that is there', async () => {
    const context = await promptedContext()
    const refused = { refused: 'not-for-you' }
    expect(await chooseOwner(context, { person: owner, sheet })).toMatchObject(refused)
    expect(await checkOwner(context, { person: owner, sheet, typed: nothing })).toMatchObject(refused)
    const gone = { person: coordinator, sheet: 'project/gone' }
    expect(await chooseOwner(context, gone)).toMatchObject({ refused: 'unknown-project' })
  })
})
