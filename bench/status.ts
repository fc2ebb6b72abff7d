import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { ReadingContext } from '../src/actions/context.ts'
import type { Store } from '../src/actions/ports.ts'
import { loadStatus } from '../src/actions/show-status.ts'
import { readerOf } from '../src/cards/reader.ts'
import { statusCard } from '../src/cards/status-card.ts'
import type { Delivery } from '../src/domain/delivery.ts'
import { type ExpectedSheet, freezeExpectedSet } from '../src/domain/expected-set.ts'
import type { Email } from '../src/domain/programme.ts'
import { type Round, roundsOf } from '../src/domain/round.ts'
import { realClock } from '../src/local/settable-clock.ts'
import { openLowdbStore } from '../src/storage/lowdb/lowdb-store.ts'
import { anAccount, values } from '../test/builders.ts'
import { largeRegister } from '../test/large-register.ts'
import { figure, median, note } from './figure.ts'

/**
 * What `status` costs a coordinator, from the store to the card, in the middle of a round of three sizes: everybody has
 * been asked and reminded, half have opened it, a third has sent, a sixth has a draft, and one writes between two looks.
 * Time is of the processor, so that what else the machine does counts little.
 */
const quick = process.argv.includes('--quick')
const runs = quick ? 5 : 15

for (const size of [100, 1000, 10_000]) {
  const folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-bench-'))
  const context = await openRoundOf(size, folder)
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run += 1) {
    await correct(context, run)
    const before = process.cpuUsage()
    bytes = await drawStatus(context)
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  figure(`status.ms.${size}`, median(times), 'ms')
  if (size === 10_000) figure('status.bytes.10000', bytes, 'bytes')
  note(`${size} projects: ${runs} runs, ${Math.min(...times).toFixed(1)}-${Math.max(...times).toFixed(1)} ms`)
  await context.store.close()
  await rm(folder, { recursive: true, force: true })
}

async function openRoundOf(projects: number, folder: string): Promise<ReadingContext> {
  const store = await openLowdbStore({ folder, access: 'write' })
  const programme = largeRegister(projects)
  const [series] = programme.series
  await store.importRegister(programme)
  const [round] = series === undefined ? [] : roundsOf(programme, series, new Set())
  if (series === undefined || round === undefined) throw new Error('The benchmark’s programme has no round.')
  const sheets = freezeExpectedSet(programme, series, round)
  await store.openRound({ round, at: round.opensAt, sheets })
  const everybody = sheets.flatMap(({ owners }) => owners)
  await planned(store, round, 'opening', everybody)
  await planned(store, round, 'before-5', everybody)
  await inBatches(sheets, (sheet, index) => answer(store, round, sheet, index))
  await inBatches(everybody, (email, index) =>
    store.saveAccount(anAccount({ email, objectId: email, reach: index % 10 === 0 ? 'uninstalled' : 'installed' })),
  )
  return { store, daysOff: new Set(), clock: { ...realClock(), now: () => round.dueAt } }
}

async function planned(store: Store, { id, opensAt }: Round, step: string, people: readonly Email[]): Promise<void> {
  const deliveries = people.map((recipient, index): Delivery => {
    const message = `${step}-${index}`
    const current = { state: 'sent', sentAt: opensAt, conversation: `chat-${index}`, message } as const
    const opened = index % 2 === 0 ? { openedAt: opensAt } : {}
    const kind = step === 'opening' ? 'opening' : 'reminder'
    return { key: { round: id, recipient, step }, kind, dueAt: opensAt, current, attempts: [], ...opened }
  })
  await store.planStep(id, step, deliveries)
}

/** A third of the sheets is sent and a sixth a draft; the rest is untouched. */
async function answer(store: Store, { id, opensAt }: Round, sheet: ExpectedSheet, index: number): Promise<void> {
  if (index % 6 > 2) return
  const [by = ''] = sheet.owners
  const place = { round: id, sheet: sheet.id, at: opensAt, by }
  const answers = Object.fromEntries(sheet.subjects.map(({ id: subject }) => [subject, values()]))
  const written = index % 6 === 2 ? Object.keys(answers).slice(0, 1) : Object.keys(answers)
  for (const subject of written) await store.saveDraft({ ...place, subject, expectedRevision: 0, answer: values() })
  if (index % 6 === 2) return
  const drafts = Object.fromEntries(written.map((subject) => [subject, 1]))
  await store.send({ ...place, drafts, answers })
}

/** Somebody writes between two looks, as is so in earnest. */
async function correct({ store }: ReadingContext, run: number): Promise<void> {
  const [opened] = await store.rounds()
  const sheet = opened?.sheets[run * 6]
  const [subject] = sheet?.subjects ?? []
  if (opened === undefined || sheet === undefined || subject === undefined) throw new Error('Nothing is open.')
  const place = { round: opened.round.id, sheet: sheet.id, subject: subject.id }
  const [by = ''] = sheet.owners
  const known = (await store.sheet(place.round, place.sheet)).drafts[place.subject]?.revision ?? 0
  const saved = await store.saveDraft({
    ...place,
    at: opened.round.dueAt,
    by,
    expectedRevision: known,
    answer: values({ results: `Correction ${run}` }),
  })
  if (saved.result !== 'saved') throw new Error('A correction was not kept.')
}

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += 200) {
    await Promise.all(items.slice(at, at + 200).map((item, index) => work(item, at + index)))
  }
}

async function drawStatus(context: ReadingContext): Promise<number> {
  const programme = await context.store.register()
  const [opened] = await context.store.rounds()
  const [series] = programme?.series ?? []
  if (programme === undefined || opened === undefined || series === undefined) throw new Error('Nothing is open.')
  const card = statusCard(await loadStatus(context, { programme, series, opened }), readerOf('fi', programme))
  return Buffer.byteLength(JSON.stringify(card.content), 'utf16le')
}
