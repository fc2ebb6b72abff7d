import type { LocalText } from '../local-text.ts'
import type { Email, Line, Programme, Project, Series, Theme, ThemeSection } from '../programme.ts'
import type { QuestionScope } from '../question-base.ts'
import type { Round } from '../round.ts'
import type { SheetId, SubjectId, SubjectOf } from '../subject.ts'

/** Where a subject stands in the register of this moment. */
export interface SubjectPlace {
  readonly project?: Project
  readonly line?: Line
  readonly theme?: Theme
  readonly section?: ThemeSection
  /** Under which goal it stands; a project and the programme stand under none. */
  readonly goal?: string
}

/** What a sheet is about, as people see it. */
export interface Topic extends SubjectPlace {
  readonly sheet: SheetId
  readonly name: LocalText
  /** Who answers for it; none means the coordinators. */
  readonly owners: readonly Email[]
}

/** One kind of subject: which of them a round has, where they stand, and on whose sheet. */
export interface Scope<Name extends QuestionScope> {
  /** Those of the round or of any, in the order of the register, whether or not anything is asked of them. */
  subjects(programme: Programme, series: Series, round: Round | undefined): readonly SubjectId[]
  /** Undefined where the register has it no longer. */
  place(programme: Programme, subject: SubjectOf<Name>): SubjectPlace | undefined
  /** The sheet on which it is answered. */
  sheet(programme: Programme, subject: SubjectOf<Name>): SheetId
  /** The sheets that are about a subject of this kind, in the order of the register. */
  topics(programme: Programme): readonly Topic[]
  /** The register with other owners for such a sheet; a kind without it is answered by whoever answers for another. */
  withOwners?(programme: Programme, subject: SubjectOf<Name>, owners: readonly Email[]): Programme
}

/** A list of the register in which the one with this id has other owners. */
export function owned<T extends { readonly id: string; readonly owners: readonly Email[] }>(
  list: readonly T[],
  id: string,
  owners: readonly Email[],
): readonly T[] {
  return list.map((each) => (each.id === id ? { ...each, owners } : each))
}

/** The spearhead by its id, which a line names even where the register has lost it. */
export function themeOf({ theme, line }: SubjectPlace): string | undefined {
  return theme?.id ?? line?.theme
}

/** Who does it: a section's own units, else the project's. */
export function unitsOf({ section, project }: SubjectPlace): readonly string[] {
  return section?.units ?? project?.units ?? []
}
