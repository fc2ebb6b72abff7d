import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../src/actions/ports.ts'
import { translator } from '../../src/locales/translate.ts'
import { publishedEditions } from '../published-editions.ts'
import { type AnsweringBot, owner, round, startAnswering, swedishOwner } from './answering-bot.ts'
import { type Chat, chatOf, type Reply } from './chat.ts'
import { type Act, acts } from './disk-acts.ts'
import { diskFaults, diskFull, type FailingDisk, failingDisk } from './failing-disk.ts'
import { inputsOf, runsOf } from './shown-text.ts'

const t = translator('fi')

describe.each(diskFaults)('when the disk $name ($code)', (fault) => {
  let disk: FailingDisk
  let answering: AnsweringBot
  let chat: Chat

  beforeAll(async () => {
    disk = failingDisk()
    answering = await startAnswering(disk)
    chat = await chatOf(answering, owner)
  })

  afterAll(() => answering.dispose())

  it.each(acts)('an owner who $name is told, loses nothing, and succeeds once it works again', async (act) => {
    await act.prepare(chat)
    const shown = chat.card()
    const before = await answering.onDisk(contents)

    disk.break(fault)
    for (const typed of [act.typed, repeated(act)]) {
      const failures = disk.failures()
      isTold(act, await act.press(chat, typed), shown)
      expect(disk.failures()).toBeGreaterThan(failures)
      expect(await contents(answering.bot.bot.actions.store)).toEqual(before)
      if (fault.at !== 'syncFolder') expect(await answering.onDisk(contents)).toEqual(before)
    }
    await goesOn()

    disk.mend()
    const reply = await act.press(chat, repeated(act))
    expect(reply).toHaveProperty('card')
    expect(runsOf(reply)).not.toContain(t('page.notice.storage-failed'))
    expect(await answering.onDisk(act.kept)).toMatchObject(act.keeps)
    expect(await answering.onDisk(contents)).toEqual(await contents(answering.bot.bot.actions.store))
  })

  it('logs what it was, and nothing that anybody wrote', async () => {
    const failed = answering.log.filter((line) => line.includes('storage-failed'))
    expect(failed.length).toBeGreaterThan(0)
    for (const line of failed) expect(line).toContain(fault.code)
    const written = acts
      .flatMap(({ typed }) => [typed.results, typed['answer-why']])
      .filter((typed) => (typed ?? '') !== '')
    for (const typed of written) expect(answering.log.join('')).not.toContain(JSON.stringify(typed).slice(1, -1))
  })

  /** A page brings back what was typed; under any other card it is still in the client. */
  function repeated({ told, typed }: Act): Act['typed'] {
    return told === 'on the page' ? {} : typed
  }

  function isTold({ told, typed }: Act, reply: Reply, shown: unknown): void {
    if (told === 'under the card') {
      expect(reply).toEqual({ sentence: t('refusal.storage-failed') })
      expect(chat.card()).toEqual(shown)
    } else if (told === 'on the page') {
      expect(runsOf(reply)).toContain(t('page.notice.storage-failed'))
      expect(inputsOf(reply)).toMatchObject(typed)
    } else {
      expect(runsOf(reply)).toContain(t('review.notice.storage-failed'))
      // The project and the notice; after them stand the answers.
      expect(runsOf(reply).slice(2)).toEqual(runsOf(shown).slice(2))
    }
  }

  async function goesOn(): Promise<void> {
    expect((await fetch(`${answering.bot.url}/healthz`)).status).toBe(200)
    expect(inputsOf((await chatOf(answering, owner)).card())).toEqual({})
  }
})

/** What is told under the card takes two files: the round and a ledger. */
const inTwoFiles = acts
  .filter(({ told }) => told === 'under the card')
  .flatMap((act) => [
    { act, file: 'round.json' },
    { act, file: 'deliveries' },
  ])

describe.each(inTwoFiles)('when an owner $act.name and only $file cannot be written', ({ act, file }) => {
  it('it is done once and whole in the end, whatever was said', async () => {
    const disk = failingDisk()
    const answering = await startAnswering(disk)
    onTestFinished(() => answering.dispose())
    const chat = await chatOf(answering, owner)
    await act.prepare(chat)
    disk.break(diskFull, file)
    const reply = await act.press(chat, act.typed)
    expect(disk.failures()).toBeGreaterThan(0)
    disk.mend()
    if ('sentence' in reply) await act.press(chat, act.typed)
    await answering.bot.bot.dueRunner.run()
    expect(await answering.onDisk(act.kept)).toMatchObject(act.keeps)
    expect(await answering.onDisk(contents)).toEqual(await contents(answering.bot.bot.actions.store))
  })
})

it('a failure is told in the language of whom it concerns', async () => {
  const disk = failingDisk()
  const answering = await startAnswering(disk)
  onTestFinished(() => answering.dispose())
  const chat = await chatOf(answering, swedishOwner)
  disk.break(diskFull)
  const reply = await chat.press('snooze', {}, { until: 'tomorrow' })
  expect(reply).toEqual({ sentence: translator('sv')('refusal.storage-failed') })
})

/** Everything that the store holds, in an order of its own. */
async function contents(store: Store): Promise<unknown> {
  const [rounds, sheets, deliveries, accounts, editions] = await Promise.all([
    store.rounds(),
    store.sheets(round),
    store.deliveries(round),
    store.accounts(),
    publishedEditions(store, round),
  ])
  const ordered = (all: readonly object[]): readonly string[] => all.map((each) => JSON.stringify(each)).sort()
  return { rounds, editions, sheets: ordered(sheets), deliveries: ordered(deliveries), accounts: ordered(accounts) }
}
