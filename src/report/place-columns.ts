import type { ReportSubject } from '../domain/report-model.ts'
import { topicName } from '../domain/report-names.ts'
import type { FlatCell } from './flat-table.ts'
import { areaName, goalWords, numbered, plain, type ReportView } from './view.ts'

/** A column that tells where a row stands in the programme. */
export interface PlaceColumn {
  readonly name: string
  readonly cell: (subject: ReportSubject) => FlatCell
}

/**
 * What the rows of any sheet begin with: goal, area and project, and the spearhead, the sub-heading, the parts and the
 * other goals of a row in a programme whose rows have such.
 */
export function placeColumns(view: ReportView, subjects: readonly ReportSubject[]): readonly PlaceColumn[] {
  const { t, model } = view
  const projects = new Map(model.projects.map((project) => [project.id, project]))
  const groupOf = ({ project = '' }: ReportSubject): FlatCell => {
    const group = projects.get(project)?.group
    return group === undefined ? undefined : plain(view, group)
  }
  const goalNames = (ids: readonly string[]): FlatCell => {
    const goals = model.goals.filter(({ id }) => ids.includes(id))
    return goals.length === 0 ? undefined : goals.map((goal) => goalWords(view, goal)).join('\n')
  }
  // A project as a whole stands under the goals of its lines.
  const goalsOf = ({ scope, goal, project = '' }: ReportSubject): readonly string[] =>
    scope === 'project' ? (projects.get(project)?.goals ?? []) : goal === undefined ? [] : [goal]
  const alsoUnder = (subject: ReportSubject): FlatCell => {
    const own = goalsOf(subject)
    return goalNames(goalsBeside(view, subject).filter((goal) => !own.includes(goal)))
  }
  const themeOf = ({ theme: id }: ReportSubject): FlatCell => {
    const theme = model.themes?.find((each) => each.id === id)
    return theme === undefined ? id : numbered(theme, plain(view, theme.name))
  }
  const partsOf = ({ parts = [] }: ReportSubject): FlatCell =>
    parts.length === 0 ? undefined : parts.map((part) => plain(view, part)).join('\n')
  const used = ({ cell }: PlaceColumn): boolean => subjects.some((subject) => cell(subject) !== undefined)
  return [
    { name: t('report.goal'), cell: (subject) => goalNames(goalsOf(subject)) },
    {
      name: t('report.area'),
      cell: ({ area }) => (area === undefined ? undefined : plain(view, areaName(view, area))),
    },
    ...[{ name: t('report.theme'), cell: themeOf }].filter(used),
    ...[{ name: t('report.group'), cell: groupOf }].filter(used),
    { name: topicHeading(view, subjects), cell: (subject) => plain(view, topicName(model, subject)) },
    ...[{ name: t('report.parts'), cell: partsOf }].filter(used),
    ...[{ name: t('report.also-under'), cell: alsoUnder }].filter(used),
  ]
}

/** Where else a reader of the report meets it: the other goals of a line, and those under which some of its answers stand. */
function goalsBeside({ model }: ReportView, { scope, alsoUnder = [], answer }: ReportSubject): readonly string[] {
  const given = answer?.kind === 'values' ? answer.values : {}
  const shown = model.questions.filter((question) => question.scope === scope && question.id in given)
  return [...alsoUnder, ...shown.flatMap(({ showUnder }) => showUnder ?? [])]
}

/** Over the names of what rows are about: a project, where all are, else what they are. */
export function topicHeading({ t }: ReportView, subjects: readonly ReportSubject[]): string {
  const kinds = new Set(subjects.map(kindOf))
  const [only = 'project', ...others] = kinds
  return t(others.length > 0 ? 'report.topic' : `report.${only}`)
}

function kindOf({ scope }: ReportSubject): 'project' | 'theme' | 'goal' | 'programme' {
  switch (scope) {
    case 'line':
    case 'project':
      return 'project'
    case 'section':
    case 'theme':
      return 'theme'
    case 'goal':
    case 'programme':
      return scope
  }
}
