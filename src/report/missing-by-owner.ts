import type { MissingAnswer, ReportSubject } from '../domain/report-model.ts'
import { collatorFor } from '../locales/dates.ts'
import type { ReportView } from './view.ts'

interface OwedAnswer extends Omit<MissingAnswer, 'subject'> {
  readonly subject: ReportSubject
}

/** What is missing in the order in which one would go through the people who owe it. */
export function missingByOwner({ model, language }: ReportView): readonly OwedAnswer[] {
  const { compare } = collatorFor(language)
  const names = ({ owners }: MissingAnswer): string => owners.map(({ name }) => name).join(' ')
  const subjects = new Map(model.subjects.map((subject) => [subject.id, subject]))
  return model.missing
    .toSorted((one, other) => compare(names(one), names(other)))
    .flatMap(({ subject: id, ...rest }) => {
      const subject = subjects.get(id)
      return subject === undefined ? [] : [{ subject, ...rest }]
    })
}
