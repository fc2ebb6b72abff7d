import { isActive, linesInGoalOrder } from '../active-lines.ts'
import { findProject } from '../programme.ts'
import { lineSubject, projectSheet } from '../subject.ts'
import type { Scope } from './scope.ts'

/** A project under one of its goals. */
export const lineScope: Scope<'line'> = {
  subjects(programme, _series, round) {
    return programme.projects
      .filter(({ active }) => isActive(active, round))
      .flatMap((project) =>
        linesInGoalOrder(programme, project)
          .filter((line) => isActive(line.active, round))
          .map((line) => lineSubject(project.id, line.goal)),
      )
  },
  place(programme, { project: id, goal }) {
    const project = findProject(programme, id)
    if (project === undefined) return undefined
    const line = project.lines.find((each) => each.goal === goal)
    const theme = line?.theme === undefined ? undefined : programme.themes.find((each) => each.id === line.theme)
    return {
      project,
      goal,
      ...(line === undefined ? {} : { line }),
      ...(theme === undefined ? {} : { theme }),
    }
  },
  sheet: (_, { project }) => projectSheet(project),
  topics: () => [],
}
