import type { ReportFormat } from '../domain/report-format.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import { type LinkAction, type MoreAction, openUrl, showMore } from './actions.ts'
import type { Reader } from './reader.ts'

/** What stands in the card at once; the other formats are opened by a button. */
const atOnce: ReadonlySet<ReportFormat> = new Set(['html', 'pdf'])

/** Buttons that open a report, each named by its format and language; rarer formats behind one of their own. */
export function fileActions(links: readonly ReportFileLink[], reader: Reader): readonly (LinkAction | MoreAction)[] {
  const named = (link: ReportFileLink): LinkAction => openUrl(formatTitle(link, reader), link.url)
  const others = links.filter(({ format }) => !atOnce.has(format)).map(named)
  return [
    ...links.filter(({ format }) => atOnce.has(format)).map(named),
    ...(others.length === 0 ? [] : [showMore(reader.t('report.link.more'), others)]),
  ]
}

/** Buttons that open the report for each audience. */
export function audienceActions(links: readonly ReportFileLink[], { t }: Reader): readonly LinkAction[] {
  return links.map(({ audience, url }) => openUrl(t(`report.link-${audience}`), url))
}

/** `Verkkosivu (suomi)`, `PDF (ruotsi)`, `JSON`. */
function formatTitle({ format, language }: ReportFileLink, { t }: Reader): string {
  if (format === 'json') return format.toUpperCase()
  const name =
    format === 'docx' || format === 'xlsx' || format === 'html' || format === 'md'
      ? t(`report.link.${format}`)
      : format.toUpperCase()
  return t('report.link.named', { name, language: t(`language.name.${language}`) })
}
