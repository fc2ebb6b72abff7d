import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod/v4'
import { createDatabase, type TestDatabase } from '../postgres/test-database.ts'

/** How backup, restore and migrate end, for whoever runs them by hand or by a timer. */
const run = promisify(execFile)
const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })
let folder: string
let database: TestDatabase
let full: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-storage-'))
  database = await createDatabase({ ...inject('postgres'), template: 'template0' })
  full = join(folder, 'full.backup')
  await cli(inFolder('full'), 'import', 'programmes/lansi-uusimaa.yaml', '--apply')
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const inFolder = (name: string) => ({ DATA_DIR: join(folder, name) })

async function cli(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const all = { ...process.env, ...env }
  try {
    return { code: 0, ...(await run(process.execPath, ['src/cli/oma-arviointi.js', ...args], { env: all })) }
  } catch (error) {
    return failure.parse(error)
  }
}

// A process and its compiler start for each: generous on a busy machine.
describe('the command line and the store', { timeout: 60_000 }, () => {
  it('takes a folder to a database and back, with nothing lost', async () => {
    const inDatabase = { DATABASE_URL: database.url }
    const copied = await cli(inFolder('full'), 'backup', full)
    expect(copied).toMatchObject({ code: 0, stderr: '' })
    expect((await cli(inDatabase, 'migrate')).code).toBe(0)
    expect(await cli(inDatabase, 'migrate')).toMatchObject({ code: 0, stdout: 'Nothing to do.\n' })
    expect(await cli(inDatabase, 'restore', full)).toMatchObject({ code: 0, stdout: copied.stdout })
    const back = join(folder, 'back.backup')
    expect(await cli(inDatabase, 'backup', back)).toMatchObject({ code: 0, stdout: copied.stdout })
    expect(await cli(inFolder('again'), 'restore', back)).toMatchObject({ code: 0, stdout: copied.stdout })
    expect((await cli(inFolder('again'), 'import', 'programmes/lansi-uusimaa.yaml')).stdout).toMatch(
      /^0 added, 0 changed/,
    )
  })

  it('writes no backup over a file that is there', async () => {
    const file = join(folder, 'kept.backup')
    await writeFile(file, 'kept')
    const { code, stderr } = await cli(inFolder('full'), 'backup', file)
    expect({ code, kept: await readFile(file, 'utf8') }).toEqual({ code: 1, kept: 'kept' })
    expect(stderr).toContain('Name another file')
  })

  it('restores nothing of a file that was altered, and makes no store', async () => {
    const file = join(folder, 'altered.backup')
    const whole = await readFile(full)
    await writeFile(file, whole.subarray(0, whole.length - 9))
    const { code, stdout, stderr } = await cli(inFolder('untouched'), 'restore', file)
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' })
    expect(stderr).toMatch(/cut short or was altered/)
    expect(await readdir(folder)).not.toContain('untouched')
  })

  it('makes no backup of a folder that holds nothing, which is a slip of the pen', async () => {
    const { code, stdout, stderr } = await cli(inFolder('slip'), 'backup', join(folder, 'slip.backup'))
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' })
    expect(stderr).toMatch(/^The store holds nothing yet.* Set DATA_DIR/)
    expect((await readdir(folder)).filter((name) => name.startsWith('slip'))).toEqual([])
  })

  it('says that what is to be restored is a folder', async () => {
    const { code, stderr } = await cli(inFolder('untouched'), 'restore', folder)
    expect(code).toBe(74)
    expect(stderr).toMatch(/It is a folder\. Name the file/)
  })

  it.each([
    ['check', ['.'], 1, /is a folder/],
    ['check', ['package.json/absent.yaml'], 1, /cannot be read \(ENOTDIR\)/],
    ['import', ['absent.yaml'], 1, /there is no such file/],
    ['backup', ['absent/full.backup'], 74, /Name a file in a folder that is there/],
  ])('ends %s %j with a sentence and %i', async (command, operands, expected, told) => {
    const { code, stdout, stderr } = await cli(inFolder('full'), command, ...operands)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr).toMatch(told)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('restores nothing over a store that holds something', async () => {
    const { code, stderr } = await cli(inFolder('full'), 'restore', full)
    expect(code).toBe(74)
    expect(stderr).toMatch(/holds data already/)
  })

  it.each([
    ['backup', 'a database where nobody listens', 'postgres://nobody:x@127.0.0.1:1/x', 74, /cannot be reached/],
    ['restore', 'an address of another kind', 'mysql://nobody:x@localhost/x', 78, /DATABASE_URL/],
  ])('ends %s into %s with what to do, without the password', async (command, _, url, expected, told) => {
    const file = command === 'backup' ? join(folder, 'none.backup') : full
    const { code, stdout, stderr } = await cli({ DATABASE_URL: url }, command, file)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr).toMatch(told)
    expect(stderr).not.toContain(':x@')
  })

  it.each([
    ['restore', []],
    ['migrate', ['now']],
  ])('answers %s with %j by its usage', async (command, operands) => {
    const { code, stderr } = await cli(inFolder('full'), command, ...operands)
    expect(code).toBe(2)
    expect(stderr).toContain(`  ${command}`)
  })
})
