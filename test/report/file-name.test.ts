import { expect, test } from 'vitest'
import type { PartOptions } from '../../src/actions/ports.ts'
import { reportFileName } from '../../src/report/file-name.ts'
import { fullReport } from './full-report.ts'

test.each<[string, PartOptions, string]>([
  ['the public one', { audience: 'public', language: 'fi' }, 'oma-arviointi-lansi-uusimaa-2021-11-15.pdf'],
  ['one in another language', { audience: 'public', language: 'sv' }, 'oma-arviointi-lansi-uusimaa-2021-11-15-sv.pdf'],
  [
    'the coordinators’',
    { audience: 'coordinators', language: 'fi' },
    'oma-arviointi-lansi-uusimaa-2021-11-15-hanketoimistolle.pdf',
  ],
  [
    'one part of several',
    { audience: 'public', language: 'fi', part: 2 },
    'oma-arviointi-lansi-uusimaa-2021-11-15-osa-2.pdf',
  ],
  [
    'one part in Swedish',
    { audience: 'public', language: 'sv', part: 12 },
    'oma-arviointi-lansi-uusimaa-2021-11-15-sv-del-12.pdf',
  ],
])('a file is named by programme and round: %s', (_, options, name) => {
  expect(reportFileName(fullReport(), options, 'pdf')).toBe(name)
})

test('a file name has nothing that a header or a disk could mistake', () => {
  const model = fullReport()
  const odd = { ...model, series: { ...model.series, id: 'a"\r\n/../b' } }
  expect(reportFileName(odd, { audience: 'public', language: 'fi' }, 'pdf')).toMatch(/^[a-z0-9-]+\.pdf$/)
})
