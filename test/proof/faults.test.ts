import { describe, expect, test } from 'vitest'
import { runDue } from '../../src/actions/run-due.ts'
import { hastyDisk } from '../answering/answering-bot.ts'
import { anAccount, aProgramme, aProject, owner, secondOwner } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'
import { startFakeConnector } from '../fakes/connector.ts'
import { startTestBot } from '../fakes/test-bot.ts'
import { readCard } from '../round/cards.ts'

/* What fails on the disk and in the store is in test/answering, a process that is told to end in test/e2e/stop. */

const round = 'review:2021-11-15'
const email = 'owner@example.fi'

describe('while Teams’ service is down', () => {
  test('a page that is saved is kept and shown, and the person finds it again', async () => {
    await withBot(async ({ bot, connector }) => {
      await bot.moveClock('2021-10-18T09:00')
      const message = connector.messagesTo(email).at(-1)?.id ?? ''
      connector.faults = () => 'reset-before'
      const saved = await press(connector, message)
      expect(saved.status).toBe(200)
      expect(JSON.stringify(saved.body)).toContain('application/vnd.microsoft.card.adaptive')
      const sheet = await bot.bot.actions.store.sheet(round, 'project/first')
      expect(sheet.drafts['line/first/access']?.answer).toMatchObject({ values: { results: 'Better.' } })
      // What is written to the bot meanwhile cannot be answered; nothing of it is half done.
      expect((await connector.say(email, 'my')).status).toBe(200)
      connector.faults = () => undefined
      await connector.say(email, 'my')
      const card = connector.messagesTo(email).at(-1)?.activity.attachments?.[0]?.content
      expect(readCard(card).text).toContain('Ready to send')
    })
  })

  test('what falls due waits, and arrives once when the service is back', async () => {
    await withBot(async ({ bot, connector }) => {
      const before = connector.messagesTo(email).length
      connector.faults = () => ({ status: 503, body: {} })
      const moving = bot.moveClock('2021-10-18T09:00')
      await expect
        .poll(() => connector.log.filter(({ status }) => status === 503).length, { timeout: 5000 })
        .toBeGreaterThan(0)
      expect(connector.messagesTo(email)).toHaveLength(before)
      connector.faults = () => undefined
      await moving
      await bot.bot.dueRunner.run()
      await expect.poll(() => connector.messagesTo(email).length, { timeout: 20_000 }).toBe(before + 1)
    })
  })
})

describe('a machine whose clock jumps by an hour in the middle of a send', () => {
  test.each([
    ['forward', 3600],
    ['back', -3600],
  ])('%s sends everything once', async (_, seconds) => {
    const projects = [aProject({ id: 'clinic', owners: [owner] }), aProject({ id: 'school', owners: [secondOwner] })]
    const context = await testContext({ programme: aProgramme({ projects }), at: '2021-10-18T06:00:00.000Z' })
    for (const person of [owner, secondOwner])
      await context.store.saveAccount(anAccount({ email: person, objectId: person }))
    const jumping = {
      ...context.messenger,
      async send(...given: Parameters<typeof context.messenger.send>) {
        context.clock.passReal(seconds)
        return context.messenger.send(...given)
      },
    }
    await runDue({ ...context, messenger: jumping })
    await runDue(context)
    context.clock.passReal(7200)
    await runDue(context)
    expect(context.messenger.messages.map(({ to }) => to).toSorted()).toEqual([owner, secondOwner].toSorted())
  })
})

function press(connector: Awaited<ReturnType<typeof startFakeConnector>>, message: string) {
  const data = { round, sheet: 'project/first', subject: 'line/first/access', revision: 0, asked: 'level,results' }
  return connector.pressRaw(email, message, {
    type: 'Action.Execute',
    verb: 'save',
    data: { verb: 'save', ...data, level: '50', results: 'Better.' },
  })
}

async function withBot(
  act: (parts: {
    readonly bot: Awaited<ReturnType<typeof startTestBot>>
    readonly connector: Awaited<ReturnType<typeof startFakeConnector>>
  }) => Promise<void>,
): Promise<void> {
  const connector = await startFakeConnector({ users: [{ email, name: email }] })
  const bot = await startTestBot({ programme: 'test/roles/programme.yaml', clock: '2021-10-17T09:00', disk: hastyDisk })
  try {
    connector.connectTo(`${bot.url}/api/messages`)
    await connector.install(email)
    await act({ bot, connector })
  } finally {
    connector.faults = () => undefined
    await bot.dispose()
    await connector.stop()
  }
}
