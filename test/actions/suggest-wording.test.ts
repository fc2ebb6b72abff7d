import { describe, expect, test } from 'vitest'
import type { ActionContext } from '../../src/actions/context.ts'
import { type Decision, decideSuggestion } from '../../src/actions/decide-suggestion.ts'
import { listAudit } from '../../src/actions/list-audit.ts'
import { loadProgramme } from '../../src/actions/load-round.ts'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { showStatus } from '../../src/actions/show-status.ts'
import { showSuggestion, showSuggestions } from '../../src/actions/show-suggestions.ts'
import {
  leaveToSuggest,
  type SuggestionSending,
  showSuggestForm,
  suggestWording,
} from '../../src/actions/suggest-wording.ts'
import type { Target } from '../../src/domain/programme.ts'
import { aLine, anAccount, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { answerTo, aPageRequest, locked, openContext, register, round, sheet, subject } from './answering.ts'
import { delivered } from './desk.ts'

const secondCoordinator = 'second.coordinator@example.fi'
const target: Target = { id: 't1', text: 'Apu löytyy', indicators: [{ id: 'i1', text: 'Käynnit', type: 'number' }] }
const page = { person: owner, round, sheet, subject, part: 0, language: 'fi' } as const
const place = { project: 'perhekeskus', goal: 'availability', target: 't1' }
const typed = { text: 'Apu löytyy heti', indicators: 'Käynnit\nJonot', source: 'Tilastot' }
const mended = { ...typed, text: 'Apu löytyy viikossa' }

function openOffice(targets: readonly Target[] = [target]): Promise<TestContext> {
  const projects = [aProject({ owners: [owner, secondOwner], lines: [aLine({ targets })] })]
  return openContext(aProgramme({ ...register, projects, coordinators: [coordinator, secondCoordinator] }))
}

function aSending(overrides: Partial<SuggestionSending> = {}): SuggestionSending {
  return { ...page, target: 't1', version: 0, revision: 0, typed, ...overrides }
}

function aDecision(overrides: Partial<Decision> = {}): Decision {
  return { person: coordinator, place, step: 'take', revision: 1, version: 0, typed, reason: '', ...overrides }
}

/** An owner has suggested other words for the line's only target. */
async function suggestedContext(): Promise<TestContext> {
  const context = await openOffice()
  await suggestWording(context, aSending())
  return context
}

async function targetsIn(context: ActionContext): Promise<readonly Target[] | undefined> {
  return (await loadProgramme(context)).projects[0]?.lines[0]?.targets
}

async function actsIn(context: ActionContext): Promise<readonly string[]> {
  const audit = await listAudit(context, { person: coordinator, project: '', page: 1 })
  return 'events' in audit ? audit.events.map(({ act }) => act) : []
}

describe('suggesting other words', () => {
  test('keeps the page first', async () => {
    const context = await openOffice()
    const shown = await leaveToSuggest(context, { ...aPageRequest(), ...page })
    expect(shown).toMatchObject({ kind: 'suggest-choice', targets: [{ id: 't1', isWaiting: false }] })
    expect(await answerTo(context, subject)).toMatchObject({ values: { level: 25, results: 'Työ on alkanut.' } })
  })

  test('stays on a page that cannot be kept', async () => {
    const context = withFullDisk(await openOffice(), 'saveDraft')
    const shown = await leaveToSuggest(context, { ...aPageRequest(), ...page })
    expect(shown).toMatchObject({ kind: 'page', notice: 'storage-failed' })
  })

  test('begins with the inputs where the line has no target yet', async () => {
    const shown = await leaveToSuggest(await openOffice([]), { ...aPageRequest(), ...page })
    expect(shown).toMatchObject({ kind: 'suggest-form', typed: { text: '', indicators: '', source: '' } })
  })

  test('shows what the register says in the inputs', async () => {
    expect(await showSuggestForm(await openOffice(), { ...page, target: 't1' })).toMatchObject({
      typed: { text: 'Apu löytyy', indicators: 'Käynnit', source: '' },
    })
  })

  test('waits for the coordinators, and changes nothing in the register', async () => {
    const context = await openOffice()
    expect(await suggestWording(context, aSending())).toMatchObject({
      kind: 'page',
      suggestions: [{ target: 't1', version: { state: 'suggested', by: owner } }],
    })
    expect(await targetsIn(context)).toEqual([target])
    expect(await showStatus(context, { person: coordinator })).toMatchObject({ facts: { openSuggestions: 1 } })
    expect(await actsIn(context)).toEqual(['opened', 'suggested'])
  })

  test('twice is done once', async () => {
    const context = await suggestedContext()
    await suggestWording(context, aSending())
    expect(await actsIn(context)).toEqual(['opened', 'suggested'])
  })

  test('takes the place of what was suggested before, which the audit still tells', async () => {
    const context = await suggestedContext()
    await suggestWording(context, aSending({ typed: mended, revision: 1 }))
    expect(await showSuggestions(context, { person: coordinator, page: 1 })).toMatchObject({
      total: 1,
      suggestions: [{ wording: { after: { text: 'Apu löytyy viikossa' } } }],
    })
    expect(await actsIn(context)).toEqual(['opened', 'suggested', 'suggested'])
  })

  test('over a newer suggestion of a co-owner brings one’s own text back beside it', async () => {
    const context = await suggestedContext()
    const shown = await suggestWording(context, aSending({ person: secondOwner, typed: mended }))
    expect(shown).toMatchObject({ notice: 'conflict', typed: mended, revision: 1, waiting: { version: { by: owner } } })
  })

  test.each([
    ['empty', { typed: { ...typed, text: ' ' } }],
    ['too-long', { typed: { ...typed, source: 'x'.repeat(2001) } }],
    ['same', { typed: { text: 'Apu löytyy', indicators: 'Käynnit\n', source: '' } }],
  ])('that is %s comes back with why', async (notice, overrides) => {
    const sending = aSending(overrides)
    expect(await suggestWording(await openOffice(), sending)).toMatchObject({ notice, typed: sending.typed })
  })

  test('comes back where the disk is full', async () => {
    const context = withFullDisk(await openOffice(), 'saveNote')
    expect(await suggestWording(context, aSending())).toMatchObject({ notice: 'storage-failed', typed })
  })

  test('is kept and confirmed where the round was locked meanwhile', async () => {
    const context = await openOffice()
    context.clock.moveTo(locked)
    expect(await suggestWording(context, aSending())).toMatchObject({ kind: 'suggest-form', notice: 'sent', typed })
    expect(await showSuggestions(context, { person: coordinator, page: 1 })).toMatchObject({ total: 1 })
  })

  test('comes back where the register says something else by now', async () => {
    const context = await suggestedContext()
    await decideSuggestion(context, aDecision())
    expect(await suggestWording(context, aSending({ typed: mended, revision: 2 }))).toMatchObject({
      notice: 'register-changed',
      version: 1,
      now: { text: 'Apu löytyy heti' },
      typed: mended,
    })
  })

  test('is for those who answer only', async () => {
    const context = await openOffice()
    const refused = await suggestWording(context, aSending({ person: 'listed@example.fi' }))
    expect(refused).toMatchObject({ refused: 'not-yours' })
  })
})

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
