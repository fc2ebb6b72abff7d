import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { composeBot } from '../../src/compose.ts'
import { readConfig } from '../../src/config/config.ts'
import { exitCodeOf } from '../../src/exit-codes.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'
import { createDatabase, type TestDatabase } from '../postgres/test-database.ts'

/** Starting with a programme file beside a store that holds another programme. */
let folder: string
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'another-programme-'))
  database = await createDatabase(inject('postgres'))
  const shipped = await readFile('programmes/lansi-uusimaa.yaml', 'utf8')
  for (const id of ['first', 'second']) {
    await writeFile(join(folder, `${id}.yaml`), shipped.replace(/^programme: .*$/m, `programme: ${id}`))
  }
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

describe('a store of another programme', () => {
  it('is refused where it is a database, with what to do, and left as it is', async () => {
    const inDatabase = { DATABASE_URL: database.url }
    expect(await storedAfterStart('first', inDatabase)).toBe('first')
    const error: unknown = await storedAfterStart('second', inDatabase).catch((refusal: unknown) => refusal)
    expect(String(error)).toMatch(/holds the programme first, and PROGRAMME names second\. .*DATABASE_URL/)
    expect(exitCodeOf(error)).toBe(78)
    expect(await storedAfterStart('first', inDatabase)).toBe('first')
  })

  it('goes on where it is a folder, and the log says how the other one is started', async () => {
    const lines: string[] = []
    const inFolder = { DATA_DIR: join(folder, 'data') }
    expect(await storedAfterStart('first', inFolder, lines)).toBe('first')
    expect(lines.join()).not.toContain('DATA_DIR')
    expect(await storedAfterStart('second', inFolder, lines)).toBe('first')
    expect(lines.join()).toContain('name an empty DATA_DIR')
  })
})

async function storedAfterStart(id: string, env: Readonly<Record<string, string>>, lines: string[] = []) {
  const reading = readConfig({ PLAYGROUND: 'off', PROGRAMME: join(folder, `${id}.yaml`), ...env })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  const bot = await composeBot(reading.config, createTelemetry('info', { write: (line) => void lines.push(line) }))
  await bot.close()
  return bot.programme.id
}
