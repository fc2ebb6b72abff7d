import { publicChanges } from './report-changes.ts'
import type { ReportCorrections } from './report-correction.ts'
import type { Audience, DatedAnswer, ReportModel, ReportSubject, SummaryParagraph } from './report-model.ts'

/**
 * The report as an audience may read it. Renderers are given nothing else, so that none of them
 * can show by mistake who wrote, who was late and what is missing.
 */
export function forAudience(model: ReportModel, audience: Audience): ReportModel {
  if (audience === 'coordinators') return model
  const { deliveries: _, corrections, ...rest } = model
  const { expected, answered, missing, exempt } = model.counts
  return {
    ...rest,
    counts: { expected, answered, missing, exempt },
    subjects: model.subjects.map(publicSubject),
    summary: model.summary.map(publicParagraph),
    missing: [],
    ...(corrections === undefined ? {} : { corrections: publicCorrections(corrections) }),
  }
}

function publicCorrections({ forPublic, ...corrections }: ReportCorrections): ReportCorrections {
  return { ...corrections, changes: forPublic ?? publicChanges(corrections.changes) }
}

function publicSubject({
  owners,
  sent,
  exemption,
  originals,
  outdatedEdits,
  repeatsLast,
  history,
  ...subject
}: ReportSubject): ReportSubject {
  return { ...subject, history: history.map(publicAnswer) }
}

function publicAnswer({ originals, outdatedEdits, ...printed }: DatedAnswer): DatedAnswer {
  return printed
}

function publicParagraph({ writtenBy, ...paragraph }: SummaryParagraph): SummaryParagraph {
  return paragraph
}
