import { describe, expect, test } from 'vitest'
import { decideSuggestion } from '../../src/actions/decide-suggestion.ts'
import { showStatus } from '../../src/actions/show-status.ts'
import { showSuggestions } from '../../src/actions/show-suggestions.ts'
import { leaveToSuggest, showSuggestForm, suggestWording } from '../../src/actions/suggest-wording.ts'
import { coordinator, owner, secondOwner } from '../builders.ts'
import { withFullDisk } from '../fakes/action-context.ts'
import { answerTo, aPageRequest, locked, subject } from './answering.ts'
import {
  actsIn,
  aDecision,
  aSending,
  mended,
  openOffice,
  page,
  suggestedContext,
  target,
  targetsIn,
  typed,
} from './suggestions.ts'

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
