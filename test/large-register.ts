import type { Programme } from '../src/domain/programme.ts'
import { aLine, aProgramme, aProject, aSeries } from './builders.ts'

const areas = 5
const goals = 5

/** So many projects with an owner and three lines each, under five goals and in five areas; names as long as real ones. */
export function largeRegister(projects: number): Programme {
  const names = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${kind}-${index}`,
      name: `${kind} number ${index}, as long as names are`,
      owners: [],
    }))
  return aProgramme({
    series: [aSeries()],
    goals: names('goal', goals).map((goal) => ({ ...goal, texts: [] })),
    areas: names('area', areas),
    people: Array.from({ length: projects }, (_, index) => ({
      email: `owner-${index}@example.fi`,
      name: `Owner Number ${index}`,
    })),
    projects: Array.from({ length: projects }, (_, index) =>
      aProject({
        id: `project-${index}`,
        name: `Project number ${(index * 7919) % projects}, as long as names are`,
        area: `area-${index % areas}`,
        owners: [`owner-${index}@example.fi`],
        lines: [0, 1, 2].map((line) => aLine({ goal: `goal-${(index + line) % goals}` })),
      }),
    ),
  })
}
