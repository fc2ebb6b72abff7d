import { describe, expect, test } from 'vitest'
import { type Decision, decideSuggestion } from '../../src/actions/decide-suggestion.ts'
import { loadProgramme } from '../../src/actions/load-round.ts'
import { suggestWording } from '../../src/actions/suggest-wording.ts'
import { type Undoing, undoSuggestion } from '../../src/actions/undo-suggestion.ts'
import type { Target } from '../../src/domain/programme.ts'
import { aLine, anAccount, aProgramme, aProject, coordinator, owner } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { openContext, register } from './answering.ts'
import { delivered, secondCoordinator } from './desk.ts'
import { actsIn, page, place, targetsIn } from './suggestions.ts'

const target: Target = {
  id: 't1',
  text: { fi: 'Apu löytyy', sv: 'Hjälp finns' },
  indicators: [{ id: 'i7', text: { fi: 'Käynnit', sv: 'Besök' }, type: 'number' }],
}
const typed = { text: 'Apu löytyy heti', indicators: 'Jonot\nOdotus', source: 'Tilastot' }
const undoing: Undoing = { person: coordinator, place, revision: 2 }

/** A suggestion for this target, or a new one, that a coordinator has accepted. */
async function acceptedContext(of = 't1'): Promise<TestContext> {
  const projects = [aProject({ owners: [owner], lines: [aLine({ targets: [target] })] })]
  const context = await openContext(
    aProgramme({ ...register, projects, coordinators: [coordinator, secondCoordinator] }),
  )
  await context.store.saveAccount(anAccount())
  await suggestWording(context, { ...page, target: of, version: 0, revision: 0, typed })
  await decideSuggestion(context, aDecision({ place: { ...place, target: of } }))
  return context
}

function aDecision(overrides: Partial<Decision> = {}): Decision {
  return { person: coordinator, place, step: 'take', revision: 1, version: 0, typed, reason: '', ...overrides }
}

describe('taking an acceptance back', () => {
  test('is offered once it is accepted', async () => {
    const context = await acceptedContext()
    await undoSuggestion(context, undoing)
    const taken = await decideSuggestion(context, aDecision({ revision: 3, version: 2 }))
    expect(taken).toMatchObject({ notice: 'taken', undo: { ...place, revision: 4 } })
  })

  test('brings the target back with its ids and other languages, and the suggestion waits again', async () => {
    const context = await acceptedContext()
    expect(await targetsIn(context)).not.toEqual([target])
    expect(await undoSuggestion(context, undoing)).toMatchObject({
      notice: 'undone',
      total: 1,
      suggestions: [{ suggested: { by: owner }, wording: { after: { text: 'Apu löytyy heti' } } }],
    })
    expect(await targetsIn(context)).toEqual([target])
  })

  test('takes a new target out again', async () => {
    const context = await acceptedContext('')
    expect(await targetsIn(context)).toHaveLength(2)
    await undoSuggestion(context, { ...undoing, place: { ...place, target: '' } })
    expect(await targetsIn(context)).toEqual([target])
  })

  test('is in the audit', async () => {
    const context = await acceptedContext()
    await undoSuggestion(context, undoing)
    expect(await actsIn(context)).toContain('rewording-undone')
  })

  test('is told to whoever suggested it', async () => {
    const context = await acceptedContext()
    await delivered(context, owner)
    await undoSuggestion(context, undoing)
    expect(await delivered(context, owner)).toMatchObject([
      { kind: 'suggestion', suggestion: { decided: 'undone', by: owner } },
    ])
  })

  test('twice is done once', async () => {
    const context = await acceptedContext()
    await undoSuggestion(context, undoing)
    expect(await undoSuggestion(context, undoing)).toMatchObject({ notice: 'undone', total: 1 })
    expect((await context.store.registerChanges()).map(({ act }) => act)).toEqual(['suggestion', 'suggestion-undone'])
  })

  test('by two coordinators at the same moment is done once', async () => {
    const context = await acceptedContext()
    const both = [undoing, { ...undoing, person: secondCoordinator }]
    const results = await Promise.all(both.map((each) => undoSuggestion(context, each)))
    expect(results).toMatchObject([{ notice: 'undone' }, { notice: 'undone' }])
    expect(await context.store.registerChanges()).toHaveLength(2)
  })

  test('is refused where the register has moved on, which stays as it is', async () => {
    const context = await acceptedContext()
    await suggestWording(context, { ...page, target: 't1', version: 1, revision: 2, typed: { ...typed, source: '' } })
    await decideSuggestion(context, aDecision({ revision: 3, version: 1, typed: { ...typed, source: '' } }))
    const now = await targetsIn(context)
    expect(await undoSuggestion(context, undoing)).toMatchObject({ notice: 'moved-on' })
    expect(await targetsIn(context)).toEqual(now)
  })

  test('is refused where an import has changed the target since', async () => {
    const context = await acceptedContext()
    const programme = await loadProgramme(context)
    const imported = [aProject({ owners: [owner], lines: [aLine({ targets: [{ ...target, text: 'Muu' }] })] })]
    const change = {
      number: 2,
      id: 'import',
      act: 'import',
      at: context.clock.now(),
      by: coordinator,
      changes: [],
    } as const
    await context.store.changeRegister({ programme: { ...programme, projects: imported }, change, moves: [] })
    expect(await undoSuggestion(context, undoing)).toMatchObject({ notice: 'moved-on', total: 0 })
    expect((await targetsIn(context))?.[0]?.text).toBe('Muu')
  })

  test('is offered again where the disk was full, and nothing has changed', async () => {
    const context = await acceptedContext()
    const now = await targetsIn(context)
    const full = withFullDisk(context, 'changeRegister')
    expect(await undoSuggestion(full, undoing)).toMatchObject({ notice: 'undo-failed', undo: { revision: 2 } })
    expect(await targetsIn(context)).toEqual(now)
  })

  test('that was not noted is noted with another press', async () => {
    const context = await acceptedContext()
    expect(await undoSuggestion(withFullDisk(context, 'saveNote'), undoing)).toMatchObject({ notice: 'undo-failed' })
    expect(await undoSuggestion(context, undoing)).toMatchObject({ notice: 'undone', total: 1 })
    expect(await context.store.registerChanges()).toHaveLength(2)
  })

  test.each([[owner], ['former.coordinator@example.fi']])('is for coordinators, not for %s', async (person) => {
    const context = await acceptedContext()
    const now = await targetsIn(context)
    expect(await undoSuggestion(context, { ...undoing, person })).toMatchObject({ refused: 'not-for-you' })
    expect(await targetsIn(context)).toEqual(now)
  })
})
