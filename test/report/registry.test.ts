import { expect, test } from 'vitest'
import { isReportFormat, reportFormatNames } from '../../src/domain/report-format.ts'
import { composeDocument } from '../../src/report/document/compose-document.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { fullReport } from './full-report.ts'

test.each(['json', 'html', 'pdf', 'docx', 'xlsx', 'csv', 'md'])('%s is a format', (name) => {
  expect(isReportFormat(name)).toBe(true)
})

test.each(['docm', 'toString', ''])('%j is none', (name) => {
  expect(isReportFormat(name)).toBe(false)
})

test('every name of a format has a renderer with an ending of its own', () => {
  expect(reportFormatNames.map((name) => reportFormats[name].extension)).toEqual([...reportFormatNames])
})

const asText = { html: reportFormats.html, md: reportFormats.md, json: reportFormats.json, csv: reportFormats.csv }

test.each(['fi', 'sv', 'en'] as const)('every format can be had in %s, with every word known', (language) => {
  for (const audience of ['public', 'coordinators'] as const) {
    const options = { audience, language }
    const texts = Object.values(asText).map(({ render }) => render(fullReport(), options))
    for (const text of [...texts, JSON.stringify(composeDocument(fullReport(), options))]) {
      expect(text).not.toMatch(/report\.[a-z]|\{\{|undefined|\[object/)
    }
  }
})
