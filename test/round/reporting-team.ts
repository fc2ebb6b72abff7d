import type { Programme } from '../../src/domain/programme.ts'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

/** The channel in which reports appear. */
export const channel = '19:reports@thread.tacv2'

/** The bot with a programme, and a Teams with its people and one team; the bot is in nobody's chat yet. */
export interface ReportingTeam {
  readonly bot: TestBot
  readonly connector: FakeConnector
  readonly dispose: () => Promise<void>
}

export async function startReportingTeam({
  people,
  ...settings
}: Parameters<typeof startTestBot>[0] & {
  readonly people: readonly { readonly email: string; readonly name?: string }[]
}): Promise<ReportingTeam> {
  const connector = await startFakeConnector({
    users: people.map(({ email, name = email }) => ({ email, name })),
    team: { id: '19:team@thread.tacv2', name: 'Hanke', channels: [{ id: channel, name: 'Raportointi' }] },
  })
  const bot = await startTestBot(settings)
  connector.connectTo(`${bot.url}/api/messages`)
  return {
    bot,
    connector,
    async dispose() {
      await bot.dispose()
      await connector.stop()
    },
  }
}

export interface ReadyTeam extends ReportingTeam {
  readonly programme: Programme
}

/** The same with a ready programme and everybody in it, the bot installed in their team. */
export async function startReadyTeam({
  programme: file,
  clock,
}: {
  readonly programme: string
  readonly clock: string
}): Promise<ReadyTeam> {
  const programme = await readProgrammeFile(file)
  const team = await startReportingTeam({ programme: file, people: programme.people, clock })
  await team.connector.installTeam()
  await team.connector.settled()
  return { ...team, programme }
}
