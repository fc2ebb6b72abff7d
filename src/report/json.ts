import type { RenderOptions, ReportRenderer } from '../actions/ports.ts'
import type { Answer } from '../domain/answer.ts'
import { forAudience } from '../domain/report-audience.ts'
import type { ReportModel, ReportSubject } from '../domain/report-model.ts'
import { unitsOf } from './view.ts'

/** The report model, flat, for scripts: its shape is a contract. */
export const jsonReport = {
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  opensInBrowser: true,
  render(model: ReportModel, { audience }: RenderOptions): string {
    return `${JSON.stringify(flatReport(forAudience(model, audience), audience), null, 2)}\n`
  },
} satisfies ReportRenderer

function flatReport(model: ReportModel, audience: string): object {
  return {
    programme: model.programme.id,
    series: model.series.id,
    round: model.round.id,
    edition: model.edition,
    audience,
    counts: model.counts,
    subjects: model.subjects.map((subject) =>
      flatSubject(
        subject,
        unitsOf(model, subject).map(({ id }) => id),
      ),
    ),
    missing: model.missing.map(({ subject, owners, reason }) => ({
      subject,
      owners: owners.map(({ email }) => email),
      reason,
    })),
    summary: model.summary.map(({ goal, area, text, approved }) => ({ goal, area, text, approved })),
  }
}

function flatSubject(subject: ReportSubject, units: readonly string[]): object {
  const { id, project, goal, area, theme, state, answer, history } = subject
  return {
    id,
    project,
    goal,
    area,
    theme,
    units: units.length === 0 ? undefined : units,
    state,
    answers: answer === undefined ? null : flatAnswer(answer),
    history: history.map((earlier) => ({ round: earlier.deadline, answers: flatAnswer(earlier.answer) })),
  }
}

function flatAnswer(answer: Answer): object {
  switch (answer.kind) {
    case 'values':
      return answer.values
    case 'quick':
      return { quick: answer.quick, reason: answer.reason }
    case 'unchanged':
      return { unchanged: answer.since, ...answer.values, reason: answer.reason }
    case 'same':
      return { same: answer.goal }
  }
}
