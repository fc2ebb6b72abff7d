import { describe, expect, test } from 'vitest'
import { leaveUnchanged } from '../../src/actions/leave-unchanged.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { showDuties } from '../../src/actions/show-duties.ts'
import type { HistoryAnswer } from '../../src/domain/programme.ts'
import { aLine, anExemption, aProject, coordinator, now, owner, secondOwner, spring, values } from '../builders.ts'
import { type TestContext, withFullDisk } from '../fakes/action-context.ts'
import {
  about,
  answeredBefore,
  answerTo,
  aPageRequest,
  aSheetRequest,
  cardOf,
  locked,
  openContext,
  press,
  round,
  sentTo,
  sheet,
  threeLines,
} from './answering.ts'

const goals = ['availability', 'prevention', 'costs']
const [first, second, third] = goals.map(about)
/** Every line was answered once; the third is done. */
const full = [answeredBefore('availability', 25), answeredBefore('prevention', 50), answeredBefore('costs', 100)]
const still = (level: number, since = spring) => ({ kind: 'unchanged', since, values: { level } })

describe('“no change” on a prompt', () => {
  test('answers and sends the whole sheet in one press, to be edited until the lock', async () => {
    const context = await asked(full)
    const receipt = await press(context, await showDuties(context, owner), 'unchanged')
    expect(receipt).toMatchObject({ kind: 'receipt', sent: { number: 1, sentBy: owner }, locked: false })
    expect(await sent(context)).toMatchObject([still(25), still(50), still(100)])
    const edited = await press(context, await press(context, receipt, 'edit'), 'page', {
      on: { subject: about('costs') },
    })
    expect(edited).toMatchObject({ kind: 'page', chosen: still(100) })
  })

  test('is not there where something is missing, stood still or has been typed', async () => {
    const context = await asked(full)
    expect(await buttons(context)).toContain('unchanged')
    await savePage(context, aPageRequest(), 'next')
    expect(await buttons(context)).not.toContain('unchanged')
    expect(await buttons(await asked(full.slice(1)))).not.toContain('unchanged')
    expect(await buttons(await asked([...full.slice(1), stoodStill()]))).not.toContain('unchanged')
  })

  test('refers two rounds later to the round whose words still hold', async () => {
    const context = await asked(full)
    await press(context, await showDuties(context, owner), 'unchanged')
    context.clock.moveTo('2022-04-20T08:00:00.000Z')
    await openDueRounds(context)
    // The levels stand still by now but for the one that is done.
    const next = { person: owner, round: 'oma-arviointi:2022-05-15', sheet }
    expect(await leaveUnchanged(context, next)).toMatchObject({ kind: 'page', key: { subject: first } })
    const { drafts } = await context.store.sheet(next.round, sheet)
    expect(drafts[about('costs')]?.answer).toMatchObject(still(100))
    expect(Object.keys(drafts)).toEqual([third])
  })

  test('is offered for the next project on the receipt of the first', async () => {
    const ofSchool = answeredBefore('availability', 25).map((each) => ({ ...each, subject: 'line/koulu/availability' }))
    const programme = threeLines(...full, ofSchool)
    const school = aProject({ id: 'koulu', owners: [owner], lines: [aLine({ goal: 'availability' })] })
    const context = await openContext({ ...programme, projects: [...programme.projects, school] })
    const duties = await showDuties(context, owner)
    const receipt = await press(context, duties, 'unchanged', { on: { sheet } })
    const next = await press(context, receipt, 'unchanged', { on: { sheet: 'project/koulu' } })
    expect(next).toMatchObject({ kind: 'receipt', context: { expected: { id: 'project/koulu' } }, next: [] })
  })

  test('is read again after a restart', async () => {
    const context = await asked(full)
    await press(context, await showDuties(context, owner), 'unchanged')
    const before = await context.store.sheet(round, sheet)
    const again = await context.restart()
    expect(await again.store.sheet(round, sheet)).toEqual(before)
  })

  test('by a coordinator is sent on behalf of the owner', async () => {
    const context = await asked(full)
    const receipt = await leaveUnchanged(context, aSheetRequest({ person: coordinator }))
    expect(receipt).toMatchObject({ sent: { sentBy: coordinator, onBehalfOf: owner } })
  })

  test('leaves out an exempt line', async () => {
    const context = await asked(full)
    await context.store.actOnRound(round, anExemption(about('prevention')))
    expect(await leaveUnchanged(context, aSheetRequest())).toMatchObject({ kind: 'receipt' })
    expect(await sent(context)).toMatchObject([still(25), undefined, still(100)])
  })
})

describe('“no change” from an old prompt', () => {
  test('leads to the page that needs a reason, and keeps the rest', async () => {
    const context = await asked([...full.slice(1), stoodStill()])
    const page = await leaveUnchanged(context, aSheetRequest())
    expect(page).toMatchObject({ kind: 'page', key: { subject: first }, notice: 'not-unchanged' })
    expect(await drafts(context)).toMatchObject([undefined, still(50), still(100)])
    expect(await sent(context)).toEqual([undefined, undefined, undefined])
    const review = await press(context, page, 'unchanged', { typed: { 'answer-why': 'Rekrytointi viivästyi.' } })
    expect(review).toMatchObject({ key: { subject: second } })
  })

  test('leads to the page without an earlier answer, and keeps the rest', async () => {
    const context = await asked(full.slice(0, 2))
    const page = await leaveUnchanged(context, aSheetRequest())
    expect(page).toMatchObject({ kind: 'page', key: { subject: third }, notice: 'not-unchanged' })
    expect(await drafts(context)).toMatchObject([still(25), still(50), undefined])
  })

  test('leads to the review where somebody has typed something, and changes none of it', async () => {
    const context = await asked(full)
    await savePage(
      context,
      aPageRequest({ person: secondOwner, typed: { level: '50', results: 'Oma teksti.' } }),
      'next',
    )
    const review = await leaveUnchanged(context, aSheetRequest())
    expect(review).toMatchObject({ kind: 'review', state: 'ready' })
    expect(cardOf(review).text).toContain('Oma teksti.')
    expect(await sent(context)).toEqual([undefined, undefined, undefined])
    expect(await drafts(context)).toMatchObject([values({ level: 50, results: 'Oma teksti.' }), still(50), still(100)])
  })

  test('leads to the page where somebody has begun to type, and changes none of it', async () => {
    const context = await asked(full)
    await savePage(context, aPageRequest({ typed: { results: 'Kesken.' } }), 'next')
    expect(await leaveUnchanged(context, aSheetRequest())).toMatchObject({ kind: 'page', key: { subject: first } })
    expect(await drafts(context)).toMatchObject([values({ results: 'Kesken.' }), still(50), still(100)])
  })

  test('of a sheet that has been sent sends nothing and loses nothing', async () => {
    const context = await asked(full)
    await leaveUnchanged(context, aSheetRequest())
    const before = await context.store.sheet(round, sheet)
    expect(await leaveUnchanged(context, aSheetRequest())).not.toHaveProperty('refused')
    expect(await context.store.sheet(round, sheet)).toEqual(before)
  })

  test('pressed twice at the same time sends once', async () => {
    const context = await asked(full)
    await Promise.all([leaveUnchanged(context, aSheetRequest()), leaveUnchanged(context, aSheetRequest())])
    expect((await context.store.sheet(round, sheet)).revisions).toHaveLength(1)
  })

  test.each([
    ['somebody else’s sheet', { person: 'stranger@example.fi' }, now, 'not-yours'],
    ['a sheet that is not asked', { sheet: 'project/gone' }, now, 'unknown-sheet'],
    ['a locked round', {}, locked, 'round-locked'],
  ])('of %s is refused', async (_, overrides, at, refused) => {
    const context = await asked(full)
    context.clock.moveTo(at)
    expect(await leaveUnchanged(context, aSheetRequest(overrides))).toMatchObject({ refused })
    expect((await context.store.sheets(round)).map((each) => each.drafts)).toEqual([])
  })
})

describe('“no change” on a full disk', () => {
  test.each([
    ['saving', 'saveDraft', 'page'],
    ['sending', 'send', 'review'],
  ] as const)('that fails while %s says so, and is sent from there', async (_, method, kind) => {
    const context = await asked(full)
    const failed = await leaveUnchanged(withFullDisk(context, method), aSheetRequest())
    expect(failed).toMatchObject({ kind, notice: 'storage-failed' })
    expect(await sent(context)).toEqual([undefined, undefined, undefined])
    const again = await leaveUnchanged(context, aSheetRequest())
    const receipt = 'kind' in again && again.kind === 'receipt' ? again : await press(context, again, 'send')
    expect(receipt).toMatchObject({ kind: 'receipt' })
    expect(await sent(context)).toMatchObject([still(25), still(50), still(100)])
  })
})

function asked(history: readonly (readonly HistoryAnswer[])[]): Promise<TestContext> {
  return openContext(threeLines(...history))
}

function stoodStill(): readonly HistoryAnswer[] {
  return answeredBefore('availability', 25, 25)
}

function drafts(context: TestContext) {
  return Promise.all(goals.map((goal) => answerTo(context, about(goal))))
}

function sent(context: TestContext) {
  return Promise.all(goals.map((goal) => sentTo(context, about(goal))))
}

async function buttons(context: TestContext): Promise<readonly string[]> {
  return cardOf(await showDuties(context, owner)).buttons.map(({ verb }) => verb)
}
