import type { Edition } from './edition.ts'
import { forAudience } from './report-audience.ts'
import { reportChanges } from './report-changes.ts'
import type { ReportChange, ReportCorrections } from './report-correction.ts'
import type { ReportModel } from './report-model.ts'

/** What a new edition corrects of the one before, for coordinators and for the public; undefined where nothing differs. */
export function correctionsOf(
  { number, publishedAt, model }: Pick<Edition, 'number' | 'publishedAt' | 'model'>,
  compiled: ReportModel,
): ReportCorrections | undefined {
  const changes = reportChanges(model, compiled)
  if (changes.length === 0) return undefined
  return { of: number, publishedAt, changes, forPublic: changesForPublic(model, compiled) }
}

/** Only what readers of the public versions can see: no line of it says the same before and after. */
function changesForPublic(before: ReportModel, after: ReportModel): readonly ReportChange[] {
  return reportChanges(shownToPublic(before), shownToPublic(after))
}

/** The public version without the states of answers, which it does not show either. */
function shownToPublic(model: ReportModel): ReportModel {
  const shown = forAudience(model, 'public')
  return { ...shown, subjects: shown.subjects.map(({ state: _, ...subject }) => subject) }
}
