import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod/v4'
import { lockFolder } from '../../src/storage/lowdb/socket-lock.ts'

/** What an administrator is told who asks what is held about somebody, and erases them. */
const run = promisify(execFile)
const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })
const exported = z.object({
  person: z.string(),
  names: z.array(z.string()),
  held: z.array(z.object({ kind: z.string(), at: z.string(), record: z.unknown() })),
})
const owner = 'owner@example.fi'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-erase-'))
  await cli('import', 'test/roles/programme.yaml', '--apply')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function cli(...args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: folder }
  try {
    return { code: 0, ...(await run(process.execPath, ['src/cli/oma-arviointi.js', ...args], { env })) }
  } catch (error) {
    return failure.parse(error)
  }
}

/** Every file's name and text. */
async function allStored(): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return [...files, ...(await Promise.all(files.map((file) => readFile(file, 'utf8'))))].join('\n')
}

// In their order, on one folder: a process and its compiler start for each.
describe('erasing somebody on the command line', { timeout: 60_000 }, () => {
  it.each([
    ['an address that nobody has', ['erase', 'nobody@example.fi'], 1, 'Check how it is written'],
    [
      'an address that nobody has, to be exported',
      ['export-person', 'nobody@example.fi'],
      1,
      'Check how it is written',
    ],
    ['the only coordinator', ['erase', 'coordinator@example.fi'], 1, 'Add another one to the register first'],
    ['nobody', ['erase'], 2, '  erase PERSON'],
    ['two at once', ['erase', owner, 'second@example.fi'], 2, '  erase PERSON'],
  ])('changes nothing for %s, and says what to do', async (_, args, expected, told) => {
    const before = await allStored()
    const { code, stdout, stderr } = await cli(...args)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr).toContain(told)
    expect(await allStored()).toBe(before)
  })

  it('is refused while the bot runs', async () => {
    const bot = await lockFolder(folder)
    const { code, stderr } = await cli('erase', owner)
    await bot.release()
    expect(code).toBe(74)
    expect(stderr).toContain('Stop the bot')
    expect(await allStored()).toContain(owner)
  })

  it('leaves nothing of them in any file, after all of it could be exported', async () => {
    const held = exported.parse(JSON.parse((await cli('export-person', owner)).stdout))
    expect(held).toMatchObject({ person: owner, names: ['Olli Omistaja'] })
    expect(held.held.map(({ record }) => JSON.stringify(record)).join()).toContain('Olli Omistaja')

    const { code, stdout, stderr } = await cli('erase', owner.toUpperCase())
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 record changed\n' })
    expect(stderr).toContain('Backups made before')
    const stored = await allStored()
    expect([owner, 'Olli Omistaja'].filter((word) => stored.includes(word))).toEqual([])
    expect(stored).toMatch(/former-owner-[0-9a-f]{8}@erased\.invalid/)
  })

  it('is in the audit, and not of whom', async () => {
    expect((await cli('audit')).stdout).toMatch(/^\S+ command-line person-erased count=1\n$/)
  })

  it('is done once', async () => {
    expect((await cli('erase', owner)).code).toBe(1)
  })
})
