import type { MissingAnswer } from '../domain/report-model.ts'
import { collatorFor } from '../locales/dates.ts'
import type { ReportView } from './view.ts'

/** What is missing in the order in which one would go through the people who owe it. */
export function missingByOwner({ model, language }: ReportView): readonly MissingAnswer[] {
  const { compare } = collatorFor(language)
  const names = ({ owners }: MissingAnswer): string => owners.map(({ name }) => name).join(' ')
  return model.missing.toSorted((one, other) => compare(names(one), names(other)))
}
