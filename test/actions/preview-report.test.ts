import { describe, expect, test } from 'vitest'
import { previewReport } from '../../src/actions/preview-report.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { coordinator, owner } from '../builders.ts'
import { round, sendDirectly } from './answering.ts'
import { officeContext } from './publications.ts'

describe('the preview of a report', () => {
  test('counts what is missing and what nobody has approved, and writes nothing', async () => {
    const context = await officeContext()
    await sendDirectly(context, 'perhekeskus')
    expect(await previewReport(context, { person: coordinator })).toMatchObject({
      kind: 'report-preview',
      model: { edition: 0, counts: { answered: 1, missing: 0 } },
      gaps: { missing: 0, unapproved: 1, unedited: 1 },
      changes: 0,
      asking: false,
    })
    expect(await context.store.editions(round)).toEqual([])
  })

  test('counts the lines that differ from the edition that stands', async () => {
    const context = await officeContext()
    await publishOnRequest(context, { person: coordinator })
    expect(await previewReport(context, { person: coordinator })).toMatchObject({ changes: 0, newest: { number: 1 } })
    await sendDirectly(context, 'perhekeskus')
    // The paragraph of the summary, the answer, and that it is no longer missing.
    expect(await previewReport(context, { person: coordinator })).toMatchObject({ changes: 3 })
  })

  test('has links of no use to others, for nothing of it is public yet', async () => {
    const preview = await previewReport(await officeContext(), { person: coordinator })
    expect(isRefusal(preview) ? [] : preview.links.map(({ url }) => url.split('?')[1])).toEqual([
      `person=${coordinator}`,
      `person=${coordinator}`,
    ])
  })

  test('is for coordinators only', async () => {
    expect(await previewReport(await officeContext(), { person: owner })).toMatchObject({ refused: 'not-for-you' })
  })
})
