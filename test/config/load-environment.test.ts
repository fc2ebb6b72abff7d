import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadEnvironment } from '../../src/config/load-environment.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

describe('the settings of a file', () => {
  it('never win over those of the process', async () => {
    vi.stubEnv('SEND_RATE', '5')
    vi.stubEnv('LOG_LEVEL', undefined)
    const file = join(folder, '.env')
    await writeFile(file, 'SEND_RATE=9\nLOG_LEVEL=warn\n')
    expect(loadEnvironment(file)).toMatchObject({ ok: true, env: { SEND_RATE: '5', LOG_LEVEL: 'warn' } })
  })

  it('need not be there', () => {
    expect(loadEnvironment(join(folder, '.env'))).toEqual({ ok: true, env: process.env })
  })

  it('are told to be unreadable where they are', () => {
    expect(loadEnvironment(folder)).toEqual({
      ok: false,
      faults: [expect.stringMatching(/cannot be read \(.+\)\. Let the user who runs the bot read it\./)],
    })
  })
})
