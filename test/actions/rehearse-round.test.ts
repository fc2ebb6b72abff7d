import { describe, expect, test } from 'vitest'
import { rehearseRound } from '../../src/actions/rehearse-round.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { aProgramme, aProject, aSeries, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { openContext, round, sendDirectly } from './answering.ts'

const clinic = aProject({ id: 'clinic', owners: [owner] })
const school = aProject({ id: 'school', owners: [owner, secondOwner] })

describe('a rehearsal', () => {
  test('of a round to come has every step, with the register of today', async () => {
    const context = await testContext({ at: '2021-09-01T08:00:00.000Z', programme: aProgramme({ projects: [clinic] }) })
    expect((await stepsTo(context, owner)).map(({ at, step }) => [at.slice(0, 10), step])).toEqual([
      ['2021-10-18', 'opening'],
      ['2021-10-25', 'before-10'],
      ['2021-11-01', 'before-5'],
      ['2021-11-04', 'before-2'],
      ['2021-11-08', 'before-0'],
      ['2021-11-09', 'after-1'],
      ['2021-11-11', 'after-3'],
    ])
  })

  test('ends with the report to the channel', async () => {
    const context = await testContext({ at: '2021-09-01T08:00:00.000Z' })
    expect((await stepsTo(context, 'channel')).map(({ step, subjects }) => [step, subjects])).toEqual([['report', []]])
  })

  test('names what each message would ask for, once per owner', async () => {
    const context = await testContext({
      at: '2021-09-01T08:00:00.000Z',
      programme: aProgramme({ projects: [clinic, school] }),
    })
    expect((await stepsTo(context, owner))[0]?.subjects).toEqual([
      'line/clinic/availability',
      'line/school/availability',
    ])
    expect((await stepsTo(context, secondOwner))[0]?.subjects).toEqual(['line/school/availability'])
  })

  test('has no more reminders to anybody than the most of the series', async () => {
    const series = aSeries()
    const programme = aProgramme({ series: [{ ...series, reminders: { ...series.reminders, most: 2 } }] })
    const context = await testContext({ at: '2021-09-01T08:00:00.000Z', programme })
    expect((await stepsTo(context, owner)).map(({ step }) => step)).toEqual(['opening', 'before-10', 'before-5'])
  })

  test('of an open round leaves out who has answered', async () => {
    const context = await openContext(aProgramme({ projects: [clinic, school] }))
    await sendDirectly(context, 'school')
    expect(await stepsTo(context, secondOwner, round)).toEqual([])
  })

  test('writes and sends nothing', async () => {
    const context = await testContext({ at: '2021-09-01T08:00:00.000Z' })
    await rehearseRound(context, undefined)
    expect(await context.store.rounds()).toEqual([])
    expect(context.messenger.messages).toEqual([])
  })

  test('of an unknown round is refused', async () => {
    expect(await rehearseRound(await testContext(), '2019-01-01')).toMatchObject({ refused: 'unknown-round' })
  })

  test('of no round at all is refused', async () => {
    const context = await testContext({ at: '2024-01-01T08:00:00.000Z' })
    expect(await rehearseRound(context, undefined)).toMatchObject({ refused: 'no-rounds' })
  })
})

async function stepsTo(context: TestContext, recipient: string, name?: string) {
  const rehearsed = await rehearseRound(context, name)
  if (isRefusal(rehearsed)) throw new Error(rehearsed.refused)
  return rehearsed.messages.filter((message) => message.recipient === recipient)
}
