import type { Sheet } from '../sheet.ts'
import { history } from './history.ts'
import { lines } from './lines.ts'
import { areas, goals, places, sections, themes, units } from './lists.ts'
import { people } from './people.ts'
import { projects } from './projects.ts'
import { questions } from './questions.ts'
import { schedule } from './schedule.ts'

/** The sheets of the workbook, in their order; those further on refer to those before them. */
export const sheets: readonly Sheet[] = [
  projects,
  lines,
  people,
  schedule,
  questions,
  goals,
  areas,
  themes,
  sections,
  units,
  places,
  history,
]
