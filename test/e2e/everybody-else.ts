import { z } from 'zod/v4'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import type { BotProcess } from './bot-process.ts'

const person = z.object({ email: z.string() })
const playgroundConfig = z.object({ config: z.object({ currentUser: person, users: z.array(person) }) })

/** The Playground shows one person and knows five; everybody else of the programme file is elsewhere in Teams. */
export async function startEverybodyElse(
  bot: Pick<BotProcess, 'url' | 'playgroundUrl'>,
  programme: string,
): Promise<FakeConnector> {
  const { people } = await readProgrammeFile(programme)
  const response = await fetch(`${bot.playgroundUrl}/_internal/v1/config`)
  const { config } = playgroundConfig.parse(await response.json())
  const known = [config.currentUser, ...config.users].map(({ email }) => email)
  const users = people.filter(({ email }) => !known.includes(email)).map(({ email, name = email }) => ({ email, name }))
  const elsewhere = await startFakeConnector({
    users,
    team: { id: '19:elsewhere@thread.tacv2', name: 'Muu', channels: [] },
  })
  elsewhere.connectTo(`${bot.url}/api/messages`)
  await elsewhere.installTeam()
  return elsewhere
}
