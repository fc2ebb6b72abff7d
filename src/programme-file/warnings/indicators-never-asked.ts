import type { Line, Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { askedPlaces } from './asked-places.ts'

/** An indicator with a type stands on the page of its line, and without a question there is no page. */
export function indicatorsNeverAsked(programme: Programme): readonly Finding[] {
  const asked = askedLines(programme)
  const unasked = programme.projects.flatMap(({ lines }, project) =>
    lines.flatMap((line, index) => {
      const [first] = askedIndicators(line)
      if (first === undefined || asked.has(line)) return []
      return [{ path: ['projects', project, 'lines', index, ...first.path], indicator: first.id }]
    }),
  )
  const [first, ...others] = unasked
  if (first === undefined) return []
  const values = { count: others.length + 1, indicator: first.indicator }
  return [{ path: first.path, code: 'indicator-never-asked', values }]
}

function askedIndicators({ targets }: Line) {
  return targets.flatMap(({ id, indicators }, target) =>
    indicators.flatMap((indicator, index) =>
      indicator.isAsked === true
        ? [{ id: `${id}-${indicator.id}`, path: ['targets', target, 'indicators', index] }]
        : [],
    ),
  )
}

function askedLines(programme: Programme): ReadonlySet<Line> {
  return new Set(
    programme.series.flatMap((series) => askedPlaces(programme, series).flatMap(({ place }) => place.line ?? [])),
  )
}
