import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import type { Store } from '../src/actions/ports.ts'
import type { Delivery } from '../src/domain/delivery.ts'
import { freezeExpectedSet } from '../src/domain/expected-set.ts'
import { count, standings } from '../src/domain/gaps.ts'
import { nodeDisk } from '../src/storage/lowdb/disk.ts'
import { aDelivery, aProgramme, aProject, aRound, aSave, aSeries, claimTerms, now, values } from '../test/builders.ts'
import { figure, median, note, percentile } from './figure.ts'
import { lowdbMaker, type StoreMaker, startPostgresMaker } from './storage-stores.ts'

/** What both stores cost: saves by 1, 16 and 64 writers, and what a round of three sizes asks of them. */
const quick = process.argv.includes('--quick')
const savesPerWriter = quick ? 40 : 150
const runs = quick ? 5 : 15
const projects = 500
const round = aRound()
// Made once: reckoning the days of a round costs more than the save that is measured.
const usualSave = aSave()
const text = 'Seurannan ja arvioinnin tulokset. '.repeat(20)

const postgres = await startPostgresMaker()
try {
  await saveBesideBareWrite()
  await bareWritersAtOnce(64)
  for (const maker of [lowdbMaker, postgres]) {
    for (const writers of [1, 16, 64]) await saves(maker, writers)
    const times = { open: new Map<number, number>(), gaps: new Map<number, number>(), due: new Map<number, number>() }
    for (const size of [100, 1000, 10_000]) {
      const measured = await roundOf(maker, size)
      for (const name of ['open', 'gaps', 'due'] as const) {
        times[name].set(size, measured[name])
        figure(`storage.${maker.name}_${name}_ms.${size}`, measured[name], 'ms')
      }
    }
    for (const name of ['open', 'gaps', 'due'] as const) {
      figure(`storage.${maker.name}_${name}_growth_exponent`, exponent(times[name]), 'exponent')
    }
  }
} finally {
  await postgres.stop()
}

/** The same bytes written as durably as a file can be, in turns with saves of the store. */
async function saveBesideBareWrite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
  const { store, dispose } = await lowdbMaker.make()
  await openRoundOf(store, projects)
  const bytes = JSON.stringify(await savedSheet(store))
  const save = writer(store, 1)
  const ratios: number[] = []
  for (let pair = 0; pair < (quick ? 5 : 9); pair += 1) {
    const bare = await timed(20, () => bareWrite(join(folder, 'sheet.json'), bytes))
    const saved = await timed(20, save)
    ratios.push(saved / bare)
    note(`bare write ${bare.toFixed(2)} ms, save ${saved.toFixed(2)} ms`)
  }
  figure('storage.lowdb_save_vs_bare_write', median(ratios), 'ratio')
  await dispose()
  await rm(folder, { recursive: true, force: true })
}

async function savedSheet(store: Store) {
  await writer(store, 0)()
  return await store.sheet(round.id, 'project/project-0')
}

async function bareWrite(file: string, bytes: string): Promise<void> {
  await nodeDisk.write(`${file}.tmp`, bytes)
  await nodeDisk.rename(`${file}.tmp`, file)
  await nodeDisk.syncFolder(dirname(file))
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  for (let time = 0; time < times; time += 1) await work()
  return (performance.now() - before) / times
}

/** What so many cost the disk alone, a file each: no store of one file per sheet can be faster. */
async function bareWritersAtOnce(writers: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
  const latencies: number[] = []
  const write = async (index: number): Promise<void> => {
    for (let time = 0; time < savesPerWriter; time += 1) {
      latencies.push(await timed(1, () => bareWrite(join(folder, `sheet-${index}.json`), text)))
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, index) => write(index)))
  figure(`storage.bare_write_p99_ms.${writers}`, percentile(latencies, 0.99), 'ms')
  await rm(folder, { recursive: true, force: true })
}

/** Each writer saves the next revision of a sheet of its own as soon as the last one is acknowledged. */
async function saves(maker: StoreMaker, writers: number): Promise<void> {
  const { store, dispose } = await maker.make()
  await openRoundOf(store, projects)
  const latencies: number[] = []
  const all = Array.from({ length: writers }, (_, index) => writer(store, index))
  const workOff = async (save: () => Promise<void>, times: number, kept: number[]): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const before = performance.now()
      await save()
      kept.push(performance.now() - before)
    }
  }
  await Promise.all(all.map((save) => workOff(save, 10, [])))
  const before = performance.now()
  await Promise.all(all.map((save) => workOff(save, savesPerWriter, latencies)))
  const seconds = (performance.now() - before) / 1000
  figure(`storage.${maker.name}_saves_per_s.${writers}`, latencies.length / seconds, '1/s')
  figure(`storage.${maker.name}_save_p99_ms.${writers}`, percentile(latencies, 0.99), 'ms')
  note(`${maker.name}, ${writers} writers: p50 ${percentile(latencies, 0.5).toFixed(1)} ms`)
  await dispose()
}

function writer(store: Store, index: number): () => Promise<void> {
  let revision = 0
  const sheet = `project/project-${index}`
  return async () => {
    const answer = values({ level: 25, results: `${revision} ${text}` })
    const subject = `line/project-${index}/availability`
    const saved = await store.saveDraft({ ...usualSave, sheet, subject, expectedRevision: revision, answer })
    if (saved.result !== 'saved') throw new Error('A save was a conflict.')
    revision = saved.draft.revision
  }
}

async function roundOf(maker: StoreMaker, size: number) {
  const { store, dispose } = await maker.make()
  const before = performance.now()
  await openRoundOf(store, size)
  const open = performance.now() - before
  await answerThird(store, size)
  await planEverybody(store, size)

  const gaps: number[] = []
  for (let run = 0; run < runs; run += 1) {
    // Somebody has answered since, as is so in earnest whenever a coordinator asks.
    await writer(store, size - 1 - run)()
    gaps.push(await timed(1, () => gapsOf(store)))
  }
  const due: number[] = []
  for (let run = 0; run < runs; run += 1) due.push(await timed(1, () => store.claimDue(claimTerms(), 5)))
  await dispose()
  note(`${maker.name}, ${size} projects: gaps ${spread(gaps)}, due ${spread(due)}`)
  return { open, gaps: median(gaps), due: median(due) }
}

async function gapsOf(store: Store) {
  const opened = await store.round(round.id)
  if (opened === undefined) throw new Error('The round is not open.')
  const sheets = new Map((await store.sheets(round.id)).map((sheet) => [sheet.id, sheet]))
  return count(standings(opened, sheets))
}

async function openRoundOf(store: Store, size: number): Promise<void> {
  const programme = aProgramme({
    series: [aSeries()],
    projects: Array.from({ length: size }, (_, index) =>
      aProject({ id: `project-${index}`, owners: [`owner-${index}@example.fi`] }),
    ),
  })
  await store.importRegister(programme)
  await store.openRound({ round, at: round.opensAt, sheets: freezeExpectedSet(programme, aSeries(), round) })
}

async function answerThird(store: Store, size: number): Promise<void> {
  const answering = Array.from({ length: Math.floor(size / 3) }, (_, index) => index)
  for (let from = 0; from < answering.length; from += 200) {
    await Promise.all(answering.slice(from, from + 200).map((index) => answer(store, index)))
  }
}

async function answer(store: Store, index: number): Promise<void> {
  await writer(store, index)()
  const subject = `line/project-${index}/availability`
  const answers = { [subject]: values({ level: 25, results: `0 ${text}` }) }
  const sheet = `project/project-${index}`
  await store.send({
    round: round.id,
    sheet,
    drafts: { [subject]: 1 },
    answers,
    at: now,
    by: `owner-${index}@example.fi`,
  })
}

/** The opening has reached everybody; the next reminder is due. */
async function planEverybody(store: Store, size: number): Promise<void> {
  const everybody = (step: string, changes: Partial<Delivery>): readonly Delivery[] =>
    Array.from({ length: size }, (_, index) => aDelivery({ ...changes, recipient: `owner-${index}@example.fi`, step }))
  const sent = { state: 'sent', sentAt: now, conversation: 'chat', message: 'm' } as const
  await store.planStep(round.id, 'opening', everybody('opening', { current: sent }))
  await store.planStep(round.id, 'before-5', everybody('before-5', { kind: 'reminder' }))
}

/** By how much the time grows with the size: 1 for ten times the time at ten times the size. */
function exponent(times: ReadonlyMap<number, number>): number {
  const [small = 1, large = 1] = [times.get(100), times.get(10_000)]
  return Math.log10(large / small) / Math.log10(100)
}

function spread(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(1)}-${Math.max(...times).toFixed(1)} ms`
}
