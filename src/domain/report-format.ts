/** Every format a report can be had in, the one for reading on a screen first. */
export const reportFormatNames = ['html', 'pdf', 'docx', 'xlsx', 'csv', 'md', 'json'] as const
export type ReportFormat = (typeof reportFormatNames)[number]

export function isReportFormat(name: string): name is ReportFormat {
  return reportFormatNames.some((known) => known === name)
}
