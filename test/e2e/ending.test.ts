import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startBotProcess } from './bot-process.ts'

const programme = 'test/roles/programme.yaml'
/** What no part of the bot expects, at a moment that the test chooses. */
const defect = `process.on('SIGUSR2', () => { throw new TypeError(process.env.DEFECT) })`

let folder: string
/** Something else that listens. */
let taken: Server

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-ending-'))
  taken = createServer()
})
afterEach(async () => {
  taken.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a bot that runs', () => {
  test('ends with 70 at what nobody has foreseen, after a line that tells where and not what', async () => {
    const preload = `--import data:text/javascript,${encodeURIComponent(defect)}`
    const env = { NODE_OPTIONS: preload, DEFECT: 'Aino Virtanen has no reading' }
    const bot = await startBotProcess({ folder, programme, playground: 'off', env })
    bot.signal('SIGUSR2')
    expect(await bot.ended).toBe(70)
    const last = bot.log().trim().split('\n').at(-1) ?? ''
    expect(JSON.parse(last)).toMatchObject({ level: 50, msg: 'defect', error: 'TypeError', stack: expect.any(String) })
    expect(bot.log()).not.toContain('Aino')
  })
})

describe('a bot that cannot start', () => {
  test.each<readonly [string, () => Promise<Readonly<Record<string, string>>>, number, readonly RegExp[]]>([
    [
      'with half a registration, in production',
      async () => ({ NODE_ENV: 'production', BOT_TENANT_ID: 'x', PORT: 'abc' }),
      78,
      [/BOT_ID/, /PORT/],
    ],
    ['in production without a registration', async () => ({ NODE_ENV: 'production' }), 78, [/BOT_ID/]],
    [
      'without its programme file',
      async () => ({ PROGRAMME: 'absent.yaml' }),
      78,
      [/absent\.yaml/, /Correct PROGRAMME/],
    ],
    ['with a folder for its programme file', async () => ({ PROGRAMME: folder }), 78, [/EISDIR/, /Correct PROGRAMME/]],
    ['where something listens already', async () => ({ PORT: await takenPort() }), 78, [/EADDRINUSE/, /another PORT/]],
    [
      'with faults in its programme file',
      async () => {
        const file = join(folder, 'faulty.yaml')
        await writeFile(file, 'version: 1\nprogramme: x\nname: X\ngoals: []\nprojects: []\nseries: []\n')
        return { PROGRAMME: file }
      },
      78,
      [/faulty\.yaml/, /coordinators/],
    ],
    [
      'where its folder is a file',
      async () => {
        const file = join(folder, 'file')
        await writeFile(file, '')
        return { DATA_DIR: file }
      },
      74,
      [/file/],
    ],
    ['without its database', async () => ({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }), 74, [/Start it/]],
  ])('%s says why', async (_, settings, code, told) => {
    const { exitCode, complaints } = await tryToStart(await settings())
    for (const each of told) expect(complaints).toMatch(each)
    expect(exitCode).toBe(code)
  })
})

async function takenPort(): Promise<string> {
  taken.listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  return typeof address === 'object' ? `${address?.port}` : ''
}

function tryToStart(env: Readonly<Record<string, string>>): Promise<{ exitCode: unknown; complaints: string }> {
  const { PATH = '' } = process.env
  const settings = { PATH, PLAYGROUND: 'off', PROGRAMME: programme, DATA_DIR: join(folder, 'data'), ...env }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env: settings }, (error, _, complaints) =>
      resolve({ exitCode: error?.code ?? 0, complaints }),
    )
  })
}
