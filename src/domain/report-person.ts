import { nameOf } from './access.ts'
import type { Email, Programme } from './programme.ts'
import type { ReportPerson } from './report-model.ts'

/** A person as the report names them for coordinators. */
export function reportPerson(programme: Programme, email: Email): ReportPerson {
  return { email, name: nameOf(programme, email) }
}
