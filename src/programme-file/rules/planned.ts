import type { Report } from '../fault.ts'
import type { Part } from '../part.ts'
import { plannedScopes, plannedTypes } from '../schema-question.ts'

/**
 * Refuses by name what the file may say one day but nothing does yet.
 * The schema lets it through and drops questions of these types, so this rule is what keeps them from being lost unseen.
 */
export function refusePlanned(file: Part, report: Report): void {
  for (const series of file.get('series').items()) {
    for (const question of series.get('questions').items()) {
      const type = question.get('type')
      const scope = question.get('scope')
      const [typed = '', scoped = ''] = [type.text(), scope.text()]
      if (plannedTypes.includes(typed)) report(type, { code: 'planned-type', values: { type: typed } })
      if (plannedScopes.includes(scoped)) report(scope, { code: 'planned-scope', values: { scope: scoped } })
    }
  }
}
