import { describe, expect, test } from 'vitest'
import { decideSuggestion } from '../../src/actions/decide-suggestion.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { showSuggestion, showSuggestions } from '../../src/actions/show-suggestions.ts'
import { suggestWording } from '../../src/actions/suggest-wording.ts'
import { aLine, anAccount, aProgramme, aProject, coordinator, owner } from '../builders.ts'
import { withFullDisk } from '../fakes/action-context.ts'
import { openContext, register, round, sheet } from './answering.ts'
import { delivered, secondCoordinator } from './desk.ts'
import {
  actsIn,
  aDecision,
  aSending,
  mended,
  openOffice,
  place,
  suggestedContext,
  target,
  targetsIn,
  typed,
} from './suggestions.ts'

describe('whoever suggested other words', () => {
  const suggestion = (overrides: object) => ({ kind: 'suggestion', suggestion: { by: owner, ...overrides } })

  test.each([
    ['accepted as they are', {}, { decided: 'taken', wording: { text: 'Apu löytyy heti' } }],
    ['accepted mended', { typed: mended }, { decided: 'mended', wording: { text: 'Apu löytyy viikossa' } }],
    ['declined', { step: 'decline', reason: 'Liian väljä.' }, { decided: 'declined', reason: 'Liian väljä.' }],
  ] as const)('is told once that they were %s', async (_, decision, told) => {
    const context = await suggestedContext()
    await context.store.saveAccount(anAccount())
    await delivered(context, owner)
    await decideSuggestion(context, aDecision(decision))
    expect(await delivered(context, owner)).toMatchObject([suggestion(told)])
    expect(await delivered(context, owner)).toEqual([])
  })

  test('is told also where the word was lost with the press', async () => {
    const context = await suggestedContext()
    await context.store.saveAccount(anAccount())
    await delivered(context, owner)
    const cut = withFullDisk(context, 'planStep')
    expect(await decideSuggestion(cut, aDecision())).toMatchObject({ notice: 'taken' })
    expect(await delivered(context, owner)).toMatchObject([suggestion({ decided: 'taken' })])
  })

  test('is not told of a decision of their own', async () => {
    const context = await openContext(
      aProgramme({
        ...register,
        projects: [aProject({ lines: [aLine({ targets: [target] })] })],
        coordinators: [owner],
      }),
    )
    await context.store.saveAccount(anAccount())
    await suggestWording(context, aSending())
    await delivered(context, owner)
    expect(await decideSuggestion(context, aDecision({ person: owner }))).toMatchObject({ notice: 'taken' })
    expect(await delivered(context, owner)).toEqual([])
  })
})

describe('a coordinator', () => {
  test('finds a suggestion beside what the register says', async () => {
    expect(await showSuggestion(await suggestedContext(), { person: coordinator, place })).toMatchObject({
      kind: 'suggestion-page',
      now: { text: 'Apu löytyy' },
      typed,
    })
  })

  test('takes it as it is: register, audit and the owner’s page say so', async () => {
    const context = await suggestedContext()
    expect(await decideSuggestion(context, aDecision())).toMatchObject({ notice: 'taken', total: 0 })
    expect(await targetsIn(context)).toEqual([
      {
        id: 't1',
        text: 'Apu löytyy heti',
        indicators: [...target.indicators, { id: 'i2', text: 'Jonot', type: 'text' }],
        source: 'Tilastot',
      },
    ])
    expect(new Set(await actsIn(context))).toEqual(new Set(['opened', 'reworded', 'suggested']))
    expect(await openSheet(context, { person: owner, round, sheet })).toMatchObject({
      line: { line: { targets: [{ text: 'Apu löytyy heti' }] } },
      suggestions: [{ version: { state: 'taken' } }],
    })
  })

  test('mends it first', async () => {
    const context = await suggestedContext()
    await decideSuggestion(context, aDecision({ typed: mended }))
    expect((await targetsIn(context))?.[0]?.text).toBe('Apu löytyy viikossa')
  })

  test('takes a new target in after the others', async () => {
    const context = await openOffice()
    await suggestWording(context, aSending({ target: '' }))
    await decideSuggestion(context, aDecision({ place: { ...place, target: '' } }))
    expect((await targetsIn(context))?.map(({ id, text }) => [id, text])).toEqual([
      ['t1', 'Apu löytyy'],
      ['t2', 'Apu löytyy heti'],
    ])
  })

  test('declines it with a reason, which the owner sees', async () => {
    const context = await suggestedContext()
    const declined = await decideSuggestion(context, aDecision({ step: 'decline', reason: 'Liian väljä.' }))
    expect(declined).toMatchObject({ notice: 'declined', total: 0 })
    expect(await targetsIn(context)).toEqual([target])
    expect(await actsIn(context)).toEqual(['opened', 'suggested', 'suggestion-declined'])
    expect(await openSheet(context, { person: owner, round, sheet })).toMatchObject({
      suggestions: [{ version: { state: 'declined', text: 'Liian väljä.' } }],
    })
  })

  test.each([
    ['unexplained', { step: 'decline' }],
    ['bad-reason', { step: 'decline', reason: 'x'.repeat(20_000) }],
    ['empty', { typed: { ...typed, text: '' } }],
    ['newer', { revision: 0 }],
  ] as const)('gets what was typed back where it is %s', async (notice, overrides) => {
    const decision = aDecision(overrides)
    const { typed: back, reason } = decision
    expect(await decideSuggestion(await suggestedContext(), decision)).toMatchObject({ notice, typed: back, reason })
  })

  test('who was slower is told, and keeps what was typed', async () => {
    const context = await suggestedContext()
    const results = await Promise.all([
      decideSuggestion(context, aDecision()),
      decideSuggestion(context, aDecision({ person: secondCoordinator, typed: mended })),
    ])
    expect(results.map((each) => ('notice' in each ? each.notice : ''))).toContain('taken')
    expect(results.filter((each) => 'notice' in each && each.notice === 'taken')).toHaveLength(1)
    expect((await context.store.registerChanges()).map(({ act }) => act)).toEqual(['suggestion'])
    const loser = await decideSuggestion(context, aDecision({ person: secondCoordinator, typed: mended }))
    expect(loser).toMatchObject({ kind: 'suggestion-page', notice: 'decided', typed: mended })
  })

  test('who declines what another takes at the same moment leaves a record that says what the register says', async () => {
    const context = await suggestedContext()
    await Promise.all([
      decideSuggestion(context, aDecision()),
      decideSuggestion(context, aDecision({ person: secondCoordinator, step: 'decline', reason: 'Liian väljä.' })),
    ])
    const [note] = await context.store.notes(round)
    const isTaken = (await context.store.registerChanges()).length === 1
    expect(note?.versions.at(-1)?.state).toBe(isTaken ? 'taken' : 'declined')
    expect((await targetsIn(context))?.[0]?.text).toBe(isTaken ? 'Apu löytyy heti' : 'Apu löytyy')
  })

  test('twice declines once', async () => {
    const context = await suggestedContext()
    const declining = aDecision({ step: 'decline', reason: 'Liian väljä.' })
    await decideSuggestion(context, declining)
    await decideSuggestion(context, declining)
    expect(await actsIn(context)).toEqual(['opened', 'suggested', 'suggestion-declined'])
  })

  test('gets it back where the line was changed meanwhile, and takes it with a second press', async () => {
    const context = await openOffice()
    await suggestWording(context, aSending())
    await suggestWording(context, aSending({ target: '' }))
    await decideSuggestion(context, aDecision({ place: { ...place, target: '' } }))
    expect(await decideSuggestion(context, aDecision())).toMatchObject({
      notice: 'register-changed',
      version: 1,
      typed,
    })
    expect(await decideSuggestion(context, aDecision({ version: 1 }))).toMatchObject({ notice: 'taken' })
  })

  test('whose suggestion was taken but not closed closes it with another press', async () => {
    const context = await suggestedContext()
    const cut = withFullDisk(context, 'saveNote')
    expect(await decideSuggestion(cut, aDecision())).toMatchObject({ notice: 'storage-failed', typed })
    expect(await decideSuggestion(context, aDecision())).toMatchObject({ notice: 'taken', total: 0 })
    expect(await context.store.registerChanges()).toHaveLength(1)
  })

  test('gets it back where the disk is full, and nothing has changed', async () => {
    const context = await suggestedContext()
    const full = withFullDisk(context, 'changeRegister')
    expect(await decideSuggestion(full, aDecision())).toMatchObject({ notice: 'storage-failed', typed })
    expect(await targetsIn(context)).toEqual([target])
  })

  test('is led to the list where a suggestion is not there', async () => {
    const request = { person: coordinator, place: { ...place, target: 't9' } }
    expect(await showSuggestion(await suggestedContext(), request)).toMatchObject({ notice: 'gone', total: 1 })
  })

  test.each([[owner], ['former.coordinator@example.fi']])('is who the register says, not %s', async (person) => {
    const context = await suggestedContext()
    for (const refused of [
      await showSuggestions(context, { person, page: 1 }),
      await showSuggestion(context, { person, place }),
      await decideSuggestion(context, aDecision({ person })),
    ]) {
      expect(refused).toMatchObject({ refused: 'not-for-you' })
    }
    expect(await targetsIn(context)).toEqual([target])
  })
})
