import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { type DrawOptions, ReportInParts } from '../src/actions/ports.ts'
import { isReportFormat, type ReportFormat } from '../src/domain/report-format.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { reportFormats } from '../src/report/registry.ts'
import { createRenderPool } from '../src/report/work/render-pool.ts'
import { largeReport } from './report-model.ts'

/**
 * One process, one format, one size: the first report in it, and then the same again or others that differ in every
 * answer. What comes in parts is drawn part after part, or the one part that is asked for.
 */
const [format = '', times = '1', runs = '1', then = 'other', part] = process.argv.slice(2)
if (!isReportFormat(format)) throw new Error(`${format} is no format`)
// A large one is drawn as the bot draws it, in a thread whose heap is bounded: without a bound it fills what there is.
const pool = Number(times) >= 100 ? createRenderPool() : undefined
const draw =
  pool?.render ??
  ((model: ReportModel, format: ReportFormat, options: DrawOptions) => reportFormats[format].render(model, options))
const ms: number[] = []
let parts: readonly number[] = []
for (let run = 0; run < Number(runs); run += 1) {
  const model = await largeReport(Number(times), `${then === 'same' ? 0 : run} `)
  parts = await drawn(model, format)
  ms.push(parts.reduce((sum, each) => sum + each, 0))
}
await pool?.close()
// Kilobytes at most, since the process began.
process.stdout.write(JSON.stringify({ ms, parts, mb: process.resourceUsage().maxRSS / 1024 }))

/** How long each file took, with finding out that there are several. */
async function drawn(model: ReportModel, format: ReportFormat): Promise<readonly number[]> {
  const options: DrawOptions = { audience: 'public', language: 'fi' }
  if (part !== undefined) return [await timed(() => draw(model, format, { ...options, part: Number(part) }))]
  const before = performance.now()
  try {
    return [await timed(() => draw(model, format, options))]
  } catch (error) {
    if (!(error instanceof ReportInParts)) throw error
    const taken = [performance.now() - before]
    for (const index of error.parts.keys())
      taken.push(await timed(() => draw(model, format, { ...options, part: index + 1 })))
    return taken
  }
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
