import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { isReportFormat } from '../src/domain/report-format.ts'
import { reportFormats } from '../src/report/registry.ts'
import { largeReport } from './report-model.ts'

/** One process, one format, one size: the first report in it, and then the same again or others that differ in every answer. */
const [format = '', times = '1', runs = '1', then = 'other'] = process.argv.slice(2)
if (!isReportFormat(format)) throw new Error(`${format} is no format`)
const ms: number[] = []
for (let run = 0; run < Number(runs); run += 1) {
  const model = await largeReport(Number(times), `${then === 'same' ? 0 : run} `)
  const before = performance.now()
  await reportFormats[format].render(model, { audience: 'public', language: 'fi' })
  ms.push(performance.now() - before)
}
// Kilobytes at most, since the process began.
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024 }))
