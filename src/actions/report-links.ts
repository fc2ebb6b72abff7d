import { type Language, languages } from '../domain/local-text.ts'
import type { Programme } from '../domain/programme.ts'
import { isReportFormat } from '../domain/report-format.ts'
import type { Audience } from '../domain/report-model.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import type { RoundId } from '../domain/round.ts'
import type { Links } from './ports.ts'

/** What people open or send on, as far as it can be made; the first is for reading on a screen. */
const shownFormats = ['html', 'pdf', 'docx', 'xlsx'].filter(isReportFormat)
/** The region's two official languages. */
const officialLanguages = languages.filter((language) => language !== 'en')

/** Links to one edition for one audience: every format in the first language, and the page in the other ones. */
export function reportLinks(
  links: Links,
  { language }: Pick<Programme, 'language'>,
  report: { readonly round: RoundId; readonly edition: number; readonly audience: Audience },
  first: Language = language,
): readonly ReportFileLink[] {
  const { audience } = report
  const others = officialLanguages.filter((each) => each !== first)
  const wanted = [
    ...shownFormats.map((format) => ({ format, language: first })),
    ...others.flatMap((each) => shownFormats.slice(0, 2).map((format) => ({ format, language: each }))),
  ]
  return wanted.map((each) => ({ audience, ...each, url: links.report({ ...report, ...each }) }))
}
