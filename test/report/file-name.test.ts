import { expect, test } from 'vitest'
import type { RenderOptions } from '../../src/actions/ports.ts'
import { reportFileName } from '../../src/report/file-name.ts'
import { fullReport } from './full-report.ts'

test.each<[string, RenderOptions, string]>([
  ['the public one', { audience: 'public', language: 'fi' }, 'oma-arviointi-lansi-uusimaa-2021-11-15.pdf'],
  ['one in another language', { audience: 'public', language: 'sv' }, 'oma-arviointi-lansi-uusimaa-2021-11-15-sv.pdf'],
  [
    'the coordinators’',
    { audience: 'coordinators', language: 'fi' },
    'oma-arviointi-lansi-uusimaa-2021-11-15-hanketoimistolle.pdf',
  ],
])('a file is named by programme and round: %s', (_, options, name) => {
  expect(reportFileName(fullReport(), options, 'pdf')).toBe(name)
})

test('a file name has nothing that a header or a disk could mistake', () => {
  const model = fullReport()
  const odd = { ...model, series: { ...model.series, id: 'a"\r\n/../b' } }
  expect(reportFileName(odd, { audience: 'public', language: 'fi' }, 'pdf')).toMatch(/^[a-z0-9-]+\.pdf$/)
})
