import { expect, test } from 'vitest'
import { isReportFormat } from '../../src/domain/report-format.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { fullReport } from './full-report.ts'

test.each(['json', 'html', 'md'])('%s is a format', (name) => {
  expect(isReportFormat(name)).toBe(true)
})

test.each(['pdf', 'toString', ''])('%j is none', (name) => {
  expect(isReportFormat(name)).toBe(false)
})

test.each(['fi', 'sv', 'en'] as const)('every format can be had in %s, with every word known', (language) => {
  for (const format of Object.values(reportFormats)) {
    for (const audience of ['public', 'coordinators'] as const) {
      const text = format.render(fullReport(), { audience, language })
      expect(text).not.toMatch(/report\.[a-z]|\{\{|undefined|\[object/)
    }
  }
})
