import { themesUnderWay } from '../active-lines.ts'
import { numberedName } from '../local-text.ts'
import { themeSubject } from '../subject.ts'
import { owned, type Scope } from './scope.ts'

/** A spearhead; its sheet holds the sections that have no owners of their own. */
export const themeScope: Scope<'theme'> = {
  subjects: (programme, _series, round) => themesUnderWay(programme, round).map(({ id }) => themeSubject(id)),
  place({ themes }, { theme: id }) {
    const theme = themes.find((each) => each.id === id)
    if (theme === undefined) return undefined
    return theme.goal === undefined ? { theme } : { theme, goal: theme.goal }
  },
  sheet: (_, { theme }) => themeSubject(theme),
  topics: ({ themes }) =>
    themes.map((theme) => ({
      sheet: themeSubject(theme.id),
      name: numberedName(theme.number, theme.name),
      owners: theme.owners,
      theme,
      ...(theme.goal === undefined ? {} : { goal: theme.goal }),
    })),
  withOwners: (programme, { theme }, owners) => ({ ...programme, themes: owned(programme.themes, theme, owners) }),
}
