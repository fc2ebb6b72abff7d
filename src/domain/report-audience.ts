import type { Audience, ReportModel, ReportSubject } from './report-model.ts'

/**
 * The report as an audience may read it. Renderers are given nothing else, so that none of them
 * can show by mistake who wrote, who was late and what is missing.
 */
export function forAudience(model: ReportModel, audience: Audience): ReportModel {
  if (audience === 'coordinators') return model
  const { expected, answered, missing, exempt } = model.counts
  return {
    ...model,
    counts: { expected, answered, missing, exempt },
    subjects: model.subjects.map(publicSubject),
    missing: [],
  }
}

function publicSubject({ sent, exemption, ...subject }: ReportSubject): ReportSubject {
  return subject
}
