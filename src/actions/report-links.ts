import { type Language, languages } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { isReportFormat } from '../domain/report-format.ts'
import type { Audience } from '../domain/report-model.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import type { RoundId } from '../domain/round.ts'
import type { Links } from './ports.ts'

/** What people open or send on, as far as it can be made; the first is for reading on a screen. */
const shownFormats = ['html', 'pdf', 'docx', 'xlsx'].filter(isReportFormat)
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

/** Links to a published edition for everybody: every format in the first language, and the page in the other ones. */
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
  const others = officialLanguages.filter((each) => each !== first)
  const wanted = [
    ...shownFormats.map((format) => ({ format, language: first })),
    ...others.flatMap((each) => shownFormats.slice(0, 2).map((format) => ({ format, language: each }))),
  ]
  return wanted.map((each) => ({ audience, ...each, url: links.report({ ...report, ...each }) }))
}
