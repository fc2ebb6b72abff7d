import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../src/actions/ports.ts'
import type { Answer } from '../src/domain/answer.ts'
import type { AnswerValue } from '../src/domain/answer-value.ts'
import { type ExpectedSheet, freezeExpectedSet } from '../src/domain/expected-set.ts'
import type { Programme, Series } from '../src/domain/programme.ts'
import { type Round, roundsOf } from '../src/domain/round.ts'
import { readProgrammeFile } from '../src/programme-file/programme-from-disk.ts'
import { programmeDaysOff } from '../src/programme-file/years.ts'
import { type Disk, nodeDisk } from '../src/storage/lowdb/disk.ts'
import { openLowdbStore } from '../src/storage/lowdb/lowdb-store.ts'
import { anAccount } from '../test/builders.ts'
import { fakeTenantId } from '../test/fakes/teams-world.ts'
import { currentDeadline, currentRound, longText, pagesPerSheet } from './answer-programme.ts'
import { channel, type FakeTeams } from './answer-teams.ts'

/** What one sheet of the current round must hold in the end, by the answers its owner was given. */
export interface Acknowledged {
  readonly sheet: string
  readonly saves: number
  readonly sends: number
  /** The text last saved, by subject. */
  readonly texts: ReadonlyMap<string, string>
}

/** What is prepared before the measuring need not survive a power cut. */
const hastyDisk: Disk = {
  ...nodeDisk,
  write: (file, text) => writeFile(file, text),
  syncFolder: async () => undefined,
}

/** A store with so many earlier rounds, each with an answer for every project, and everybody's chat. */
export async function seedStore(
  folder: string,
  programmeFile: string,
  teams: FakeTeams,
  earlierRounds: number,
): Promise<void> {
  const store = await openLowdbStore({ folder, access: 'write', disk: hastyDisk })
  const programme = await readProgrammeFile(programmeFile)
  await store.importRegister(programme)
  for (const series of programme.series) {
    const rounds = roundsOf(programme, series, programmeDaysOff(programme))
    const earlier = rounds.filter(({ deadline }) => deadline < currentDeadline).slice(-earlierRounds)
    if (earlier.length !== earlierRounds) throw new Error(`There are only ${earlier.length} earlier rounds.`)
    for (const [index, round] of earlier.entries()) {
      // The last one half way and no two in a row alike, so that the next level asks for no reason.
      await answerRound(store, { programme, series, round, level: (earlier.length - index) % 2 === 1 ? 25 : 0 })
    }
  }
  await meetEverybody(store, teams)
  await store.close()
}

/** Fails unless the current round holds every save and every sending that was acknowledged, and no other. */
export async function verifyStore(folder: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const store = await openLowdbStore({ folder, access: 'read' })
  for (const { sheet: id, saves, sends, texts } of acknowledged) {
    const sheet = await store.sheet(currentRound, id)
    const stored = Object.values(sheet.drafts).reduce((sum, { revision }) => sum + revision, 0)
    if (stored !== saves) throw new Error(`${id} holds ${stored} saves, and ${saves} were acknowledged.`)
    if (sheet.revisions.length !== sends)
      throw new Error(`${id} was sent ${sheet.revisions.length} times, and ${sends} were acknowledged.`)
    for (const [subject, text] of texts) {
      if (!textsIn(sheet.drafts[subject]?.answer).includes(text))
        throw new Error(`${subject} does not hold the text that was acknowledged last.`)
    }
  }
  await store.close()
}

interface EarlierRound {
  readonly programme: Programme
  readonly series: Series
  readonly round: Round
  readonly level: number
}

/** What the disk itself takes, one write after another. */
export async function durableWriteMs(folder: string): Promise<number> {
  const file = join(folder, 'disk')
  const writes = 100
  const start = performance.now()
  for (let write = 0; write < writes; write += 1) await nodeDisk.write(file, longText(write).repeat(pagesPerSheet))
  const ms = (performance.now() - start) / writes
  await nodeDisk.remove(file)
  return ms
}

async function answerRound(store: Store, earlier: EarlierRound): Promise<void> {
  const { programme, series, round } = earlier
  const sheets = freezeExpectedSet(programme, series, round)
  await store.openRound({ round, at: round.opensAt, sheets })
  await Promise.all(sheets.map((sheet) => answerSheet(store, earlier, sheet)))
}

async function answerSheet(store: Store, { round, level }: EarlierRound, sheet: ExpectedSheet): Promise<void> {
  const by = sheet.owners[0] ?? ''
  const at = round.opensAt
  const answers = Object.fromEntries(sheet.subjects.map(({ id }, index) => [id, answerTo(id, level, index)]))
  const saves = Object.entries(answers).map(([subject, answer]) =>
    store.saveDraft({ round: round.id, sheet: sheet.id, subject, expectedRevision: 0, answer, at, by }),
  )
  await Promise.all(saves)
  const drafts = Object.fromEntries(sheet.subjects.map(({ id }) => [id, 1]))
  await store.send({ round: round.id, sheet: sheet.id, drafts, answers, at, by })
}

function answerTo(subject: string, level: number, index: number): Answer {
  const text = longText(index)
  return subject.startsWith('line/')
    ? { kind: 'values', values: { level, results: text } }
    : { kind: 'values', values: { status: 'on-track', comment: text } }
}

async function meetEverybody(store: Store, { owners, serviceUrl, bot }: FakeTeams): Promise<void> {
  const reachedVia = { serviceUrl, bot: bot.id }
  const accounts = owners.map(({ email, aadObjectId, userId, conversationId }) =>
    anAccount({
      email,
      tenant: fakeTenantId,
      objectId: aadObjectId,
      userId,
      reachedVia,
      chat: { serviceUrl, conversation: conversationId, bot: bot.id, tenant: fakeTenantId },
    }),
  )
  await Promise.all(accounts.map((account) => store.saveAccount(account)))
  await store.setChannel({ ...reachedVia, conversation: channel, tenant: fakeTenantId })
}

function textsIn(answer: Answer | undefined): readonly AnswerValue[] {
  return answer?.kind === 'values' ? Object.values(answer.values) : []
}
