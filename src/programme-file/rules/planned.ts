import type { Report } from '../fault.ts'
import type { Part } from '../part.ts'
import { plannedScopes, plannedTypes } from '../schema-question.ts'

/**
 * Refuses by name what the file may say one day but nothing does yet.
 * The schema lets it through and drops questions of these types, so this rule is what keeps them from being lost unseen.
 */
export function refusePlanned(file: Part, report: Report): void {
  const [, ...more] = file.get('series').items()
  for (const series of more) report(series, 'A second series is not built yet.')
  for (const series of file.get('series').items()) {
    for (const question of series.get('questions').items()) {
      const type = question.get('type')
      const scope = question.get('scope')
      if (plannedTypes.includes(type.text() ?? '')) report(type, `The question type ${type.text()} is not built yet.`)
      if (plannedScopes.includes(scope.text() ?? '')) report(scope, `The scope ${scope.text()} is not built yet.`)
    }
  }
}
