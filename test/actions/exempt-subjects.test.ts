import { describe, expect, test } from 'vitest'
import { type ExemptRequest, exemptSubjects } from '../../src/actions/exempt-subjects.ts'
import { showDuties } from '../../src/actions/show-duties.ts'
import { coordinator, owner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { round, sheet, subject } from './answering.ts'
import { deskContext, lockedContext, place, secondCoordinator, sentContext, stranger } from './desk.ts'
import { promptOf, updatesOf } from './shown-messages.ts'

describe('an exemption', () => {
  test('is asked for first, of everything that is not exempt yet', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest({ what: subject }))
    expect(await exemptSubjects(context, aRequest({ step: undefined, what: '' }))).toMatchObject({
      kind: 'desk-form',
      ask: { verb: 'exempt', subjects: [sheet] },
      typed: { what: 'all' },
    })
  })

  test.each([
    ['a line', subject, [subject]],
    ['the whole project', 'all', [subject, sheet]],
  ])('of %s is kept with its reason, and nothing of it is owed', async (_, what, subjects) => {
    const context = await deskContext()
    expect(await exemptSubjects(context, aRequest({ what }))).toMatchObject({
      done: 'exempted',
      values: { count: subjects.length },
      undo: { verb: 'exempt', data: { what: subjects.join(',') } },
    })
    const kept = { reason: 'Projekti on tauolla.', by: coordinator, at: context.clock.now() }
    expect((await context.store.round(round))?.exemptions).toEqual(subjects.map((each) => ({ subject: each, ...kept })))
    expect(await showDuties(context, owner)).toMatchObject({ owed: what === 'all' ? [] : [{ missing: 1 }] })
  })

  test('taken back is owed again', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest())
    const undo = aRequest({ step: 'undo', what: [subject, sheet].join(','), comment: '' })
    expect(await exemptSubjects(context, undo)).toMatchObject({ done: 'included', values: { count: 2 } })
    expect((await context.store.round(round))?.exemptions).toEqual([])
    expect(await showDuties(context, owner)).toMatchObject({ owed: [{ missing: 2 }] })
    expect((await context.store.round(round))?.acts?.map(({ act }) => act)).toEqual(['exempted', 'included'])
  })

  test('of the whole project counts and takes back only what nobody had exempted before', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest({ person: secondCoordinator, what: subject }))
    for (const _ of ['pressed', 'pressed again']) {
      expect(await exemptSubjects(context, aRequest())).toMatchObject({
        done: 'exempted',
        values: { count: 1 },
        undo: { data: { what: sheet } },
      })
    }
    expect(await exemptSubjects(context, aRequest({ step: 'undo' }))).toMatchObject({ values: { count: 2 } })
  })

  test('draws anew what owners see', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest())
    await context.cardUpdates.idle()
    expect(updatesOf(context, await promptOf(context, owner)).at(-1)).toMatchObject({ duties: { owed: [] } })
  })

  test.each([
    [{ comment: ' ' }, 'comment-missing'],
    [{ comment: 'x'.repeat(2001) }, 'bad-comment'],
    [{ what: 'line/none/availability' }, 'unknown-choice'],
  ])('with %j asks again, with everything typed in place', async (typed, refused) => {
    const context = await deskContext()
    expect(await exemptSubjects(context, aRequest(typed))).toMatchObject({ fault: { refused }, typed })
    expect((await context.store.round(round))?.acts).toBeUndefined()
  })

  test('of a line after the lock is possible, and refused to an owner', async () => {
    const context = await lockedContext(deskContext)
    const line = aRequest({ what: subject })
    expect(await exemptSubjects(context, { ...line, person: owner })).toMatchObject({ refused: 'not-for-you' })
    expect(await exemptSubjects(context, line)).toMatchObject({ done: 'exempted', values: { count: 1 } })
  })

  test.each<[string, () => Promise<TestContext>]>([
    ['of what was sent', sentContext],
    ['after the lock', lockedContext],
  ])('%s is possible', async (_, from) => {
    expect(await exemptSubjects(await from(), aRequest())).toMatchObject({ done: 'exempted' })
  })

  test.each([owner, stranger])('is refused to %s, and so is taking it back', async (person) => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest())
    const before = await context.store.round(round)
    for (const step of ['confirm', 'undo'] as const) {
      expect(await exemptSubjects(context, aRequest({ person, step }))).toMatchObject({ refused: 'not-for-you' })
    }
    expect(await context.store.round(round)).toEqual(before)
  })

  test('given twice is done once', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest())
    expect(await exemptSubjects(context, aRequest())).toMatchObject({ done: 'exempted' })
    expect((await context.store.round(round))?.acts).toHaveLength(1)
  })

  test('of a line that another exempts with its whole project at once leaves each with one reason', async () => {
    const context = await deskContext()
    await Promise.all([
      exemptSubjects(context, aRequest({ what: subject, comment: 'Linja on tauolla.' })),
      exemptSubjects(context, aRequest({ person: secondCoordinator })),
    ])
    const exempt = (await context.store.round(round))?.exemptions ?? []
    expect(exempt.map((each) => each.subject).sort()).toEqual([subject, sheet].sort())
  })

  test('of a line by two coordinators at once, or twice, is done once', async () => {
    const context = await deskContext()
    const people = [coordinator, secondCoordinator]
    await Promise.all(people.map((person) => exemptSubjects(context, aRequest({ person, what: subject }))))
    await exemptSubjects(context, aRequest({ what: subject }))
    expect((await context.store.round(round))?.acts).toMatchObject([{ act: 'exempted', subjects: [subject] }])
  })

  test('taken back by two coordinators at once is taken back once', async () => {
    const context = await deskContext()
    await exemptSubjects(context, aRequest())
    const people = [coordinator, secondCoordinator]
    await Promise.all(people.map((person) => exemptSubjects(context, aRequest({ person, step: 'undo' }))))
    expect((await context.store.round(round))?.acts?.map(({ act }) => act)).toEqual(['exempted', 'included'])
  })

  test('given by two coordinators at once has the reason of the first, and the second hears of it', async () => {
    const context = await deskContext()
    const both = await Promise.all([
      exemptSubjects(context, aRequest()),
      exemptSubjects(context, aRequest({ person: secondCoordinator, comment: 'Toinen syy.' })),
    ])
    expect(both).toMatchObject([{ done: 'exempted' }, { done: 'already', values: { name: coordinator } }])
    expect((await context.store.round(round))?.exemptions.map(({ reason }) => reason)).toEqual([
      'Projekti on tauolla.',
      'Projekti on tauolla.',
    ])
  })
})

function aRequest(overrides: Partial<ExemptRequest> = {}): ExemptRequest {
  return { ...place, step: 'confirm', what: 'all', comment: 'Projekti on tauolla.', ...overrides }
}
