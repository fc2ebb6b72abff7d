import { describe, expect, test } from 'vitest'
import { applyProposal, dropProposal } from '../../src/actions/apply-proposal.ts'
import { askAssignment, assignSheet } from '../../src/actions/assign-sheet.ts'
import { loadAudit } from '../../src/actions/list-audit.ts'
import { proposeRegister, tellProposal, waitingProposal } from '../../src/actions/propose-register.ts'
import { runDue } from '../../src/actions/run-due.ts'
import { showDuties } from '../../src/actions/show-duties.ts'
import { withOwners } from '../../src/domain/scopes/registry.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { round, sheet } from './answering.ts'
import { deskContext, secondCoordinator } from './desk.ts'
import { existing, registerOf } from './registers.ts'
import { promptedContext } from './shown-messages.ts'

const project = 'perhekeskus'
const thirdOwner = 'third.owner@example.fi'

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
