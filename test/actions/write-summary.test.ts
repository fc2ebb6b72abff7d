import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src/actions/list-audit.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { previewReport } from '../../src/actions/preview-report.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { showSummaryText } from '../../src/actions/show-summary-text.ts'
import { type ParagraphSave, showSummaries, showSummary, writeSummary } from '../../src/actions/write-summary.ts'
import { aProgramme, aProject, aSeries, coordinator, owner } from '../builders.ts'
import { type TestContext, testContext, withFullDisk } from '../fakes/action-context.ts'
import { round, sendDirectly } from './answering.ts'

const second = 'second.coordinator@example.fi'
const children = { goal: 'availability', area: 'children' }
const older = { goal: 'availability', area: 'older' }
const typed = { text: 'Perheet saavat apua lähempää.', language: 'fi', translation: '' } as const

/** Two areas with a project each, of which the first has answered. */
const summaryProgramme = aProgramme({
  coordinators: [coordinator, second],
  areas: [
    { id: 'children', name: 'Lapset', owners: [] },
    { id: 'older', name: 'Ikääntyneet', owners: [] },
  ],
  projects: [aProject({ area: 'children' }), aProject({ id: 'kotihoito', name: 'Kotihoito', area: 'older' })],
  series: [aSeries({ sections: ['summary', 'results'] })],
})

async function writingContext(): Promise<TestContext> {
  const context = await testContext({ programme: summaryProgramme })
  await openDueRounds(context)
  await sendDirectly(context, 'perhekeskus')
  return context
}

function save(overrides: Partial<ParagraphSave> = {}): ParagraphSave {
  return {
    person: coordinator,
    round,
    place: children,
    step: 'next',
    revision: 0,
    translationRevision: 0,
    typed,
    ...overrides,
  }
}

async function paragraph(context: TestContext) {
  const preview = await previewReport(context, { person: coordinator })
  return 'model' in preview ? preview.model.summary.find(({ area }) => area === 'children') : undefined
}

describe('the summary of a round', () => {
  test('lists a paragraph for each goal and area with how far it is', async () => {
    const context = await writingContext()
    expect(await showSummaries(context, { person: coordinator, round })).toMatchObject({
      kind: 'summary-overview',
      paragraphs: [
        { place: children, state: 'draft' },
        { place: older, state: 'empty' },
      ],
    })
  })

  test('shows the draft to be edited, beside what the projects answered', async () => {
    const page = await showSummary(await writingContext(), { person: coordinator, round, place: children })
    expect(page).toMatchObject({
      state: 'draft',
      text: 'Perhekeskus: Työ on alkanut.',
      revision: 0,
      sources: [{ project: 'perhekeskus', answer: { values: { results: 'Työ on alkanut.' } } }],
    })
  })

  test('keeps what was typed as a draft and goes on to the next paragraph', async () => {
    const context = await writingContext()
    expect(await writeSummary(context, save())).toMatchObject({ place: older, notice: 'saved' })
    expect(await paragraph(context)).toMatchObject({ text: typed.text, approved: false, sources: [] })
  })

  test('approved, stands in the report as approved', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ step: 'approve' }))
    expect(await paragraph(context)).toMatchObject({ text: typed.text, approved: true })
    expect(await listAudit(context, { person: coordinator, project: '', page: 1 })).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ act: 'summary-approved', by: coordinator, after: typed.text }),
      ]),
    })
  })

  test('approved and only passed by stays approved', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ step: 'approve' }))
    await writeSummary(context, save({ revision: 1 }))
    expect(await paragraph(context)).toMatchObject({ approved: true })
  })

  test('approved and edited is no longer approved', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ step: 'approve' }))
    await writeSummary(context, save({ revision: 1, typed: { ...typed, text: 'Uusi.' } }))
    expect(await paragraph(context)).toMatchObject({ text: 'Uusi.', approved: false })
  })

  test('that is passed by without a word stays an unedited draft', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ typed: { ...typed, text: 'Perhekeskus: Työ on alkanut.' } }))
    expect(await context.store.notes(round)).toEqual([])
  })

  test('goes back to the draft from the answers, and keeps what had been written', async () => {
    const context = await writingContext()
    await writeSummary(context, save())
    expect(await writeSummary(context, save({ step: 'withdraw', revision: 1 }))).toMatchObject({
      place: children,
      state: 'draft',
      text: 'Perhekeskus: Työ on alkanut.',
    })
    expect((await context.store.notes(round))[0]?.versions.map(({ text }) => text)).toEqual([typed.text, ''])
  })

  test.each(['all', 'sources'] as const)('keeps what was typed when %s is pressed', async (step) => {
    const context = await writingContext()
    await writeSummary(context, save({ step }))
    expect(await paragraph(context)).toMatchObject({ text: typed.text, approved: false })
  })

  test('leads to the list of paragraphs, and to another page of the answers', async () => {
    const context = await writingContext()
    expect(await writeSummary(context, save({ step: 'all' }))).toMatchObject({ kind: 'summary-overview' })
    expect(await writeSummary(context, save({ step: 'sources', revision: 1, sourcePage: 2 }))).toMatchObject({
      kind: 'summary-page',
      place: children,
    })
  })

  test('keeps a language that was chosen for words that stay', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ step: 'approve' }))
    await writeSummary(context, save({ revision: 1, typed: { ...typed, language: 'sv' } }))
    expect(await paragraph(context)).toMatchObject({ text: typed.text, language: 'sv', approved: true })
  })

  test('keeps a translation that was typed together with another language, for that language', async () => {
    const context = await writingContext()
    await writeSummary(context, save())
    const swedish = { text: 'Familjer får hjälp.', language: 'sv', translation: 'Perheet saavat apua.' } as const
    await writeSummary(context, save({ revision: 1, typed: swedish }))
    expect(await paragraph(context)).toMatchObject({
      language: 'sv',
      translations: [{ language: 'fi', text: 'Perheet saavat apua.' }],
    })
  })

  test('keeps what was typed before it goes back to the draft', async () => {
    const context = await writingContext()
    await writeSummary(context, save())
    await writeSummary(
      context,
      save({ step: 'withdraw', revision: 1, typed: { ...typed, text: 'Juuri kirjoitettu.' } }),
    )
    expect((await context.store.notes(round))[0]?.versions.map(({ text }) => text)).toEqual([
      typed.text,
      'Juuri kirjoitettu.',
      '',
    ])
    expect(await paragraph(context)).toMatchObject({ text: 'Perhekeskus: Työ on alkanut.' })
  })

  test('that is passed by does not vouch for a translation of other words', async () => {
    const context = await writingContext()
    const draft = { ...typed, text: 'Perhekeskus: Työ on alkanut.', translation: 'Arbetet har börjat.' }
    await writeSummary(context, save({ typed: draft }))
    await sendDirectly(context, 'perhekeskus', { answered: { level: 50, results: 'Työ on valmis.' } })
    const passed = { ...draft, text: 'Perhekeskus: Työ on valmis.' }
    await writeSummary(context, save({ translationRevision: 1, typed: passed }))
    expect(await paragraph(context)).not.toHaveProperty('translations')
  })

  test('with a translation stands beside it in the report', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ typed: { ...typed, translation: 'Familjer får hjälp närmare.' } }))
    expect(await paragraph(context)).toMatchObject({
      translations: [{ language: 'sv', text: 'Familjer får hjälp närmare.' }],
    })
  })

  test('written by two at the same time shows both texts, and neither is lost', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ person: second, typed: { ...typed, text: 'Toisen teksti.' } }))
    expect(await writeSummary(context, save())).toMatchObject({
      place: children,
      notice: 'conflict',
      text: typed.text,
      conflict: { text: 'Toisen teksti.', by: second },
      revision: 1,
    })
    await writeSummary(context, save({ revision: 1 }))
    expect(await paragraph(context)).toMatchObject({ text: typed.text })
  })

  test.each([
    ['a full disk', { step: 'next' }, 'storage-failed', ['saveNote']],
    ['an approval of nothing', { step: 'approve', typed: { ...typed, text: ' ' } }, 'empty', []],
    ['a text that is too long', { step: 'next', typed: { ...typed, text: 'a'.repeat(3001) } }, 'too-long', []],
  ] as const)('after %s comes back with what was typed', async (_, request, notice, failing) => {
    const context = await writingContext()
    const asked = save(request)
    expect(await writeSummary(withFullDisk(context, ...failing), asked)).toMatchObject({
      notice,
      place: children,
      text: asked.typed.text,
    })
    expect(await context.store.notes(round)).toEqual([])
  })

  test.each([
    ['an owner', { person: owner }, 'not-for-you'],
    ['a place that is not there', { place: { goal: 'costs' } }, 'unknown-page'],
  ])('from %s is refused', async (_, request, refused) => {
    const context = await writingContext()
    expect(await writeSummary(context, save(request))).toMatchObject({ refused })
    expect(await context.store.notes(round)).toEqual([])
  })
})

describe('the summary of an earlier round', () => {
  test('follows as it was last published, whatever was written since', async () => {
    const context = await testContext({ programme: summaryProgramme, at: '2021-05-03T08:00:00.000Z' })
    await openDueRounds(context)
    const spring = 'oma-arviointi:2021-05-15'
    await writeSummary(context, save({ round: spring, step: 'approve' }))
    await publishOnRequest(context, { person: coordinator, round: spring })
    const later = { ...typed, text: 'Kirjoitettu julkaisun jälkeen.' }
    await writeSummary(context, save({ round: spring, step: 'approve', revision: 1, typed: later }))
    context.clock.moveTo('2021-11-01T08:00:00.000Z')
    await openDueRounds(context)
    const preview = await previewReport(context, { person: coordinator, round })
    expect('model' in preview ? preview.model.earlierSummaries : []).toMatchObject([
      { deadline: '2021-05-15', ...children, text: typed.text },
    ])
  })
})

describe('the summary to be pasted elsewhere', () => {
  test('is that of the newest edition, whatever has been written since', async () => {
    const context = await writingContext()
    await writeSummary(context, save({ step: 'approve' }))
    await publishOnRequest(context, { person: coordinator })
    await writeSummary(context, save({ revision: 1, typed: { ...typed, text: 'Myöhemmin.' } }))
    expect(await showSummaryText(context, { person: coordinator, round })).toMatchObject({
      edition: { model: { summary: [{ goal: 'availability', text: typed.text }] } },
    })
  })

  test('is not there before something is published', async () => {
    expect(await showSummaryText(await writingContext(), { person: coordinator, round })).toMatchObject({
      refused: 'nothing-published',
    })
  })
})
