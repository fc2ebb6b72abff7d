import type { Programme, Series } from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import type { QuestionScope } from '../../domain/question-base.ts'
import type { Finding } from '../fault.ts'

type Only = NonNullable<Question['only']>

/** A sheet that is asked for and has no owners is answered by the coordinators. The sheet of the programme always is. */
export function sheetsWithoutOwners(programme: Programme): readonly Finding[] {
  const { projects, themes, goals, series } = programme
  const projectSheets = projects.flatMap(({ id, area, owners, lines }, index): readonly Finding[] => {
    const isAsked =
      asks(series, 'project', (only) => allows(only.projects, id) && allows(only.areas, area)) ||
      lines.some(({ goal, theme }) =>
        asks(
          series,
          'line',
          (only) =>
            allows(only.projects, id) &&
            allows(only.areas, area) &&
            allows(only.goals, goal) &&
            allows(only.themes, theme),
        ),
      )
    return owners.length === 0 && isAsked ? [unowned(['projects', index], `project/${id}`)] : []
  })
  const themeSheets = themes.flatMap(({ id, goal, owners, sections }, index): readonly Finding[] => {
    const isMeant = (only: Only) => allows(only.themes, id) && allows(only.goals, goal)
    const ownSections = sections.filter((section) => section.owners.length === 0)
    const isAsked = asks(series, 'theme', isMeant) || (ownSections.length > 0 && asks(series, 'section', isMeant))
    return owners.length === 0 && isAsked ? [unowned(['themes', index], `theme/${id}`)] : []
  })
  const goalSheets = goals.flatMap(({ id, owners }, index): readonly Finding[] =>
    owners.length === 0 && asks(series, 'goal', (only) => allows(only.goals, id))
      ? [unowned(['goals', index], `goal/${id}`)]
      : [],
  )
  return [...projectSheets, ...themeSheets, ...goalSheets]
}

function asks(series: readonly Series[], scope: QuestionScope, isMeant: (only: Only) => boolean): boolean {
  return series.some(({ questions }) =>
    questions.some((question) => question.scope === scope && isMeant(question.only ?? {})),
  )
}

function allows(only: readonly string[] | undefined, value: string | undefined): boolean {
  return only === undefined || (value !== undefined && only.includes(value))
}

function unowned(path: Finding['path'], sheet: string): Finding {
  return { path, code: 'sheet-without-owners', values: { sheet } }
}
