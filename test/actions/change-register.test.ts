import { describe, expect, test } from 'vitest'
import { applyProposal, dropProposal } from '../../src/actions/apply-proposal.ts'
import { askAssignment, assignSheet, checkOwner, chooseOwner } from '../../src/actions/assign-sheet.ts'
import { loadAudit } from '../../src/actions/list-audit.ts'
import { proposeRegister, tellProposal, waitingProposal } from '../../src/actions/propose-register.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { showDuties } from '../../src/actions/show-duties.ts'
import { withOwners } from '../../src/domain/scopes/registry.ts'
import { anAccount, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { round, sheet } from './answering.ts'
import { delivered, deskContext, lockedContext, secondCoordinator } from './desk.ts'
import { promptedContext } from './shown-messages.ts'

const project = 'perhekeskus'
const thirdOwner = 'third.owner@example.fi'
const reopenedUntil = '2021-11-26T14:00:00.000Z'

async function registerOf({ store }: TestContext) {
  const programme = await store.register()
  if (programme === undefined) throw new Error('There is no register')
  return programme
}

/** A coordinator hands in the register with another owner of the first project. */
async function handIn(context: TestContext, id = 'one', owners: readonly string[] = [thirdOwner]) {
  const programme = withOwners(await registerOf(context), sheet, owners)
  return proposeRegister(context, { person: coordinator, id, programme })
}

describe('a register that is handed in', () => {
  test('changes nothing before it is applied', async () => {
    const context = await promptedContext()
    const before = await registerOf(context)
    expect(await handIn(context)).toMatchObject({
      kind: 'register-proposal',
      changes: [{ kind: 'changed', list: 'projects', id: project }],
      effects: [{ round, moves: [{ sheet, after: [thirdOwner] }] }],
    })
    expect(await registerOf(context)).toBe(before)
    expect(await context.store.registerChanges()).toEqual([])
  })

  test('is applied as a whole, with its record, and is in the audit field by field', async () => {
    const context = await promptedContext()
    await handIn(context)
    const done = await applyProposal(context, { person: coordinator, id: 'one', version: 0, why: 'Virkavapaa' })
    expect(done).toMatchObject({ done: 'applied', counts: { changed: 1, owners: 1 }, asked: 1 })
    expect((await registerOf(context)).projects[0]?.owners).toEqual([thirdOwner])
    expect((await loadAudit(context)).find(({ act }) => act === 'imported')).toMatchObject({
      act: 'imported',
      by: coordinator,
      project,
      field: 'owners',
      after: thirdOwner,
      why: 'Virkavapaa',
    })
  })

  test('gives a new owner the open duties and a word, once, and takes them from the old one', async () => {
    const context = await promptedContext()
    const owners = (await registerOf(context)).projects[0]?.owners ?? []
    await handIn(context)
    await applyProposal(context, { person: coordinator, id: 'one', version: 0 })
    await runDue(context)
    await runDue(context)
    expect(await showDuties(context, thirdOwner)).toMatchObject({ owed: [{ sheet: { id: sheet } }] })
    for (const person of owners) {
      const duties = await showDuties(context, person)
      expect('owed' in duties ? duties.owed.map((duty) => duty.sheet.id) : []).not.toContain(sheet)
    }
    const words = (await context.store.deliveries(round)).filter(({ kind }) => kind === 'assigned')
    expect(words.map(({ key }) => key)).toEqual([{ round, recipient: thirdOwner, step: 'assigned:1' }])
  })

  test('is applied once, however often it is pressed', async () => {
    const context = await promptedContext()
    await handIn(context)
    for (const _ of [1, 2]) {
      const done = await applyProposal(context, { person: coordinator, id: 'one', version: 0 })
      expect(done).toMatchObject({ done: 'applied', counts: { changed: 1 } })
    }
    expect(await context.store.registerChanges()).toHaveLength(1)
  })

  test('is refused when somebody else has changed the register since, until it is looked at again', async () => {
    const context = await promptedContext()
    await handIn(context)
    const assignment = await existing(context, { person: coordinator, after: ['fourth.owner@example.fi'] })
    expect(await assignSheet(context, assignment)).toMatchObject({ kind: 'reassigned' })
    const request = { person: coordinator, id: 'one', version: 0 }
    expect(await applyProposal(context, request)).toMatchObject({ refused: 'register-changed' })
    expect(await context.store.registerChanges()).toHaveLength(1)
    expect(await waitingProposal(context, coordinator)).toMatchObject({ kind: 'register-proposal', version: 1 })
    // A page that was drawn before, in another tab, has not shown what would be applied now.
    expect(await applyProposal(context, request)).toMatchObject({ refused: 'register-changed' })
    expect(await applyProposal(context, { ...request, version: 1 })).toMatchObject({ done: 'applied' })
  })

  test('is told in the chat after the answer, and not by handing it in', async () => {
    const context = await deskContext()
    const chat = (await context.store.accountByEmail(owner))?.chat
    if (chat === undefined) throw new Error('Nobody has a chat')
    await context.store.patchAccount(coordinator, { chat })
    const proposal = await handIn(context)
    const told = () => context.messenger.messages.filter(({ message }) => message.kind === 'register-proposal')
    expect(told()).toEqual([])
    if (!('effects' in proposal)) throw new Error('It was refused')
    await tellProposal(context, coordinator, proposal)
    expect(told()).toHaveLength(1)
  })

  test('of two coordinators at the same time is applied by one', async () => {
    const other = 'other.coordinator@example.fi'
    const context = await promptedContext()
    const programme = { ...(await registerOf(context)), coordinators: [coordinator, other] }
    await proposeRegister(context, { person: coordinator, id: 'zero', programme })
    await applyProposal(context, { person: coordinator, id: 'zero', version: 0 })
    for (const person of [coordinator, other]) {
      const own = withOwners(programme, sheet, [person === coordinator ? thirdOwner : secondOwner])
      await proposeRegister(context, { person, id: person, programme: own })
    }
    const results = await Promise.all(
      [coordinator, other].map((person) => applyProposal(context, { person, id: person, version: 1 })),
    )
    expect(results.filter((result) => 'done' in result)).toHaveLength(1)
    expect(results.filter((result) => 'refused' in result)).toMatchObject([{ refused: 'register-changed' }])
    expect(await context.store.registerChanges()).toHaveLength(2)
  })

  test('is gone when it is dropped, and says so', async () => {
    const context = await promptedContext()
    await handIn(context)
    for (const _ of [1, 2]) {
      expect(await dropProposal(context, { person: coordinator, id: 'one' })).toMatchObject({ done: 'dropped' })
    }
    expect(await applyProposal(context, { person: coordinator, id: 'one', version: 0 })).toMatchObject({
      refused: 'upload-gone',
    })
    expect(await waitingProposal(context, coordinator)).toBeUndefined()
  })

  test('stays as it is when it is dropped after it was applied', async () => {
    const context = await promptedContext()
    await handIn(context)
    await applyProposal(context, { person: coordinator, id: 'one', version: 0 })
    await dropProposal(context, { person: coordinator, id: 'one' })
    expect((await registerOf(context)).projects[0]?.owners).toEqual([thirdOwner])
    expect(await context.store.registerChanges()).toHaveLength(1)
  })

  test('is one coordinator’s own: another can neither drop nor apply it', async () => {
    const context = await deskContext()
    await handIn(context)
    const request = { person: secondCoordinator, id: 'one' }
    await dropProposal(context, request)
    expect(await applyProposal(context, { ...request, version: 0 })).toMatchObject({ refused: 'upload-gone' })
    expect(await waitingProposal(context, coordinator)).toMatchObject({ kind: 'register-proposal' })
  })

  test('is still there after a restart', async () => {
    const context = await promptedContext()
    await handIn(context)
    const restarted = await context.restart()
    expect(await applyProposal(restarted, { person: coordinator, id: 'one', version: 0 })).toMatchObject({
      done: 'applied',
    })
  })

  test('ends a project that was asked, and never deletes it', async () => {
    const context = await promptedContext()
    const programme = { ...(await registerOf(context)), projects: [] }
    await proposeRegister(context, { person: coordinator, id: 'one', programme })
    expect(await applyProposal(context, { person: coordinator, id: 'one', version: 0 })).toMatchObject({
      done: 'applied',
    })
    expect((await registerOf(context)).projects[0]).toMatchObject({ id: project, active: { to: '2021-10-18' } })
  })

  test('ends a question that was asked, and keeps it in the round that asks it', async () => {
    const context = await promptedContext()
    const current = await registerOf(context)
    const series = current.series.map((each) => ({ ...each, questions: each.questions.slice(1) }))
    const programme = { ...current, series }
    expect(await proposeRegister(context, { person: coordinator, id: 'one', programme })).toMatchObject({
      changes: [{ kind: 'ended', list: 'questions' }],
      effects: [{ round, questions: { ending: 1, removed: 0 } }],
    })
  })

  test.each([
    ['another programme', { id: 'helsinki' }, 'other-programme'],
    ['no series that has rounds', { series: [] }, 'series-in-use'],
  ])('is refused with %s', async (_, overrides, refused) => {
    const context = await promptedContext()
    const programme = { ...(await registerOf(context)), ...overrides }
    expect(await proposeRegister(context, { person: coordinator, id: 'one', programme })).toMatchObject({ refused })
    expect(await context.store.upload(coordinator)).toBeUndefined()
  })

  test.each([owner, 'stranger@example.fi'])('is refused from %s, who is no coordinator', async (person) => {
    const context = await promptedContext()
    const programme = await registerOf(context)
    const refused = { refused: 'not-for-you' }
    expect(await proposeRegister(context, { person, id: 'one', programme })).toMatchObject(refused)
    expect(await applyProposal(context, { person, id: 'one', version: 0 })).toMatchObject(refused)
    expect(await dropProposal(context, { person, id: 'one' })).toMatchObject(refused)
    expect(await waitingProposal(context, person)).toMatchObject(refused)
  })
})

describe('a coordinator who is one no longer', () => {
  test('can do nothing more at once, also on cards in their chat', async () => {
    const context = await promptedContext()
    await handIn(context)
    const programme = { ...(await registerOf(context)), coordinators: [secondOwner] }
    await proposeRegister(context, { person: coordinator, id: 'two', programme })
    await applyProposal(context, { person: coordinator, id: 'two', version: 0 })
    const refused = { refused: 'not-for-you' }
    expect(await applyProposal(context, { person: coordinator, id: 'one', version: 0 })).toMatchObject(refused)
    expect(await assignSheet(context, await existing(context, { person: coordinator, after: [owner] }))).toMatchObject(
      refused,
    )
    expect(await askAssignment(context, { person: coordinator, typed: 'x to y@example.fi' })).toMatchObject(refused)
  })
})

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

/** A change of owners from those the first project has. */
async function existing(
  context: TestContext,
  { person, after }: { readonly person: string; readonly after: readonly string[] },
) {
  const [first] = (await registerOf(context)).projects
  return { person, sheet, before: first?.owners ?? [], after, comment: '' }
}
