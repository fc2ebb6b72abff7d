import { groupBy } from '../../domain/group-by.ts'
import { Part } from '../part.ts'

interface LineIndicator {
  /** `line/<project>/<goal>`. */
  readonly subject: string
  /** What its input is called if it is asked: `<target>-<indicator>`. */
  readonly input: string
  readonly indicator: Part
}

/** Every indicator of the file, asked or not, in the order of the lines it stands in. */
export function indicatorsIn(file: Part): readonly LineIndicator[] {
  return file
    .get('projects')
    .items()
    .flatMap((project) =>
      project
        .get('lines')
        .items()
        .flatMap((line) => indicatorsOf(line, `line/${idOf(project)}/${line.get('goal').text() ?? ''}`)),
    )
}

function indicatorsOf(line: Part, subject: string): readonly LineIndicator[] {
  return line
    .get('targets')
    .items()
    .flatMap((target) =>
      target
        .get('indicators')
        .items()
        .map((indicator) => ({ subject, input: `${idOf(target)}-${idOf(indicator)}`, indicator })),
    )
}

/** By `line/<project>/<goal>`, the questions that the indicators of the line ask: those with a type. */
export function askedIndicators(file: Part): ReadonlyMap<string, readonly Part[]> {
  const questions = indicatorsIn(file).flatMap(({ subject, input, indicator }) => {
    const type = indicator.get('type').text()
    return type === undefined ? [] : [{ subject, question: new Part({ id: input, type }, indicator.path) }]
  })
  return new Map(
    [...groupBy(questions, ({ subject }) => subject)].map(([subject, all]) => [
      subject,
      all.map(({ question }) => question),
    ]),
  )
}

function idOf(part: Part): string {
  return part.get('id').text() ?? ''
}
