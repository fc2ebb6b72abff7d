import type { ReportFileLink } from '../domain/report-preview.ts'
import { type LinkAction, openUrl } from './actions.ts'
import type { Reader } from './reader.ts'

/** Buttons that open reports, each named by its format and language. */
export function linkActions(
  links: readonly ReportFileLink[],
  reader: Reader,
  named: 'by-format' | 'by-audience' = 'by-format',
): readonly LinkAction[] {
  return links.map((link) =>
    openUrl(named === 'by-audience' ? reader.t(`report.link-${link.audience}`) : formatTitle(link, reader), link.url),
  )
}

/** `Verkkosivu (suomi)`, `PDF (ruotsi)`. */
function formatTitle({ format, language }: ReportFileLink, { t }: Reader): string {
  const name = format === 'html' ? t('report.link.page') : format.toUpperCase()
  return t('report.link.named', { name, language: t(`language.name.${language}`) })
}
