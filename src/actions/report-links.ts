import { type Language, languages } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { type ReportFormat, reportFormatNames } from '../domain/report-format.ts'
import type { Audience } from '../domain/report-model.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import type { RoundId } from '../domain/round.ts'
import type { Links } from './page-ports.ts'

/** What most people open, in every language; the first is for reading on a screen. */
const firstFormats: readonly ReportFormat[] = ['html', 'pdf']
/** The region's two official languages. */
const officialLanguages = languages.filter((language) => language !== 'en')

export interface LinkedReport {
  readonly round: RoundId
  readonly edition: number
  readonly audience: Audience
}

/** Whether only the programme office may open it: what names people, and what is not published yet. */
export function isForOffice({ audience, edition }: Pick<LinkedReport, 'audience' | 'edition'>): boolean {
  return audience !== 'public' || edition === 0
}

/** Links to a published edition for everybody, in every format and language: what most people open comes first. */
export function publicLinks(
  links: Links,
  programme: Pick<Programme, 'language'>,
  report: Pick<LinkedReport, 'round' | 'edition'>,
  first?: Language,
): readonly ReportFileLink[] {
  return linksTo(links, { ...report, audience: 'public' }, first ?? programme.language)
}

/** The same for a coordinator; a link to what is for the office alone names the person, and is of use to no other. */
export function coordinatorLinks(
  links: Links,
  { language }: Pick<Programme, 'language'>,
  report: LinkedReport,
  person: Email,
): readonly ReportFileLink[] {
  return linksTo(links, isForOffice(report) ? { ...report, person } : report, language)
}

function linksTo(
  links: Links,
  report: LinkedReport & { readonly person?: Email },
  first: Language,
): readonly ReportFileLink[] {
  const { audience } = report
  const spoken = [first, ...officialLanguages.filter((each) => each !== first)]
  const others = reportFormatNames.filter((format) => !firstFormats.includes(format))
  const wanted = [
    ...spoken.flatMap((language) => firstFormats.map((format) => ({ format, language }))),
    // JSON is for scripts and says the same in every language.
    ...others.flatMap((format) => (format === 'json' ? [first] : spoken).map((language) => ({ format, language }))),
  ]
  return wanted.map((each) => ({ audience, ...each, url: links.report({ ...report, ...each }) }))
}
