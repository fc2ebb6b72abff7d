import { describe, expect, test } from 'vitest'
import { openSheet } from '../../src/actions/open-sheet.ts'
import { savePage, showLastPage, showPage } from '../../src/actions/save-page.ts'
import { anExemption, coordinator, now, owner, secondOwner, values } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import {
  answerQuickly,
  answerTo,
  aPageRequest,
  inputsOf,
  locked,
  openContext,
  pageOf,
  press,
  register,
  round,
  sheet,
  subject,
  threeLines,
} from './answering.ts'

const project = 'project/perhekeskus'
const typed = { level: '75', results: 'Oma pitkä tekstini.' }

describe('a saved page', () => {
  test('is kept and shows the next one', async () => {
    const context = await openContext(register)
    expect(await savePage(context, aPageRequest(), 'next')).toMatchObject({ key: { subject: project, part: 0 } })
    expect(await draft(context)).toEqual({ revision: 1, answer: values(), savedAt: now, savedBy: owner })
  })

  test('that is the last leads to the review', async () => {
    const context = await openContext(register)
    const request = aPageRequest({ subject: project, typed: { status: 'on-track' } })
    expect(await savePage(context, request, 'next')).toMatchObject({ kind: 'review' })
  })

  test('is kept on the way back too', async () => {
    const context = await openContext(register)
    const request = aPageRequest({ subject: project, typed: { status: 'on-track' } })
    expect(await savePage(context, request, 'previous')).toMatchObject({ key: { subject, part: 0 } })
    expect(await draft(context, project)).toMatchObject({ answer: values({ status: 'on-track' }) })
  })

  test('that is the first stays where it is on the way back', async () => {
    const context = await openContext(register)
    expect(await savePage(context, aPageRequest(), 'previous')).toMatchObject({
      key: { subject, part: 0 },
      revision: 1,
    })
  })

  test('that is half done is kept as it is', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ typed: { results: 'Vasta alku.' } }), 'next')
    expect(await draft(context)).toMatchObject({ answer: values({ results: 'Vasta alku.' }) })
  })

  test('with nothing typed writes nothing', async () => {
    const context = await openContext(register)
    expect(await savePage(context, aPageRequest({ typed: {} }), 'next')).toMatchObject({ key: { subject: project } })
    expect(await context.store.sheets(round)).toEqual([])
  })

  test('twice is kept once', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest(), 'next')
    expect(await savePage(context, aPageRequest(), 'next')).toMatchObject({ key: { subject: project } })
    expect(await draft(context)).toMatchObject({ revision: 1 })
  })

  test('by a deputy or a coordinator carries their name', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: coordinator }), 'next')
    expect(await draft(context)).toMatchObject({ savedBy: coordinator })
  })

  test('keeps the text exactly as typed', async () => {
    const context = await openContext(register)
    const text = ' =1+1\r\n<b>åäö</b> ${1+1} [x](https://example.fi) \u202E😀 '
    await savePage(context, aPageRequest({ typed: { level: '0', results: text } }), 'next')
    expect(await draft(context)).toMatchObject({ answer: values({ level: 0, results: text }) })
  })
})

describe('a page over somebody else’s newer draft', () => {
  test('is drawn again with both texts, and the other’s is kept', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    const shown = await savePage(context, aPageRequest({ typed }), 'next')
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({
      notice: 'conflict',
      conflict: { savedBy: secondOwner, answer: values() },
      revision: 1,
    })
    expect(await draft(context)).toMatchObject({ savedBy: secondOwner, answer: values() })
  })

  test('is kept when it is saved again from the page that showed both', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    const { revision } = pageOf(await savePage(context, aPageRequest({ typed }), 'next'))
    expect(await savePage(context, aPageRequest({ typed, revision }), 'next')).toMatchObject({
      key: { subject: project },
    })
    expect(await draft(context)).toMatchObject({ revision: 2, savedBy: owner })
  })

  test('is no conflict when it says the same', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(await savePage(context, aPageRequest(), 'next')).toMatchObject({ key: { subject: project } })
  })

  test('does not disturb another subject', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    const request = aPageRequest({ subject: project, typed: { status: 'on-track' } })
    expect(await savePage(context, request, 'next')).toMatchObject({ kind: 'review' })
  })
})

describe('the language of an answer', () => {
  const typedHere = { level: '25', results: 'Arbetet har börjat.' }
  const fresh = async () => {
    const context = await openContext(threeLines())
    return [context, await openSheet(context, aPageRequest())] as const
  }

  test('is the writer’s own', async () => {
    const [context, page] = await fresh()
    await press(context, page, 'save', { typed: typedHere, by: secondOwner })
    expect(await answerTo(context, subject)).toMatchObject({ language: 'sv' })
  })

  test('is what the writer chooses on the page, which is kept and stays', async () => {
    const [context, page] = await fresh()
    const swedish = await press(context, page, 'page', { typed: typedHere, on: { language: 'sv' } })
    expect(swedish).toMatchObject({ key: { subject }, language: 'sv' })
    expect(inputsOf(swedish)).toEqual(typedHere)
    await press(context, swedish, 'save', { typed: { level: '50' } })
    expect(await answerTo(context, subject)).toMatchObject({ language: 'sv', values: { level: 50 } })
  })

  test('may be chosen before anything is written', async () => {
    const [context, page] = await fresh()
    const swedish = await press(context, page, 'page', { on: { language: 'sv' } })
    expect(pageOf(swedish).language).toBe('sv')
    await press(context, swedish, 'save', { typed: typedHere })
    expect(await answerTo(context, subject)).toMatchObject({ language: 'sv' })
  })

  test('is kept when a co-owner who reads another saves later', async () => {
    const [context, page] = await fresh()
    await press(context, page, 'save', { typed: typedHere })
    const again = await showPage(context, aPageRequest({ person: secondOwner }))
    await press(context, again, 'save', { typed: { level: '50' }, by: secondOwner })
    expect(await answerTo(context, subject)).toMatchObject({ language: 'fi', values: { level: 50 } })
  })

  test('is never chosen by a forged card', async () => {
    const [context] = await fresh()
    await savePage(context, aPageRequest({ typed: { ...typedHere, language: 'en' }, language: 'fi' }), 'next')
    expect(await answerTo(context, subject)).toMatchObject({ language: 'fi' })
  })
})

describe('a page with a value that cannot be kept', () => {
  const tooLong = 'a'.repeat(4001)

  test('is drawn again with what was typed and what is wrong', async () => {
    const context = await openContext(register)
    const shown = await savePage(context, aPageRequest({ typed: { level: '50', results: tooLong } }), 'next')
    expect(inputsOf(shown)).toEqual({ level: '50', results: tooLong })
    expect(shown).toMatchObject({ notice: 'faults', fields: [{}, { fault: { code: 'too-long' } }] })
  })

  test('keeps the values that can be kept', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ typed: { level: '50', results: tooLong } }), 'next')
    expect(await draft(context)).toMatchObject({ answer: values({ level: 50 }) })
  })

  test('is drawn again on the way back too', async () => {
    const context = await openContext(register)
    const shown = await savePage(context, aPageRequest({ typed: { results: tooLong } }), 'previous')
    expect(inputsOf(shown)).toEqual({ level: '', results: tooLong })
  })
})

describe('a page that cannot be written', () => {
  test('because the disk is full brings the text back', async () => {
    const context = await openContext(register)
    const shown = await savePage(withFullDisk(context, 'saveDraft'), aPageRequest({ typed }), 'next')
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'storage-failed' })
    expect(context.events).toContain('draft not saved')
  })

  test('because the round is locked brings the text back', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    const shown = await savePage(context, aPageRequest({ typed }), 'next')
    expect(inputsOf(shown)).toEqual(typed)
    expect(shown).toMatchObject({ notice: 'round-locked' })
    expect(await draft(context)).toBeUndefined()
  })

  test('because of a defect is not passed over', async () => {
    const context = await openContext(register)
    const broken = async (): Promise<never> => {
      throw new TypeError('A defect')
    }
    const failing = { ...context, store: { ...context.store, saveDraft: broken } }
    await expect(savePage(failing, aPageRequest(), 'next')).rejects.toThrow('A defect')
  })
})

describe('a page is refused', () => {
  test.each([
    ['to somebody who does not own it', { person: 'stranger@example.fi' }, 'not-yours'],
    ['in a round that nobody knows', { round: 'oma-arviointi:2019-11-15' }, 'unknown-round'],
    ['in a round to come', { round: 'oma-arviointi:2022-05-15' }, 'not-open-yet'],
    ['of a sheet that is not asked', { sheet: 'project/gone' }, 'unknown-sheet'],
    ['of a subject that is not asked', { subject: 'line/perhekeskus/gone' }, 'unknown-page'],
    ['of a part that is not there', { part: 1 }, 'unknown-page'],
  ])('%s', async (_, overrides, refused) => {
    const context = await openContext(register)
    const request = aPageRequest(overrides)
    expect(await savePage(context, request, 'next')).toMatchObject({ refused })
    expect(await answerQuickly(context, { ...request, quick: 'nothing' })).toMatchObject({ refused })
    expect(await showPage(context, request)).toMatchObject({ refused })
  })

  test('of an exempt subject', async () => {
    const context = await openContext(register)
    await context.store.actOnRound(round, anExemption(subject))
    expect(await savePage(context, aPageRequest(), 'next')).toMatchObject({ refused: 'unknown-page' })
  })
})

describe('the way back from the review', () => {
  test('leads to the last page', async () => {
    expect(await showLastPage(await openContext(register), aPageRequest())).toMatchObject({ key: { subject: project } })
  })

  test('is refused to somebody who does not own the sheet', async () => {
    const request = aPageRequest({ person: 'stranger@example.fi' })
    expect(await showLastPage(await openContext(register), request)).toMatchObject({ refused: 'not-yours' })
  })
})

describe('a page chosen from the review', () => {
  test('is shown', async () => {
    expect(await showPage(await openContext(register), aPageRequest())).toMatchObject({ key: { subject, part: 0 } })
  })

  test('is not shown in a locked round', async () => {
    const context = await openContext(register)
    context.clock.moveTo(locked)
    expect(await showPage(context, aPageRequest())).toMatchObject({
      refused: 'round-locked',
      values: { locked: { instant: locked } },
    })
  })
})

async function draft({ store }: TestContext, about = subject) {
  return (await store.sheet(round, sheet)).drafts[about]
}
