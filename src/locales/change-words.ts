import type { ReportChange } from '../domain/report-correction.ts'
import type { Translate } from './translate.ts'

const parts = [
  ...(['programme', 'series', 'round', 'columns', 'goals', 'areas', 'themes', 'projects'] as const),
  ...(['scale', 'questions', 'quickAnswers', 'order', 'counts', 'missing'] as const),
] as const
const fields = [
  ...(['area', 'theme', 'alsoUnder', 'parts', 'baseline', 'sent', 'exemption', 'repeatsLast', 'owners'] as const),
  ...(['originals', 'outdatedEdits', 'history', 'added', 'removed'] as const),
] as const

/** `Projektit`, of a part of the report that is no answer. */
export function changedPart(part: string, t: Translate): string {
  return t(`change.part.${parts.find((each) => each === part) ?? 'other'}`)
}

/** `Muuttunut: kehittämisalue, lähtötilanne`. */
export function changedFields(changed: readonly string[], t: Translate): string {
  const words = changed.map((field) => t(`change.field.${fields.find((each) => each === field) ?? 'other'}`))
  return t('change.details', { fields: [...new Set(words)].join(', ') })
}

/** What has changed of a paragraph beside its text; a sentence each. */
export function changedBesides(
  { besides = [] }: Extract<ReportChange, { readonly what: 'summary' }>,
  t: Translate,
): readonly string[] {
  return besides.map((each) => t(`change.besides.${each}`))
}
