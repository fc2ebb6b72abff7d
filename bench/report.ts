import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod/v4'
import { ReportInParts } from '../src/actions/ports.ts'
import { loadStatus } from '../src/actions/show-status.ts'
import { readerOf } from '../src/cards/reader.ts'
import { statusCard } from '../src/cards/status-card.ts'
import { freezeExpectedSet } from '../src/domain/expected-set.ts'
import { type ReportFormat, reportFormatNames } from '../src/domain/report-format.ts'
import type { ReportModel } from '../src/domain/report-model.ts'
import { roundsOf } from '../src/domain/round.ts'
import { realClock } from '../src/local/settable-clock.ts'
import { readProgrammeFile } from '../src/programme-file/programme-from-disk.ts'
import { createRenderPool, type RenderPool } from '../src/report/work/render-pool.ts'
import { openLowdbStore } from '../src/storage/lowdb/lowdb-store.ts'
import { figure, median, note, percentile } from './figure.ts'
import { largeReport } from './report-model.ts'

/** What a report costs in every format: 72 lines with five rounds of 600 characters, and ten and a hundred times as many. */
const quick = process.argv.includes('--quick')
const runs = quick ? 5 : 9
const measured = z.object({ ms: z.array(z.number()), parts: z.array(z.number()), mb: z.number() })

/** A process of its own, so that memory and the first time are what they say. */
function measure(
  format: string,
  times: number,
  count: number,
  { next = 'other', part }: { readonly next?: 'same' | 'other'; readonly part?: number } = {},
) {
  const which = part === undefined ? [] : [String(part)]
  const args = ['--import', 'tsx', 'bench/report-once.ts', format, String(times), String(count), next, ...which]
  return measured.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e6 })))
}

const small = new Map(reportFormatNames.map((format) => [format, measure(format, 1, runs)] as const))
for (const [format, { ms, mb }] of small) {
  const [cold = 0, ...warm] = ms
  if (format === 'pdf') figure('report.pdf_cold_ms.72', cold, 'ms')
  figure(format === 'pdf' ? 'report.pdf_other_ms.72' : `report.${format}_ms.72`, median(warm), 'ms')
  note(
    `${format}, 72 lines: first ${cold.toFixed(0)} ms, then ${Math.min(...warm).toFixed(0)}-${Math.max(...warm).toFixed(0)} ms, ${mb.toFixed(0)} MB`,
  )
}
// Warm is the same report once more, as when the next reader opens the link; `other` is another one in the same process.
figure('report.pdf_warm_ms.72', median(measure('pdf', 1, runs, { next: 'same' }).ms.slice(1)), 'ms')

for (const times of quick ? [10] : [10, 100]) {
  for (const format of reportFormatNames) {
    const { ms, parts, mb } = measure(format, times, 1)
    if (format === 'pdf' && times === 100) {
      pdfParts(ms[0] ?? 0, parts)
      continue
    }
    figure(`report.${format}_ms.${72 * times}`, ms[0] ?? 0, 'ms')
    figure(`report.${format}_mb.${72 * times}`, mb, 'MB')
    if (format === 'pdf' && times === 10) {
      // How the time grows with the lines, of all parts together where there are several: 1 is in proportion.
      figure('report.pdf_growth_exponent', Math.log10((ms[0] ?? 0) / (small.get('pdf')?.ms[0] ?? 1)), 'exponent')
    }
  }
}
figure('report.live_p99_ms_during_7200', await liveTurns(quick ? 'html' : 'pdf'), 'ms')

/** All parts one after the other, and the slowest in a process of its own. */
function pdfParts(all: number, [found = 0, ...parts]: readonly number[]): void {
  figure('report.pdf_all_parts_ms.7200', all, 'ms')
  const slowest = parts.indexOf(Math.max(...parts)) + 1
  const { ms, mb } = measure('pdf', 100, 1, { part: slowest })
  figure('report.pdf_part_ms.7200', ms[0] ?? 0, 'ms')
  figure('report.pdf_part_mb.7200', mb, 'MB')
  note(`pdf, 7,200 lines: ${parts.length} parts, found in ${found.toFixed(0)} ms; the slowest is part ${slowest}`)
}

/** `status` for a coordinator every 25 ms while a report of 7,200 lines is drawn: from when it was due to its answer. */
async function liveTurns(format: 'html' | 'pdf'): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
  const store = await openLowdbStore({ folder, access: 'write' })
  const programme = await readProgrammeFile('programmes/lansi-uusimaa.yaml')
  const [series] = programme.series
  const round = series === undefined ? undefined : roundsOf(programme, series, new Set()).at(-1)
  if (series === undefined || round === undefined) throw new Error('The programme has no round.')
  await store.importRegister(programme)
  await store.openRound({ round, at: round.opensAt, sheets: freezeExpectedSet(programme, series, round) })
  const context = { store, daysOff: new Set<string>(), clock: { ...realClock(), now: () => round.dueAt } }
  const opened = await store.round(round.id)
  if (opened === undefined) throw new Error('Nothing is open.')

  const model = await largeReport(100)
  const pool = createRenderPool()
  let drawing = true
  const drawn = drawAll(pool, model, format).finally(() => {
    drawing = false
  })
  const waits: number[] = []
  while (drawing) {
    const due = performance.now() + 25
    await setTimeout(25)
    statusCard(await loadStatus(context, { programme, series, opened }), readerOf('fi', programme))
    waits.push(performance.now() - due)
  }
  note(
    `${waits.length} turns while the ${format} of 7,200 lines was drawn: p50 ${median(waits).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(0)} ms, ${((await drawn) / 1e6).toFixed(1)} MB`,
  )
  await pool.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
  return percentile(waits, 0.99)
}

/** The bytes of the file, or of its parts, drawn one after the other. */
async function drawAll(pool: RenderPool, model: ReportModel, format: ReportFormat): Promise<number> {
  const options = { audience: 'public', language: 'fi' } as const
  try {
    return (await pool.render(model, format, options)).length
  } catch (error) {
    if (!(error instanceof ReportInParts)) throw error
    let bytes = 0
    for (const index of error.parts.keys())
      bytes += (await pool.render(model, format, { ...options, part: index + 1 })).length
    return bytes
  }
}
