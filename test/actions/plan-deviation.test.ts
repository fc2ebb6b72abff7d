import { describe, expect, test } from 'vitest'
import { planDueSteps } from '../../src/actions/plan-due-steps.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, openContext, register, round, sheet } from './answering.ts'
import { answer } from './shown-messages.ts'

describe('what follows from a sent sheet', () => {
  test('is that coordinators are told of a delay at once, once per sending that tells something new', async () => {
    const { context, wakes } = await delayedContext()
    await sendSheet(context, aSheetRequest())
    await sendSheet(context, aSheetRequest())
    expect(await toldTo(context)).toEqual([`deviation:1:${sheet}`])
    expect(wakes()).toBe(1)
  })

  test('is nothing for coordinators where nothing is late', async () => {
    const context = await openContext(register)
    await answer(context)
    expect(await toldTo(context)).toEqual([])
  })

  test('waits when the disk is full; the answer is safe, and the timer takes it up', async () => {
    const { context } = await delayedContext()
    expect(await sendSheet(withFullDisk(context, 'planStep'), aSheetRequest())).toMatchObject({ kind: 'receipt' })
    expect(context.events).toContain('deviation not planned')
    expect((await context.store.sheet(round, sheet)).revisions).toHaveLength(1)
    expect(await toldTo(context)).toEqual([])
    await planDueSteps(context)
    await planDueSteps(context)
    expect(await toldTo(context)).toEqual([`deviation:1:${sheet}`])
  })

  test('is that everybody who may be shown the sheet has their messages looked at, after a sending only', async () => {
    const { context } = await delayedContext()
    const noted: (readonly string[])[] = []
    const note = (_: string, people: readonly string[]): void => {
      noted.push(people)
    }
    const watched = { ...context, cardUpdates: { ...context.cardUpdates, note } }
    await sendSheet(watched, { ...aSheetRequest(), seen: '1.0' })
    await sendSheet(withFullDisk(watched, 'send'), aSheetRequest())
    expect(noted).toEqual([])
    await sendSheet(watched, aSheetRequest())
    await sendSheet(watched, aSheetRequest())
    expect(noted).toEqual([[owner, secondOwner]])
  })

  /** A delay has been typed, and not yet sent. */
  async function delayedContext() {
    const context = await openContext(register)
    await savePage(context, aPageRequest(), 'next')
    const typed = { status: 'delayed', deviation: 'Rekrytointi viivästyi.' }
    await savePage(context, aPageRequest({ subject: sheet, typed }), 'next')
    let wakes = 0
    const wake = (): void => {
      wakes += 1
    }
    return { context: { ...context, wake }, wakes: () => wakes }
  }

  async function toldTo({ store }: TestContext): Promise<readonly string[]> {
    return (await store.deliveriesTo(round, coordinator)).flatMap(({ key, kind }) =>
      kind === 'deviation' ? [key.step] : [],
    )
  }
})
