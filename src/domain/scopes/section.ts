import { isActive, themesUnderWay } from '../active-lines.ts'
import { joinedText, numberedName } from '../local-text.ts'
import type { Programme, Theme } from '../programme.ts'
import { type SubjectOf, sectionSubject, themeSubject } from '../subject.ts'
import { owned, type Scope, type SubjectPlace } from './scope.ts'

/** A part of a spearhead, as one unit sees it; on its theme's sheet unless it has owners of its own. */
export const sectionScope: Scope<'section'> = {
  subjects: (programme, _series, round) =>
    themesUnderWay(programme, round).flatMap((theme) =>
      theme.sections
        .filter(({ active }) => isActive(active, round))
        .map((section) => sectionSubject(theme.id, section.id)),
    ),
  place: findSection,
  sheet(programme, subject) {
    const isOwned = (findSection(programme, subject)?.section?.owners.length ?? 0) > 0
    return isOwned ? sectionSubject(subject.theme, subject.section) : themeSubject(subject.theme)
  },
  topics: ({ themes }) =>
    themes.flatMap((theme) =>
      theme.sections
        .filter(({ owners }) => owners.length > 0)
        .map((section) => ({
          sheet: sectionSubject(theme.id, section.id),
          name: joinedText([numberedName(theme.number, theme.name), section.title], ': '),
          owners: section.owners,
          ...placeOf(theme),
          section,
        })),
    ),
  withOwners: (programme, subject, owners) => ({
    ...programme,
    themes: programme.themes.map((theme) =>
      theme.id === subject.theme ? { ...theme, sections: owned(theme.sections, subject.section, owners) } : theme,
    ),
  }),
}

function findSection({ themes }: Programme, subject: SubjectOf<'section'>): SubjectPlace | undefined {
  const theme = themes.find(({ id }) => id === subject.theme)
  const section = theme?.sections.find(({ id }) => id === subject.section)
  return theme === undefined || section === undefined ? undefined : { ...placeOf(theme), section }
}

function placeOf(theme: Theme): SubjectPlace {
  return theme.goal === undefined ? { theme } : { theme, goal: theme.goal }
}
