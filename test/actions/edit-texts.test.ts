import { describe, expect, test } from 'vitest'
import { editText, joinAnswers, showText, showTexts, type TextSave } from '../../src/actions/edit-texts.ts'
import { listAudit } from '../../src/actions/list-audit.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { previewReport } from '../../src/actions/preview-report.ts'
import { aProgramme, autumn, coordinator, owner, spring } from '../builders.ts'
import { type TestContext, testContext, withFullDisk } from '../fakes/action-context.ts'
import { round, sendDirectly, subject } from './answering.ts'

const second = 'second.coordinator@example.fi'
const earlier = { deadline: spring, subject, question: 'results' }
const current = { ...earlier, deadline: autumn }
const springText = 'Keväällä vielä suunniteltiin pitkään ja hartaasti.'

async function editingContext(results = springText): Promise<TestContext> {
  const history = { series: 'oma-arviointi', round: spring, subject, answers: { level: 0, results } }
  const programme = aProgramme({ coordinators: [coordinator, second], history: [history] })
  const context = await testContext({ programme })
  await openDueRounds(context)
  await sendDirectly(context, 'perhekeskus')
  return context
}

function save(overrides: Partial<TextSave> = {}): TextSave {
  return {
    person: coordinator,
    round,
    place: earlier,
    step: 'shorten',
    revision: 0,
    translationRevision: 0,
    typed: { text: 'Suunniteltiin.', translation: '' },
    ...overrides,
  }
}

async function line(context: TestContext) {
  const preview = await previewReport(context, { person: coordinator })
  return 'model' in preview ? preview.model.subjects.find(({ id }) => id === subject) : undefined
}

describe('the texts of a report', () => {
  test('are listed by project, this round’s first', async () => {
    const context = await editingContext()
    expect(await showTexts(context, { person: coordinator, round })).toMatchObject({
      projects: ['perhekeskus'],
      texts: [],
    })
    expect(await showTexts(context, { person: coordinator, round, project: 'perhekeskus' })).toMatchObject({
      texts: [
        { deadline: autumn, original: 'Työ on alkanut.' },
        { deadline: spring, original: springText },
      ],
    })
  })

  test.each([
    [{ step: 'shorten' }, { results: 'Suunniteltiin.' }, 'text-shortened'],
    [{ step: 'mend' }, { results: 'Suunniteltiin.' }, 'text-mended'],
    [{ step: 'hide', typed: { text: springText, translation: '' } }, {}, 'text-hidden'],
  ] as const)(
    'of an earlier round are printed otherwise after %j, and the act is kept',
    async (request, printed, act) => {
      const context = await editingContext()
      expect(await editText(context, save(request))).toMatchObject({ notice: 'saved', text: { original: springText } })
      expect((await line(context))?.history).toMatchObject([
        { answer: { values: { level: 0, ...printed } }, originals: [{ text: springText }] },
      ])
      expect(await listAudit(context, { person: coordinator, project: '', page: 1 })).toMatchObject({
        events: expect.arrayContaining([expect.objectContaining({ act, by: coordinator, project: 'perhekeskus' })]),
      })
    },
  )

  test('are printed as they were sent once the edit is taken back', async () => {
    const context = await editingContext()
    await editText(context, save({ step: 'hide' }))
    await editText(context, save({ step: 'restore', revision: 1 }))
    expect((await line(context))?.history).toMatchObject([{ answer: { values: { results: springText } } }])
  })

  test('of this round can be mended, not hidden', async () => {
    const context = await editingContext()
    expect(await editText(context, save({ place: current, step: 'hide' }))).toMatchObject({ refused: 'unknown-action' })
    await editText(context, save({ place: current, step: 'mend' }))
    expect(await line(context)).toMatchObject({ answer: { values: { results: 'Suunniteltiin.' } } })
    const { revisions } = await context.store.sheet(round, 'project/perhekeskus')
    expect(revisions[0]?.answers[subject]).toMatchObject({ values: { results: 'Työ on alkanut.' } })
  })

  test('get a translation beside them, and what was typed in the other input comes back', async () => {
    const context = await editingContext()
    const typed = { text: 'Kesken.', translation: 'Vi planerade.' }
    expect(await editText(context, save({ step: 'translate', typed }))).toMatchObject({
      notice: 'text-unsaved',
      value: 'Kesken.',
      translation: 'Vi planerade.',
    })
    expect((await line(context))?.history).toMatchObject([
      { answer: { values: { results: springText } }, translations: [{ language: 'sv', text: 'Vi planerade.' }] },
    ])
  })

  test('keep the translation with every press', async () => {
    for (const step of ['mend', 'shorten', 'hide', 'back'] as const) {
      const context = await editingContext()
      const text = step === 'mend' || step === 'shorten' ? 'Suunniteltiin.' : springText
      await editText(context, save({ step, typed: { text, translation: 'Vi planerade.' } }))
      await editText(context, save({ step: 'restore', revision: 1, typed: { text, translation: 'Vi planerade.' } }))
      const page = await showText(context, { person: coordinator, round, place: earlier })
      expect(page, step).toMatchObject({ translation: 'Vi planerade.' })
    }
  })

  test('mended with their translation have both printed', async () => {
    const context = await editingContext()
    const typed = { text: 'Suunniteltiin.', translation: 'Vi planerade.' }
    await editText(context, save({ step: 'mend', typed }))
    expect((await line(context))?.history).toMatchObject([
      { answer: { values: { results: 'Suunniteltiin.' } }, translations: [{ text: 'Vi planerade.' }] },
    ])
  })

  test('are left for the list when nothing is unsaved', async () => {
    const context = await editingContext()
    const typed = { text: springText, translation: '' }
    expect(await editText(context, save({ step: 'back', typed }))).toMatchObject({
      kind: 'text-list',
      project: 'perhekeskus',
    })
    expect(await context.store.notes(round)).toEqual([])
  })

  test.each(['back', 'hide', 'restore', 'translate'] as const)(
    'that %s does not keep stay in their input, and are said to be unsaved',
    async (step) => {
      const context = await editingContext()
      const typed = { text: 'Vasta puolivalmis muotoilu', translation: '' }
      expect(await editText(context, save({ step, typed }))).toMatchObject({
        kind: 'text-page',
        notice: 'text-unsaved',
        value: typed.text,
      })
    },
  )

  test.each([
    ['hidden', 'hide', '', { state: 'hidden' }],
    ['translated', 'translate', 'Kort.', { state: 'written' }],
    ['translated at its length', 'translate', 'ö'.repeat(11_000), { state: 'written' }],
    ['mended', 'mend', '', { state: 'mended' }],
  ] as const)('of 11,000 characters can be %s', async (_, step, translation, note) => {
    const context = await editingContext('a'.repeat(11_000))
    const typed = { text: 'a'.repeat(11_000), translation }
    expect(await editText(context, save({ step, typed }))).toMatchObject({ notice: 'saved' })
    expect((await context.store.notes(round)).flatMap(({ versions }) => versions)).toMatchObject([note])
  })

  test('edited by two at the same time show both', async () => {
    const context = await editingContext()
    await editText(context, save({ person: second, typed: { text: 'Toisen.', translation: '' } }))
    expect(await editText(context, save())).toMatchObject({
      notice: 'conflict',
      value: 'Suunniteltiin.',
      conflict: { text: 'Toisen.', by: second },
      revision: 1,
    })
  })

  test.each([
    ['nothing to print', { typed: { text: ' ', translation: '' } }, 'empty'],
    ['more than fits', { typed: { text: 'a'.repeat(4001), translation: '' } }, 'too-long'],
  ])('with %s come back with why', async (_, request, notice) => {
    const context = await editingContext()
    expect(await editText(context, save(request))).toMatchObject({ notice, value: request.typed.text })
    expect(await context.store.notes(round)).toEqual([])
  })

  test('that a full disk cannot keep come back as they were typed', async () => {
    const context = await editingContext()
    expect(await editText(withFullDisk(context, 'saveNote'), save())).toMatchObject({
      notice: 'storage-failed',
      value: 'Suunniteltiin.',
    })
  })

  test('are for coordinators only, and only those that are there', async () => {
    const context = await editingContext()
    expect(await showTexts(context, { person: owner, round })).toMatchObject({ refused: 'not-for-you' })
    expect(await editText(context, save({ person: owner }))).toMatchObject({ refused: 'not-for-you' })
    const place = { ...earlier, question: 'nothing' }
    expect(await showText(context, { person: coordinator, round, place })).toMatchObject({ refused: 'unknown-page' })
  })
})

describe('equal short answers that cannot be joined', () => {
  test('because the disk is full say so', async () => {
    const context = withFullDisk(await editingContext(), 'saveNote')
    const list = await joinAnswers(context, { person: coordinator, round, joined: true, revision: 0 })
    expect(list).toMatchObject({ joined: false, notice: 'storage-failed' })
  })

  test('because somebody else was quicker show what stands', async () => {
    const context = await editingContext()
    await joinAnswers(context, { person: second, round, joined: true, revision: 0 })
    const list = await joinAnswers(context, { person: coordinator, round, joined: false, revision: 0 })
    expect(list).toMatchObject({ joined: true, notice: 'conflict' })
  })
})

test('equal short answers are joined and parted by a press', async () => {
  const context = await editingContext()
  const joined = await joinAnswers(context, { person: coordinator, round, joined: true, revision: 0 })
  expect(joined).toMatchObject({ joined: true, joinRevision: 1 })
  expect(await joinAnswers(context, { person: coordinator, round, joined: false, revision: 1 })).toMatchObject({
    joined: false,
  })
})
