import type { ReportPerson } from '../../domain/report-model.ts'
import { collatorFor } from '../../locales/dates.ts'
import { levelWords } from '../answer-words.ts'
import { goalWords, plain, type ReportView } from '../view.ts'
import type { Filter } from './document.ts'
import { facetsOf } from './facets.ts'

/** What there is to choose from, in the order of the register; a filter with nothing to choose between is left out. */
export function filtersOf(view: ReportView): readonly Filter[] {
  const { model, t } = view
  const facets = model.subjects.map((subject) => facetsOf(view, subject))
  const used = (
    pick: (facet: (typeof facets)[number]) => string | readonly string[] | undefined,
  ): ReadonlySet<string> => new Set(facets.flatMap((facet) => pick(facet) ?? []))
  const areas = used(({ area }) => area)
  const goals = used(({ goal }) => goal)
  const levels = used(({ level }) => (level === undefined ? undefined : String(level)))
  const moved = used(({ movements }) => movements)
  const filters: readonly Filter[] = [
    {
      facet: 'area',
      label: t('report.area'),
      options: model.areas
        .filter(({ id }) => areas.has(id))
        .map(({ id, name }) => ({ value: id, label: plain(view, name) })),
    },
    {
      facet: 'goal',
      label: t('report.goal'),
      options: model.goals
        .filter(({ id }) => goals.has(id))
        .map((goal) => ({ value: goal.id, label: goalWords(view, goal) })),
    },
    {
      facet: 'level',
      label: t('report.level-now'),
      options: model.scale
        .filter(({ value }) => levels.has(String(value)))
        .map(({ value }) => ({ value: String(value), label: levelWords(view, value) })),
    },
    {
      facet: 'change',
      label: t('report.change'),
      options: (['rose', 'fell', 'still', 'stood-still', 'new'] as const)
        .filter((movement) => moved.has(movement))
        .map((movement) => ({ value: movement, label: t(`report.movement.${movement}`) })),
    },
    {
      facet: 'owner',
      label: t('report.person'),
      options: people(view, new Set(facets.flatMap(({ owners }) => owners ?? []))),
    },
  ]
  return filters.filter(({ options }) => options.length > 1)
}

function people({ model, language }: ReportView, emails: ReadonlySet<string>): Filter['options'] {
  const known = new Map<string, string>()
  const note = ({ email, name }: ReportPerson): unknown => known.set(email, name)
  for (const { owners } of model.missing) owners.forEach(note)
  for (const { owners = [], sent } of model.subjects) {
    owners.forEach(note)
    if (sent === undefined) continue
    note(sent.by)
    if (sent.onBehalfOf !== undefined) note(sent.onBehalfOf)
  }
  const { compare } = collatorFor(language)
  return [...emails]
    .map((email) => ({ value: email, label: known.get(email) ?? email }))
    .sort((one, other) => compare(one.label, other.label))
}
