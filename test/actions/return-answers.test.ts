import { describe, expect, test } from 'vitest'
import { loadCurrentRound } from '../../src/actions/load-round.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { returnAnswers } from '../../src/actions/return-answers.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import { loadStatus } from '../../src/actions/show-status.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aSheetRequest, cardOf, press, round, sheet, subject } from './answering.ts'
import {
  aReturnRequest,
  delivered,
  deskContext,
  lockedContext,
  office,
  secondCoordinator,
  sentContext,
  stranger,
} from './desk.ts'
import { answer, promptOf, updatesOf } from './shown-messages.ts'

describe('returning answers', () => {
  test('first asks what and why, and changes nothing', async () => {
    const context = await sentContext()
    const before = await context.store.sheet(round, sheet)
    expect(await returnAnswers(context, aReturnRequest({ step: undefined, what: '', comment: '' }))).toMatchObject({
      kind: 'desk-form',
      ask: { verb: 'return', subjects: [subject, sheet] },
      seen: { revision: 1 },
      typed: { what: 'all' },
    })
    expect(await context.store.sheet(round, sheet)).toEqual(before)
  })

  test('makes them missing again, and counts them as returned', async () => {
    const context = await sentContext()
    expect(await countsOf(context)).toMatchObject({ expected: 2, answered: 2, missing: 0, returned: 0 })
    await returnAnswers(context, aReturnRequest({ what: subject }))
    expect(await countsOf(context)).toMatchObject({ expected: 2, answered: 1, missing: 1, exempt: 0, returned: 1 })
  })

  test('keeps who did it, when and why', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    expect((await context.store.sheet(round, sheet)).acts).toEqual([
      {
        act: 'returned',
        at: context.clock.now(),
        by: coordinator,
        revision: 1,
        subjects: [subject, sheet],
        comment: 'Kerro myös luvut.',
      },
    ])
  })

  test('tells each owner at once, with their text, the comment and the way in', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    const [message, ...others] = await delivered(context, owner)
    expect(others).toEqual([])
    if (message?.kind !== 'receipt') throw new Error('Nothing was returned to the owner.')
    const card = cardOf(message.receipt)
    expect(card.text).toContain('Palautettu täydennettäväksi. Hanketoimiston viesti:')
    expect(card.text).toContain('Kerro myös luvut.')
    expect(card.text).toContain('Työ on alkanut.')
    expect(card.buttons).toMatchObject([
      { title: 'Täydennä', verb: 'page', data: { round, sheet, subject } },
      { title: 'Täydennä', verb: 'page', data: { round, sheet, subject: sheet } },
      { title: 'Täydennä', verb: 'open', data: { round, sheet } },
    ])
    expect(
      context.messenger.messages.filter(({ to, message: { kind } }) => to === secondOwner && kind === 'receipt'),
    ).toHaveLength(1)
  })

  test('shows the page that was returned, with the comment, until it is sent again', async () => {
    const context = await sentContext()
    context.clock.moveTo('2021-10-19T08:00:00.000Z')
    await returnAnswers(context, aReturnRequest({ what: subject }))
    const page = await openSheet(context, aSheetRequest())
    expect(page).toMatchObject({ kind: 'page', key: { subject }, returned: { comment: 'Kerro myös luvut.' } })
    context.clock.moveTo('2021-10-19T09:00:00.000Z')
    const next = await press(context, page, 'save', { typed: { results: 'Työ on alkanut: 12 kuntaa.' } })
    expect(next).toMatchObject({ kind: 'page', key: { subject: sheet } })
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'review', state: 'returned' })
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt', sent: { number: 2 } })
    expect(await countsOf(context)).toMatchObject({ answered: 2, missing: 0, returned: 0, late: 0 })
  })

  test('lets the owner send it again as it was', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt', sent: { number: 2 } })
    expect(await countsOf(context)).toMatchObject({ answered: 2, returned: 0 })
  })

  test('says nothing to owners who sent again before the message left', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    await answer(context, { level: '50', results: 'Työ etenee.' })
    expect(await delivered(context, owner)).toEqual([])
  })

  test('draws anew what owners see of the sheet', async () => {
    const context = await sentContext()
    await returnAnswers(context, aReturnRequest())
    await context.cardUpdates.idle()
    const last = updatesOf(context, await promptOf(context, owner)).at(-1)
    expect(last).toMatchObject({ duties: { owed: [{ state: 'returned', missing: 2 }] } })
  })

  test.each([
    ['', 'comment-missing'],
    ['   \n', 'comment-missing'],
    ['x'.repeat(2001), 'bad-comment'],
    ['a\u0000b', 'bad-comment'],
  ])('with the comment %j asks for another, with everything typed in place', async (comment, refused) => {
    const context = await sentContext()
    const form = await returnAnswers(context, aReturnRequest({ comment, what: subject }))
    expect(form).toMatchObject({ kind: 'desk-form', fault: { refused }, typed: { comment, what: subject } })
    expect((await context.store.sheet(round, sheet)).acts).toBeUndefined()
  })

  test('of what was sent anew meanwhile shows the form again, with the comment in place', async () => {
    const context = await sentContext()
    await answer(context, { level: '50', results: 'Työ etenee.' })
    expect(await returnAnswers(context, aReturnRequest())).toMatchObject({
      fault: { refused: 'changed-meanwhile' },
      typed: { comment: 'Kerro myös luvut.' },
      seen: { revision: 2 },
    })
  })

  test('of nothing sent is refused', async () => {
    expect(await returnAnswers(await deskContext(), aReturnRequest())).toMatchObject({ refused: 'nothing-to-return' })
  })

  test('after the lock is refused, for nobody could complete it', async () => {
    const context = await lockedContext()
    expect(await returnAnswers(context, aReturnRequest())).toMatchObject({ refused: 'locked-for-owner' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await sentContext()
    expect(await returnAnswers(context, aReturnRequest({ person }))).toMatchObject({ refused: 'not-for-you' })
    expect((await context.store.sheet(round, sheet)).acts).toBeUndefined()
  })

  test('twice is done once, and tells once', async () => {
    const context = await sentContext()
    for (const _ of [1, 2]) {
      expect(await returnAnswers(context, aReturnRequest())).toMatchObject({ kind: 'desk-done', done: 'returned' })
    }
    expect(await delivered(context, owner)).toHaveLength(1)
    expect((await context.store.sheet(round, sheet)).acts).toHaveLength(1)
  })

  test('by two coordinators at once is done by one, and both hear by whom', async () => {
    const context = await sentContext()
    const both = await Promise.all(
      [coordinator, secondCoordinator].map((person) => returnAnswers(context, aReturnRequest({ person }))),
    )
    const acts = (await context.store.sheet(round, sheet)).acts ?? []
    expect(acts).toHaveLength(1)
    expect(both).toMatchObject([{ values: { name: acts[0]?.by } }, { values: { name: acts[0]?.by } }])
  })

  test('that was cut short after it was kept is told by the timer', async () => {
    const context = await sentContext()
    const planless = {
      ...context,
      store: { ...context.store, planStep: async () => Promise.reject(new Error('gone')) },
    }
    await expect(returnAnswers(planless, aReturnRequest())).rejects.toThrow('gone')
    expect(await delivered(context, owner)).toMatchObject([{ kind: 'receipt' }])
    expect(await delivered(context, owner)).toEqual([])
  })
})

async function countsOf(context: TestContext) {
  const facts = await loadCurrentRound(context)
  if (isRefusal(facts)) throw new Error(`${office.id} has no round`)
  return (await loadStatus(context, facts)).counts
}
