import { Temporal } from 'temporal-polyfill'
import { dateAndTime, monthName } from '../locales/dates.ts'
import type { ReportView } from './view.ts'

/** What stands under the title: which month it describes, which edition it is and for whom, when it was compiled. */
export function reportFacts({ t, model, language, audience }: ReportView): readonly string[] {
  const { edition, compiledAt, programme, round } = model
  const asOf = round.asOf === undefined ? undefined : Temporal.PlainYearMonth.from(round.asOf)
  return [
    ...(asOf === undefined ? [] : [t('report.situation', { month: monthName(asOf.month, language), year: asOf.year })]),
    edition === 0 ? t('report.not-published') : t('report.edition', { edition }),
    // The coordinators' version says on every page what it is.
    ...(audience === 'public' ? [t('report.public')] : []),
    t('report.compiled-at', { at: dateAndTime(compiledAt, programme.timeZone, language) }),
  ]
}

/** The numbers at the front, named. How many are missing or were late is for coordinators. */
export function namedCounts({ t, model, audience }: ReportView): readonly (readonly [string, number])[] {
  const { expected, answered, missing, exempt, late } = model.counts
  const all: readonly (readonly [string, number | undefined])[] = [
    [t('report.counts.expected'), expected],
    [t('report.counts.answered'), answered],
    [t('report.counts.missing'), audience === 'coordinators' ? missing : undefined],
    [t('report.counts.exempt'), exempt === 0 ? undefined : exempt],
    [t('report.counts.late'), late],
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}
