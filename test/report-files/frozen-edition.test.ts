import { expect, test } from 'vitest'
import { findReport } from '../../src/actions/compile-report.ts'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import type { ReportFormat } from '../../src/domain/report-format.ts'
import { reportFormatNames } from '../../src/domain/report-format.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { round, sendDirectly } from '../actions/answering.ts'
import { aProgramme, aSeries, coordinator } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { partsWithoutTime } from './unzipped.ts'

/** Edition 1 of a round, and then a register in which everything that it names is called otherwise. */
async function publishedThenRenamed(): Promise<readonly [before: ReportModel, after: ReportModel]> {
  const series = aSeries({ sections: ['summary', 'progress', 'results'] })
  const context = await testContext({ programme: aProgramme({ series: [series] }) })
  await openDueRounds(context)
  await sendDirectly(context, 'perhekeskus')
  await publishOnRequest(context, { person: coordinator })
  const before = await editionOne(context)
  await rename(context)
  return [before, await editionOne(context)]
}

async function editionOne(context: TestContext): Promise<ReportModel> {
  const model = await findReport(context, round, 1)
  if (model === undefined) throw new Error('Edition 1 is there')
  return model
}

async function rename({ store, clock }: TestContext): Promise<void> {
  const programme = await store.register()
  if (programme === undefined) throw new Error('There is a register')
  const next = {
    ...programme,
    name: 'Toinen hanke',
    goals: programme.goals.map((goal) => ({ ...goal, name: 'Toinen tavoite' })),
    projects: programme.projects.map((project) => ({ ...project, name: 'Toinen projekti', owners: [coordinator] })),
  }
  const change = { number: 1, id: 'renamed', act: 'import' as const, at: clock.now(), by: coordinator, changes: [] }
  await store.changeRegister({ programme: next, change, moves: [] })
}

test.each(
  reportFormatNames.flatMap((format) => [
    { format, audience: 'public' as const },
    { format, audience: 'coordinators' as const },
  ]),
)('an edition as $format for $audience is the same after the register has changed', async ({ format, audience }) => {
  const [before, after] = await publishedThenRenamed()
  const draw = async (model: ReportModel) =>
    comparable(format, await reportFormats[format].render(model, { audience, language: 'fi' }))
  expect(await draw(after)).toEqual(await draw(before))
})

/** Files of Word and Excel say when they were made; everything else is compared byte by byte. */
async function comparable(format: ReportFormat, file: string | Uint8Array): Promise<unknown> {
  if (typeof file === 'string') return file
  return format === 'pdf' ? Buffer.from(file).toString('base64') : partsWithoutTime(file)
}
