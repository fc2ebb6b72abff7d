import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { editSheet, openSheet } from '../../src/actions/open-sheet.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import {
  anExemption,
  aProgramme,
  aProject,
  aSeries,
  coordinator,
  level,
  now,
  owner,
  results,
  secondOwner,
  status,
  values,
} from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, locked, openContext, round, sheet, subject } from './answering.ts'

const project = 'project/perhekeskus'
const deputy = 'deputy@example.fi'
const register = aProgramme({
  people: [{ email: owner, deputy }],
  projects: [aProject({ owners: [owner, secondOwner] }), aProject({ id: 'koulu', owners: [owner] })],
  series: [aSeries({ questions: [level, results, status] })],
})

describe('sending a sheet', () => {
  test('insists on what is required and names what is missing', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ typed: { level: '25' } }), 'next')
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({
      kind: 'review',
      notice: 'incomplete',
      items: [{ missing: [{ id: 'results' }] }, { missing: [{ id: 'status' }] }],
    })
    expect(await revisions(context)).toEqual([])
  })

  test('keeps a revision and gives the receipt, with what is still owed', async () => {
    const context = await filledContext()
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({
      kind: 'receipt',
      sent: { number: 1 },
      late: false,
      next: [{ topic: { sheet: 'project/koulu' } }],
    })
    expect(await revisions(context)).toEqual([
      {
        number: 1,
        sentAt: now,
        sentBy: owner,
        answers: { [subject]: values(), [project]: values({ status: 'on-track' }) },
      },
    ])
  })

  test('twice keeps one revision and gives the receipt again', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt', sent: { number: 1 } })
    expect(await revisions(context)).toHaveLength(1)
  })

  test('twice at the same time keeps one revision', async () => {
    const context = await filledContext()
    await Promise.all([sendSheet(context, aSheetRequest()), sendSheet(context, aSheetRequest())])
    expect(await revisions(context)).toHaveLength(1)
  })

  test('after a change keeps a second revision', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    await savePage(context, aPageRequest({ revision: 1, typed: { level: '50', results: 'Uutta.' } }), 'next')
    expect(await sendSheet(context, aSheetRequest({ person: secondOwner }))).toMatchObject({ sent: { number: 2 } })
    expect(await revisions(context)).toMatchObject([{ sentBy: owner }, { sentBy: secondOwner }])
  })

  test.each([
    ['a deputy', deputy, owner],
    ['a coordinator', coordinator, owner],
  ])('by %s is stamped on behalf of the owner', async (_, person, onBehalfOf) => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest({ person }))
    expect(await revisions(context)).toMatchObject([{ sentBy: person, onBehalfOf }])
  })

  test('by a co-owner is on nobody’s behalf', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest({ person: secondOwner }))
    expect((await revisions(context))[0]).not.toHaveProperty('onBehalfOf')
  })

  test('after it was due is said to be late', async () => {
    const context = await filledContext()
    context.clock.moveTo('2021-11-09T08:00:00.000Z')
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt', late: true })
  })

  test('while a draft moves on shows the review again', async () => {
    const context = await filledContext()
    const { store } = context
    const racing: TestContext = {
      ...context,
      store: {
        ...store,
        async send(sending) {
          await savePage(context, aPageRequest({ person: secondOwner, revision: 1, typed: { level: '0' } }), 'next')
          return store.send(sending)
        },
      },
    }
    expect(await sendSheet(racing, aSheetRequest())).toMatchObject({ kind: 'review', notice: 'changed-meanwhile' })
    expect(await revisions(context)).toEqual([])
  })

  test('from a review that is out of date shows the newer one', async () => {
    const context = await filledContext()
    const request = { ...aSheetRequest(), seen: '1.0' }
    expect(await sendSheet(context, request)).toMatchObject({ kind: 'review', notice: 'changed-meanwhile' })
    expect(await revisions(context)).toEqual([])
  })

  test('from the review as it stands sends it', async () => {
    const context = await filledContext()
    expect(await sendSheet(context, { ...aSheetRequest(), seen: '1.1' })).toMatchObject({ kind: 'receipt' })
  })

  test('on a full disk shows the review again, and the drafts are still there', async () => {
    const context = await filledContext()
    expect(await sendSheet(withFullDisk(context, 'send'), aSheetRequest())).toMatchObject({
      kind: 'review',
      notice: 'storage-failed',
      items: [{ answer: values() }, {}],
    })
    expect(context.events).toContain('sheet not sent')
  })

  test('in a locked round is refused', async () => {
    const context = await filledContext()
    context.clock.moveTo(locked)
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({
      refused: 'round-locked',
      values: { locked: { instant: locked } },
    })
    expect(await revisions(context)).toEqual([])
  })

  test('in a locked round gives the receipt of what was sent before', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    context.clock.moveTo(locked)
    expect(await sendSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt', next: [] })
  })

  test('leaves out what is exempt', async () => {
    const context = await filledContext()
    await context.store.actOnRound(round, anExemption(project))
    await sendSheet(context, aSheetRequest())
    expect(Object.keys((await revisions(context))[0]?.answers ?? {})).toEqual([subject])
  })

  test('by a stranger is refused', async () => {
    const context = await filledContext()
    expect(await sendSheet(context, aSheetRequest({ person: 'stranger@example.fi' }))).toMatchObject({
      refused: 'not-yours',
    })
  })
})

describe('opening a sheet', () => {
  test('goes on at its first unfinished page', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest(), 'next')
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'page', key: { subject: project } })
  })

  test('goes on where a co-owner left it', async () => {
    const context = await openContext(register)
    await savePage(context, aPageRequest({ person: secondOwner }), 'next')
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'page', key: { subject: project } })
  })

  test('that is filled shows its review', async () => {
    expect(await openSheet(await filledContext(), aSheetRequest())).toMatchObject({ kind: 'review', state: 'ready' })
  })

  test('in a locked round shows the receipt of what was sent', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    context.clock.moveTo(locked)
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ kind: 'receipt' })
  })

  test('in a locked round is refused when nothing was sent', async () => {
    const context = await filledContext()
    context.clock.moveTo(locked)
    expect(await openSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
  })

  test('of somebody else is refused', async () => {
    expect(await openSheet(await openContext(register), aSheetRequest({ person: 'x@example.fi' }))).toMatchObject({
      refused: 'not-yours',
    })
  })

  test('shows what was answered in the round before', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    context.clock.moveTo('2022-04-18T06:00:00.000Z')
    await openDueRounds(context)
    expect(await openSheet(context, aSheetRequest({ round: '2022-05-15' }))).toMatchObject({
      kind: 'page',
      previous: { deadline: '2021-11-15', answer: values(), by: owner },
    })
  })
})

describe('editing a sent sheet', () => {
  test('shows its review, where each answer can be chosen', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    expect(await editSheet(context, aSheetRequest())).toMatchObject({ kind: 'review', state: 'sent' })
  })

  test('is refused once the round is locked', async () => {
    const context = await filledContext()
    await sendSheet(context, aSheetRequest())
    context.clock.moveTo(locked)
    expect(await editSheet(context, aSheetRequest())).toMatchObject({ refused: 'round-locked' })
  })

  test('of somebody else is refused', async () => {
    expect(await editSheet(await filledContext(), aSheetRequest({ person: 'x@example.fi' }))).toMatchObject({
      refused: 'not-yours',
    })
  })
})

/** Everything required of the sheet has been typed and not yet sent. */
async function filledContext(): Promise<TestContext> {
  const context = await openContext(register)
  await savePage(context, aPageRequest(), 'next')
  await savePage(context, aPageRequest({ subject: project, typed: { status: 'on-track' } }), 'next')
  return context
}

async function revisions({ store }: TestContext) {
  return (await store.sheet(round, sheet)).revisions
}
