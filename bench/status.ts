import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { ReadingContext } from '../src/actions/context.ts'
import { loadStatus } from '../src/actions/show-status.ts'
import { readerOf } from '../src/cards/reader.ts'
import { statusCard } from '../src/cards/status-card.ts'
import { freezeExpectedSet } from '../src/domain/expected-set.ts'
import type { Programme, Series } from '../src/domain/programme.ts'
import { roundsOf } from '../src/domain/round.ts'
import { realClock } from '../src/local/settable-clock.ts'
import { openLowdbStore } from '../src/storage/lowdb/lowdb-store.ts'
import { aProgramme, aProject, aSeries } from '../test/builders.ts'
import { figure, median, note } from './figure.ts'

/** What `status` costs a coordinator, from the store to the card, for registers of three sizes. */
const quick = process.argv.includes('--quick')
const runs = quick ? 5 : 15

for (const size of [100, 1000, 10_000]) {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
  const context = await openRoundOf(size, folder)
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now()
    bytes = await drawStatus(context)
    times.push(performance.now() - before)
  }
  figure(`status.ms.${size}`, median(times), 'ms')
  if (size === 10_000) figure('status.bytes.10000', bytes, 'bytes')
  note(`${size} projects: ${runs} runs, ${Math.min(...times).toFixed(1)}-${Math.max(...times).toFixed(1)} ms`)
  await context.store.close()
  await rm(folder, { recursive: true, force: true })
}

async function openRoundOf(projects: number, folder: string): Promise<ReadingContext> {
  const store = await openLowdbStore({ folder, access: 'write' })
  const programme = programmeOf(projects)
  const [series] = programme.series
  await store.importRegister(programme)
  const [round] = series === undefined ? [] : roundsOf(programme, series, new Set())
  if (series === undefined || round === undefined) throw new Error('The benchmark’s programme has no round.')
  await store.openRound({ round, at: round.opensAt, sheets: freezeExpectedSet(programme, series, round) })
  return { store, daysOff: new Set(), clock: { ...realClock(), now: () => round.dueAt } }
}

function programmeOf(projects: number): Programme {
  const series: Series = aSeries()
  return aProgramme({
    series: [series],
    projects: Array.from({ length: projects }, (_, index) =>
      aProject({ id: `project-${index}`, owners: [`owner-${index}@example.fi`] }),
    ),
  })
}

async function drawStatus(context: ReadingContext): Promise<number> {
  const programme = await context.store.register()
  const [opened] = await context.store.rounds()
  const [series] = programme?.series ?? []
  if (programme === undefined || opened === undefined || series === undefined) throw new Error('Nothing is open.')
  const card = statusCard(await loadStatus(context, { programme, series, opened }), readerOf('fi', programme))
  return Buffer.byteLength(JSON.stringify(card.content), 'utf16le')
}
