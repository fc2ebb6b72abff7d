import type { Report } from '../fault.ts'
import type { Part } from '../part.ts'
import { plannedScopes } from '../schema-question.ts'

/** Refuses by name what the file may say one day but nothing does yet. */
export function refusePlanned(file: Part, report: Report): void {
  for (const series of file.get('series').items()) {
    for (const question of series.get('questions').items()) {
      const scope = question.get('scope')
      const scoped = scope.text() ?? ''
      if (plannedScopes.includes(scoped)) report(scope, { code: 'planned-scope', values: { scope: scoped } })
    }
  }
}
