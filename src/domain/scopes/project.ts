import { isActive } from '../active-lines.ts'
import { findProject } from '../programme.ts'
import { projectSheet, projectSubject } from '../subject.ts'
import { owned, type Scope } from './scope.ts'

/** A project as a whole; its sheet holds its lines too. */
export const projectScope: Scope<'project'> = {
  subjects(programme, { questions }, round) {
    // Where lines are reported, a project without one in this round is in the register only.
    const needsLine = questions.some(({ scope }) => scope === 'line')
    return programme.projects
      .filter(({ active }) => isActive(active, round))
      .filter(({ lines }) => !needsLine || lines.some((line) => isActive(line.active, round)))
      .map(({ id }) => projectSubject(id))
  },
  place(programme, { project: id }) {
    const project = findProject(programme, id)
    return project === undefined ? undefined : { project }
  },
  sheet: (_, { project }) => projectSheet(project),
  topics: ({ projects }) =>
    projects.map((project) => ({
      sheet: projectSheet(project.id),
      name: project.name,
      owners: project.owners,
      project,
    })),
  withOwners: (programme, { project }, owners) => ({
    ...programme,
    projects: owned(programme.projects, project, owners),
  }),
}
