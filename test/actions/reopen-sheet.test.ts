import { describe, expect, test } from 'vitest'
import { compileNow } from '../../src/actions/compile-report.ts'
import { loadRound } from '../../src/actions/load-round.ts'
import { editSheet, openSheet } from '../../src/actions/open-sheet.ts'
import { type ReopenRequest, reopenSheet } from '../../src/actions/reopen-sheet.ts'
import { showAllDuties } from '../../src/actions/show-duties.ts'
import { addSeconds } from '../../src/domain/instant.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aSheetRequest, round, sheet } from './answering.ts'
import {
  afterLock,
  delivered,
  deskContext,
  lockedContext,
  place,
  secondCoordinator,
  sentContext,
  stranger,
} from './desk.ts'
import { answer } from './shown-messages.ts'

const until = '2021-11-26T14:00:00.000Z'

describe('reopening a project', () => {
  test('asks first for the moment and the reason, three working days on', async () => {
    const context = await lockedContext()
    expect(await reopenSheet(context, aRequest({ step: undefined }))).toMatchObject({
      kind: 'desk-form',
      typed: { day: '2021-11-29', time: '16:00' },
    })
    expect((await context.store.round(round))?.acts).toBeUndefined()
  })

  test('lets its owners answer until then, and nobody afterwards', async () => {
    const context = await lockedContext(deskContext)
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
    expect(await reopenSheet(context, aRequest())).toMatchObject({
      done: 'reopened',
      values: { until: { instant: until } },
    })
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'page' })
    context.clock.moveTo(until)
    expect(await openSheet(context, aSheetRequest())).toMatchObject({
      refused: 'round-locked',
      values: { locked: { instant: until } },
    })
  })

  test('is kept with who, when, why and until when', async () => {
    const context = await lockedContext()
    await reopenSheet(context, aRequest())
    expect((await context.store.round(round))?.acts).toEqual([
      { act: 'reopened', at: afterLock, by: coordinator, sheet, until, reason: 'Luku puuttui.' },
    ])
  })

  test('tells its owners once, whether all of it was sent or not, and their duties offer it', async () => {
    for (const from of [sentContext, deskContext]) {
      const context = await lockedContext(from)
      await reopenSheet(context, aRequest())
      const told = await delivered(context, owner)
      expect(told).toMatchObject([{ kind: 'reopened' }])
      expect(await delivered(context, owner)).toEqual([])
      expect(
        context.messenger.messages.filter(({ to, message }) => to === secondOwner && message.kind === 'reopened'),
      ).toHaveLength(1)
      expect(await showAllDuties(context, owner)).toMatchObject([{ locked: false }])
    }
  })

  test('marks what is mended then as corrected after the deadline', async () => {
    const context = await lockedContext()
    await reopenSheet(context, aRequest())
    expect(await editSheet(context, aSheetRequest())).toMatchObject({ kind: 'review' })
    await answer(context, { level: '50', results: 'Työ etenee: 12 kuntaa.' })
    const { subjects, counts } = await reportOf(context)
    expect(subjects[0]?.sent).toMatchObject({ late: false, corrected: true })
    expect(counts.late).toBe(0)
  })

  test('marks what is first sent then as late', async () => {
    const context = await lockedContext(deskContext)
    await reopenSheet(context, aRequest())
    await answer(context)
    const { subjects, counts } = await reportOf(context)
    expect(subjects[0]?.sent).toMatchObject({ late: true })
    expect(subjects[0]?.sent?.corrected).toBeUndefined()
    expect(counts.late).toBe(2)
  })

  test('can be ended at once, and its drafts stay', async () => {
    const context = await lockedContext(deskContext)
    await reopenSheet(context, aRequest())
    for (const _ of [1, 2]) {
      expect(await reopenSheet(context, aRequest({ step: 'undo' }))).toMatchObject({ done: 'reopening-ended' })
    }
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
    expect(await delivered(context, owner)).toEqual([])
    expect((await context.store.round(round))?.acts).toHaveLength(2)
  })

  test.each([
    [{ day: '2021-11-24', time: '09:00' }, 'bad-moment'],
    [{ day: '2022-06-30' }, 'bad-moment'],
    [{ day: '2021-11-31' }, 'bad-moment'],
    [{ day: '' }, 'bad-moment'],
    [{ time: '25:00' }, 'bad-moment'],
    [{ comment: '' }, 'comment-missing'],
  ])('with %j asks again, with everything typed in place', async (typed, refused) => {
    const context = await lockedContext()
    expect(await reopenSheet(context, aRequest(typed))).toMatchObject({ fault: { refused }, typed })
    expect((await context.store.round(round))?.acts).toBeUndefined()
  })

  test('before the lock is refused: it is open', async () => {
    expect(await reopenSheet(await sentContext(), aRequest())).toMatchObject({ refused: 'still-open' })
  })

  test.each([owner, stranger])('is refused to %s', async (person) => {
    const context = await lockedContext()
    for (const step of ['confirm', 'undo'] as const) {
      expect(await reopenSheet(context, aRequest({ person, step }))).toMatchObject({ refused: 'not-for-you' })
    }
    expect((await context.store.round(round))?.acts).toBeUndefined()
  })

  test('twice, or by two coordinators at once, is done once and told once', async () => {
    const context = await lockedContext()
    await Promise.all([coordinator, secondCoordinator].map((person) => reopenSheet(context, aRequest({ person }))))
    expect(await reopenSheet(context, aRequest())).toMatchObject({ done: 'reopened' })
    expect((await context.store.round(round))?.acts).toHaveLength(1)
    expect(await delivered(context, owner)).toHaveLength(1)
  })

  test('by two coordinators at once until different moments holds until the one that was kept last', async () => {
    const context = await lockedContext()
    const days = { [coordinator]: '2021-11-26', [secondCoordinator]: '2021-11-30' }
    await Promise.all(Object.entries(days).map(([person, day]) => reopenSheet(context, aRequest({ person, day }))))
    const acts = (await context.store.round(round))?.acts ?? []
    expect(acts.map(({ by }) => by).sort()).toEqual(Object.keys(days).sort())
    const last = acts.at(-1)
    context.clock.moveTo(addSeconds(last?.act === 'reopened' ? last.until : '', -1))
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'review' })
    context.clock.moveTo(addSeconds(context.clock.now(), 1))
    expect(await editSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
  })

  test('ended by two coordinators at once is ended once', async () => {
    const context = await lockedContext(deskContext)
    await reopenSheet(context, aRequest())
    context.clock.moveTo('2021-11-24T09:00:00.000Z')
    const people = [coordinator, secondCoordinator]
    await Promise.all(people.map((person) => reopenSheet(context, aRequest({ person, step: 'undo' }))))
    expect((await context.store.round(round))?.acts).toHaveLength(2)
  })

  test('that was cut short after it was kept is told by the timer', async () => {
    const context = await lockedContext()
    const planless = {
      ...context,
      store: { ...context.store, planStep: async () => Promise.reject(new Error('gone')) },
    }
    await expect(reopenSheet(planless, aRequest())).rejects.toThrow('gone')
    expect(await delivered(context, owner)).toHaveLength(1)
  })
})

function aRequest(overrides: Partial<ReopenRequest> = {}): ReopenRequest {
  return { ...place, step: 'confirm', day: '2021-11-26', time: '16:00', comment: 'Luku puuttui.', ...overrides }
}

async function reportOf(context: TestContext): Promise<ReportModel> {
  const facts = await loadRound(context, round)
  if (isRefusal(facts)) throw new Error(facts.refused)
  return compileNow(context, facts, 0)
}
