import type { ReportModel, ReportSending, ReportSubject } from '../domain/report-model.ts'

/** What one person sent of a project at one time. */
export interface ProjectSending {
  readonly project: string
  readonly subjects: readonly ReportSubject[]
  readonly sent: ReportSending
}

/** Sendings in the order of the projects, each with the subjects that still read as it left them. */
export function sendersByProject({ projects, subjects }: ReportModel): readonly ProjectSending[] {
  return projects.flatMap(({ id }) => {
    const sendings = new Map<string, ProjectSending>()
    for (const subject of subjects) {
      if (subject.project !== id || subject.sent === undefined) continue
      const { sent } = subject
      const key = `${sent.at} ${sent.by.email} ${sent.late}`
      const known = sendings.get(key)?.subjects ?? []
      sendings.set(key, { project: id, subjects: [...known, subject], sent })
    }
    return [...sendings.values()]
  })
}
