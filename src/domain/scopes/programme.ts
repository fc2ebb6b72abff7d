import { programmeSubject } from '../subject.ts'
import type { Scope } from './scope.ts'

/** The programme as a whole, which its coordinators answer for. */
export const programmeScope: Scope<'programme'> = {
  subjects: () => [programmeSubject],
  place: () => ({}),
  sheet: () => programmeSubject,
  topics: ({ name }) => [{ sheet: programmeSubject, name, owners: [] }],
}
