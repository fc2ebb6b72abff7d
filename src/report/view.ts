import type { RenderOptions } from '../actions/ports.ts'
import { type Language, type LocalText, textIn } from '../domain/local-text.ts'
import type { LocalDate, Named } from '../domain/programme.ts'
import { forAudience } from '../domain/report-audience.ts'
import type { Audience, ReportGoal, ReportModel, ReportSubject } from '../domain/report-model.ts'
import type { NamedSubject } from '../domain/report-names.ts'
import { longDate, roundName } from '../locales/dates.ts'
import { type Translate, translator } from '../locales/translate.ts'

/** A model in the eyes of one audience and one language: what the formats for people are drawn from. */
export interface ReportView {
  readonly model: ReportModel
  readonly audience: Audience
  readonly language: Language
  readonly t: Translate
  /** By deadline. */
  readonly rounds: ReadonlyMap<LocalDate, string>
}

export function reportView(model: ReportModel, { audience, language }: RenderOptions): ReportView {
  const rounds = model.columns.map(({ deadline, label }) => [deadline, roundName(label, language)] as const)
  return {
    model: forAudience(model, audience),
    audience,
    language,
    t: remembering(translator(language)),
    rounds: new Map(rounds),
  }
}

export function plain({ model, language }: ReportView, text: LocalText): string {
  return textIn(text, language, model.programme.language)
}

export function reportTitle(view: ReportView): string {
  const { series, round } = view.model
  return view.t('report.title', { series: plain(view, series.name), round: roundName(round.label, view.language) })
}

/** `kevät 2021`; a round that has no column goes by its date. */
export function roundWords({ rounds, language }: ReportView, deadline: LocalDate): string {
  return rounds.get(deadline) ?? longDate(deadline, language)
}

export function numbered({ number }: Pick<ReportGoal, 'number'>, name: string): string {
  return number === undefined ? name : `${number}. ${name}`
}

/** The goal's number and name, the short one where there is one. */
export function goalWords(view: ReportView, goal: ReportGoal): string {
  return numbered(goal, plain(view, goal.short ?? goal.name))
}

export function projectName({ model }: ReportView, id: string): LocalText {
  return model.projects.find((project) => project.id === id)?.name ?? id
}

/** What a subject is called beside the name of what it belongs to. */
export function subjectWords(view: ReportView, { scope, goal: id }: NamedSubject): string {
  const { t, model } = view
  if (scope === 'theme' || scope === 'goal' || scope === 'programme') return t(`subject.${scope}`)
  if (scope === 'section') return t('subject.section')
  const goal = model.goals.find((each) => each.id === id)
  return goal === undefined ? t('report.project-questions') : goalWords(view, goal)
}

export interface AreaGroup<Item> {
  /** Undefined for what belongs to no area. */
  readonly area: string | undefined
  readonly items: readonly Item[]
}

/** Items in the order of the areas, each area that has some. */
export function byArea<Item extends { readonly area?: string }>(
  { model }: ReportView,
  items: readonly Item[],
): readonly AreaGroup<Item>[] {
  const known = model.areas.map(({ id }) => id)
  const groups = known.map((area) => ({ area, items: items.filter((item) => item.area === area) }))
  const rest = items.filter(({ area }) => area === undefined || !known.includes(area))
  return [...groups, { area: undefined, items: rest }].filter((group) => group.items.length > 0)
}

export function areaName({ model, t }: ReportView, area: string | undefined): LocalText {
  return model.areas.find(({ id }) => id === area)?.name ?? t('report.area.none')
}

/** A report asks for the same few words a thousand times, and looking them up is most of its cost. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>()
  return (key, values) => {
    const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`
    const words = known.get(name) ?? translate(key, values)
    known.set(name, words)
    return words
  }
}

/** Of a section its own units, else those of the project. */
export function unitsOf(
  { projects, themes = [] }: Pick<ReportModel, 'projects' | 'themes'>,
  { project, theme, section }: Pick<ReportSubject, 'project' | 'theme' | 'section'>,
): readonly Named[] {
  if (section === undefined) return projects.find(({ id }) => id === project)?.units ?? []
  const sections = themes.find(({ id }) => id === theme)?.sections
  return sections?.find(({ id }) => id === section)?.units ?? []
}

/** `Sama kuin hyötytavoitteessa 1`: what stands in place of a row's answer under its other goal. */
export function referenceWords({ model, t }: ReportView, { goal }: Pick<ReportSubject, 'goal'>): string {
  const index = model.goals.findIndex(({ id }) => id === goal)
  return t('report.same', { number: model.goals[index]?.number ?? index + 1 })
}

/** The lines that a goal's tables have rows for: its own, and those that are answered under another one. */
export function linesUnder(
  { model }: ReportView,
  goal: string,
): {
  readonly own: readonly ReportSubject[]
  readonly referred: readonly ReportSubject[]
} {
  const lines = model.subjects.filter(({ scope }) => scope === 'line')
  return {
    own: lines.filter((line) => line.goal === goal),
    referred: lines.filter((line) => line.goal !== goal && line.alsoUnder?.includes(goal) === true),
  }
}
