import type { Email, Programme, Project } from '../../domain/programme.ts'
import { JsonValue } from './rows.ts'

/** The rows of the register by table; what a column does not hold stays in `details`, as it was. */
export function registerRows(programme: Programme) {
  const { id, language, timeZone, holidays, ...rest } = programme
  const { goals, areas, themes, units, places, people, coordinators, readers, projects, ...more } = rest
  const { series, history, summaries, ...details } = more
  return {
    programme: [{ id, language, time_zone: timeZone, holidays, details }],
    goal: goals.map(({ number, ...goal }, position) => ({ ...described(goal, position), number: number ?? null })),
    area: areas.map(described),
    unit: units.map(described),
    place: places.map(described),
    theme: themes.map(({ sections: _, number, goal, ...theme }, position) => ({
      ...described(theme, position),
      number: number ?? null,
      goal: goal ?? null,
    })),
    theme_section: themes.flatMap((theme) =>
      theme.sections.map((section, position) => ({ theme: theme.id, ...described(section, position) })),
    ),
    person: people.map(({ email, language: spoken, deputy, ...person }, position) => ({
      email,
      position,
      language: spoken ?? null,
      deputy: deputy ?? null,
      details: new JsonValue(person),
    })),
    programme_role: [...roleRows('coordinator', coordinators), ...roleRows('reader', readers)],
    project: projects.map(projectRow),
    project_owner: projects.flatMap(({ id: project, owners }) =>
      owners.map((email, position) => ({ project, email, position })),
    ),
    project_unit: projects.flatMap(({ id: project, units: of }) =>
      of.map((unit, position) => ({ project, unit, position })),
    ),
    project_place: projects.flatMap(({ id: project, places: of }) =>
      of.map((place, position) => ({ project, place, position })),
    ),
    project_line: projects.flatMap(({ id: project, lines }) =>
      lines.map(({ goal, theme, active, ...line }, position) => ({
        project,
        goal,
        position,
        theme: theme ?? null,
        active_from: active.from ?? null,
        active_to: active.to ?? null,
        details: new JsonValue(line),
      })),
    ),
    series: series.map(({ questions: _, ...each }, position) => described(each, position)),
    question: series.flatMap((each) =>
      each.questions.map((question, position) => ({
        series: each.id,
        id: question.id,
        position,
        type: question.type,
        scope: question.scope,
        required: question.required,
        details: new JsonValue(question),
      })),
    ),
    earlier_answer: history.map((details, position) => ({
      position,
      series: details.series,
      deadline: details.round,
      subject: details.subject,
      details: new JsonValue(details),
    })),
    earlier_summary: summaries.map((details, position) => ({
      position,
      series: details.series,
      deadline: details.round,
      goal: details.goal,
      details: new JsonValue(details),
    })),
  }
}

function described<Thing extends { readonly id: string }>({ id, ...details }: Thing, position: number) {
  return { id, position, details: new JsonValue(details) }
}

function roleRows(role: 'coordinator' | 'reader', emails: readonly Email[]) {
  return emails.map((email, position) => ({ role, email, position }))
}

function projectRow(project: Project, position: number) {
  const { id, area, active, owners: _, units: __, places: ___, lines: ____, ...details } = project
  const { from, to, ...ended } = active
  return {
    id,
    position,
    area: area ?? null,
    active_from: from ?? null,
    active_to: to ?? null,
    details: new JsonValue({ ...details, active: ended }),
  }
}
