import { Part } from '../part.ts'

/** By `line/<project>/<goal>`, the questions that the indicators of the line ask: those with a type. */
export function askedIndicators(file: Part): ReadonlyMap<string, readonly Part[]> {
  return new Map(
    file
      .get('projects')
      .items()
      .flatMap((project) =>
        project
          .get('lines')
          .items()
          .map((line) => [`line/${idOf(project)}/${line.get('goal').text() ?? ''}`, questionsOf(line)] as const),
      ),
  )
}

function questionsOf(line: Part): readonly Part[] {
  return line
    .get('targets')
    .items()
    .flatMap((target) =>
      target
        .get('indicators')
        .items()
        .filter((indicator) => indicator.get('type').text() !== undefined)
        .map((indicator) => {
          const asked = { id: `${idOf(target)}-${idOf(indicator)}`, type: indicator.get('type').text() }
          return new Part(asked, indicator.path)
        }),
    )
}

function idOf(part: Part): string {
  return part.get('id').text() ?? ''
}
