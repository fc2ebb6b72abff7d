import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { DrawOptions } from '../src/actions/ports.ts'
import { isReportFormat, type ReportFormat } from '../src/domain/report-format.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { reportFormats } from '../src/report/registry.ts'
import { createRenderPool } from '../src/report/work/render-pool.ts'
import { largeReport } from './report-model.ts'

/** One process, one format, one size: the first report in it, and then the same again or others that differ in every answer. */
const [format = '', times = '1', runs = '1', then = 'other'] = process.argv.slice(2)
if (!isReportFormat(format)) throw new Error(`${format} is no format`)
// A large one is drawn as the bot draws it, in a thread whose heap is bounded: without a bound it fills what there is.
const pool = Number(times) >= 100 ? createRenderPool() : undefined
const draw =
  pool?.render ??
  ((model: ReportModel, format: ReportFormat, options: DrawOptions) => reportFormats[format].render(model, options))
const ms: number[] = []
for (let run = 0; run < Number(runs); run += 1) {
  const model = await largeReport(Number(times), `${then === 'same' ? 0 : run} `)
  const before = performance.now()
  await draw(model, format, { audience: 'public', language: 'fi' })
  ms.push(performance.now() - before)
}
await pool?.close()
// Kilobytes at most, since the process began.
process.stdout.write(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1024 }))
