import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod/v4'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

const run = promisify(execFile)
let folder: string
let bot: TestBot

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oma-arviointi-cli-'))
  bot = await startTestBot({ programme: 'programmes/lansi-uusimaa.yaml', clock: '2021-10-17T09:00' })
  await bot.moveClock('2021-10-18T09:00')
})

afterAll(async () => {
  await bot.dispose()
  await rm(folder, { recursive: true, force: true })
})

const failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })

/** Runs the command as a user would, beside the running bot. */
function cli(...args: readonly string[]): Promise<z.infer<typeof failure>> {
  return cliIn(bot.folder, ...args)
}

async function cliIn(data: string, ...args: readonly string[]): Promise<z.infer<typeof failure>> {
  const env = { ...process.env, DATA_DIR: data }
  try {
    return { code: 0, ...(await run(process.execPath, ['src/cli/oma-arviointi.js', ...args], { env })) }
  } catch (error) {
    return failure.parse(error)
  }
}

// A process and its compiler start for each: generous on a busy machine.
describe('the command line', { timeout: 30_000 }, () => {
  it('finds no fault in the shipped programme', async () => {
    const { code, stdout } = await cli('check', 'programmes/lansi-uusimaa.yaml')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'programmes/lansi-uusimaa.yaml: no faults. 23 projects, 72 lines, 2 series.\n',
    })
  })

  it('warns after the result of what is seldom meant, and is content all the same', async () => {
    const { code, stderr } = await cli('check', 'programmes/lansi-uusimaa.yaml')
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^programmes\/lansi-uusimaa\.yaml:\d+:\d+: series\[0\]\.schedule\.deadlines: warning: 3 deadlines are days off, the first is 2020-11-15\./m,
    )
  })

  it('tells every fault of a file with its line on standard error', async () => {
    const file = join(folder, 'faulty.yaml')
    await writeFile(
      file,
      'programme: x\nname: X\nlanguage: de\ngoals: []\nprojects: none\nseries: []\ncoordinators: [x]\n',
    )
    const { code, stdout, stderr } = await cli('check', file)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/:3:\d+: language: /)
    expect(stderr).toMatch(/:5:\d+: projects: /)
  })

  it('shows the status as JSON while the bot runs', async () => {
    const { code, stdout } = await cli('status', '--json')
    expect(code).toBe(0)
    const status: unknown = JSON.parse(stdout)
    expect(status).toMatchObject({
      round: 'oma-arviointi:2021-11-15',
      counts: { expected: 95, answered: 0, missing: 95, exempt: 0 },
    })
  })

  it('compiles a report before publishing with edition 0 and writes nothing', async () => {
    const { code, stdout } = await cli('report', '--round', '2021-11-15', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ edition: 0, audience: 'public', round: 'oma-arviointi:2021-11-15' })
    expect(await bot.bot.actions.store.editions('oma-arviointi:2021-11-15')).toEqual([])
  })

  it('says where a report cannot be written', async () => {
    const args = ['report', '--round', '2021-11-15', '--format', 'json', '--out', join(folder, 'absent', 'report.json')]
    const { code, stdout, stderr } = await cli(...args)
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' })
    expect(stderr).toMatch(/report\.json cannot be written \(ENOENT\)\. Name a file in a folder that is there/)
  })

  it.runIf(existsSync('/dev/full'))('says that there is no room for its result', async () => {
    const { stdout } = await run(
      'sh',
      ['-c', `"${process.execPath}" src/cli/oma-arviointi.js status 2>&1 >/dev/full; echo $?`],
      {
        env: { ...process.env, DATA_DIR: bot.folder },
      },
    )
    expect(stdout).toMatch(/^The result cannot be written \(ENOSPC\)\. There is no room left.*\n74\n$/)
  })

  it('is content with a reader who has seen enough', async () => {
    const { stdout, stderr } = await run(
      'sh',
      ['-c', `{ "${process.execPath}" src/cli/oma-arviointi.js export; echo $? >&2; } | head -c 10`],
      { env: { ...process.env, DATA_DIR: bot.folder } },
    )
    expect({ stdout: stdout.length, stderr }).toEqual({ stdout: 10, stderr: '0\n' })
  })

  it('lists what was done to the rounds as JSON', async () => {
    const { code, stdout } = await cli('audit', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ act: 'opened', round: 'oma-arviointi:2021-11-15', count: 23 }])
  })

  it.each([
    ['no command', []],
    ['an unknown command', ['dance']],
    ['an unknown option', ['status', '--loudly']],
    ['an unknown format', ['report', '--round', '2021-11-15', '--format', 'docm']],
    ['a report of no round', ['report', '--format', 'json']],
  ])('answers %s with its usage and code 2', async (_, args) => {
    const { code, stdout, stderr } = await cli(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage:')
  })

  it('says which round it does not find', async () => {
    const { code, stderr } = await cli('status', '--round', '1999-01-01')
    expect(code).toBe(1)
    expect(stderr).toContain('1999-01-01')
  })

  it('exports the programme so that importing it changes nothing', async () => {
    for (const format of ['yaml', 'xlsx']) {
      const file = join(folder, `register.${format}`)
      await exportTo(file, format)
      const { code, stdout, stderr } = await cli('import', file)
      expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^0 added, 0 changed/) })
    }
  })

  it('tells what an import would change, a line for each change and the counts, and changes nothing', async () => {
    const file = join(folder, 'projects.csv')
    await writeFile(file, 'Tunnus;Vastuuhenkilöt\nperhekeskus;uusi@example.fi\n')
    const { code, stdout } = await cli('import', file)
    const lines = stdout.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(lines).toContain('~ projects perhekeskus owners: ["aino.virtanen@example.fi"] -> ["uusi@example.fi"]')
    expect(lines).toHaveLength(2)
    expect(lines.at(-1)).toMatch(/^\d+ added, .* Nothing is changed yet\.$/)
    expect((await cli('import', file)).stdout).toBe(stdout)
  })

  it('tells every fault of an import by its place', async () => {
    const file = join(folder, 'history.csv')
    await writeFile(file, 'Kierros;Kohde\n2021-05-15;line/perhekesku/availability\n')
    const { code, stdout, stderr } = await cli('import', file)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('history.csv:2:2: Kohde: There is no project "perhekesku". Did you mean "perhekeskus"?')
  })

  it('does not apply an import while the bot runs', async () => {
    const file = join(folder, 'register.yaml')
    await exportTo(file, 'yaml')
    expect(await cli('import', file, '--apply')).toMatchObject({ code: 74, stdout: '' })
  })

  it.each([
    ['no file', []],
    ['a file that is not there', ['nothing.xlsx']],
  ])('imports not %s', async (_, operands) => {
    const { code, stdout } = await cli('import', ...operands)
    expect({ code: code === 1 || code === 2, stdout }).toEqual({ code: true, stdout: '' })
  })

  it('applies an import to a store that no bot uses, and keeps the record of it', async () => {
    const data = join(folder, 'own-store')
    const file = join(folder, 'people.csv')
    await writeFile(file, 'Sähköposti;Nimi\nuusi@example.fi;=Uusi\n')
    const own = (...args: readonly string[]) => cliIn(data, ...args)
    expect((await own('import', 'programmes/lansi-uusimaa.yaml', '--apply')).code).toBe(0)
    expect((await own('import', file, '--apply')).stdout).toContain('+ people uusi@example.fi')
    expect((await own('import', file)).stdout).toMatch(/^0 added/)
    expect((await own('audit')).stdout).toContain('command-line imported entry="people uusi@example.fi"')
  })

  it('exports in no other format', async () => {
    expect((await cli('export', '--format', 'pdf')).code).toBe(2)
  })
})

async function exportTo(file: string, format: string): Promise<void> {
  const env = { ...process.env, DATA_DIR: bot.folder }
  const args = ['src/cli/oma-arviointi.js', 'export', '--format', format]
  const { stdout } = await run(process.execPath, args, { env, encoding: 'buffer' })
  await writeFile(file, stdout)
}
