import { groupBy } from '../domain/group-by.ts'
import type { LocalText } from '../domain/local-text.ts'
import type { ReportModel, ReportSending, ReportSubject } from '../domain/report-model.ts'
import { topicKey, topicName } from '../domain/report-names.ts'

/** What one person sent at one time of a project, a spearhead or whatever else a sheet is about. */
export interface TopicSending {
  readonly topic: LocalText
  readonly subjects: readonly ReportSubject[]
  readonly sent: ReportSending
}

/** Sendings in the order of the report, each with the subjects that still read as it left them. */
export function sendersByTopic(model: ReportModel): readonly TopicSending[] {
  return [...groupBy(inProjectOrder(model), topicKey).values()].flatMap((subjects) => {
    const sendings = new Map<string, TopicSending>()
    for (const subject of subjects) {
      if (subject.sent === undefined) continue
      const { sent } = subject
      const key = `${sent.at} ${sent.by.email} ${sent.late} ${sent.corrected === true}`
      const known = sendings.get(key)?.subjects ?? []
      sendings.set(key, { topic: topicName(model, subject), subjects: [...known, subject], sent })
    }
    return [...sendings.values()]
  })
}

/** The lines of a project together, the projects as the register lists them; the others after them. */
function inProjectOrder({ projects, subjects }: ReportModel): readonly ReportSubject[] {
  const order = new Map(projects.map(({ id }, index) => [id, index]))
  const rank = ({ project = '' }: ReportSubject): number => order.get(project) ?? projects.length
  return subjects.toSorted((one, other) => rank(one) - rank(other))
}
