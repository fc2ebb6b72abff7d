import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod/v4'
import { freePort } from '../fakes/test-bot.ts'
import { fencedCommands, namedScripts, rules, type Treatment } from './commands.ts'

/**
 * Runs the shell commands of the README, in their order, in a folder that looks like this one and is thrown away.
 * One that fails, or that no rule says what to do with, is a fault of the README or of the product.
 */
const commandLimitMs = 120_000
const startLimitMs = 60_000
/** What a reader's folder has not got before the first command, or what must not be written through. */
const notHere = new Set(['.git', '.env', 'data', 'dist', 'test-output'])

const shell = promisify(execFile)
const failure = z.object({ stderr: z.string() })
const readme = readFileSync('README.md', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'oma-arviointi-readme-'))
const port = `${await freePort()}`
// Some of the commands change what is stored: never a database that this machine happens to name.
const { DATABASE_URL: _, ...own } = process.env
const env = { ...own, DATA_DIR: 'data', PORT: port, PLAYGROUND: 'off', LOG_LEVEL: 'warn' }

let bot: ChildProcess | undefined
const faults: string[] = []
try {
  for (const entry of readdirSync('.')) if (!notHere.has(entry)) symlinkSync(resolve(entry), join(folder, entry))
  faults.push(...missingScripts())
  for (const command of fencedCommands(readme)) await treat(command)
} finally {
  await stopBot()
  rmSync(folder, { recursive: true, force: true })
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1

async function treat(command: string): Promise<void> {
  const treatment = rules.find((rule) => rule.command.test(command))?.treatment
  const begun = performance.now()
  try {
    const outcome = await carryOut(command, treatment)
    process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${command}: ${outcome}\n`)
  } catch (error) {
    const said = failure.safeParse(error).data?.stderr ?? (error instanceof Error ? error.message : '')
    faults.push(`Failed: ${command}\n${said}`)
  }
}

async function carryOut(command: string, treatment: Treatment | undefined): Promise<string> {
  switch (treatment?.kind) {
    case undefined:
      throw new Error('No rule in test/readme/commands.ts says whether to run it.')
    case 'skip':
      return `skipped: ${treatment.reason}`
    case 'start':
      await startBot()
      return 'ready'
    case 'with-bot':
      await runHere(command.replace(':3978/', `:${port}/`))
      return 'done'
    case 'run':
      // The last command that needs the bot is behind: what writes wants the folder for itself.
      await stopBot()
      await runHere(treatment.here.reduce((text, [word, instead]) => text.replace(word, instead), command))
      return 'done'
  }
}

/** Exit code 0, and what was promised: JSON where JSON was asked for, and the file that was named. */
async function runHere(command: string): Promise<void> {
  const options = { cwd: folder, env, timeout: commandLimitMs, maxBuffer: 64_000_000 }
  const strict = command.startsWith('curl ') ? command.replace('curl ', 'curl -fsS ') : command
  const { stdout } = await shell('sh', ['-ec', strict], options)
  if (/ --json\b|^curl /.test(command)) JSON.parse(stdout)
  const file = /(?: --out | > | backup )(\S+)$/.exec(command)?.[1]
  if (file !== undefined && statSync(join(folder, file)).size === 0) throw new Error(`${file} is empty.`)
}

/** Its own group, so that what npm has started ends with it. */
async function startBot(): Promise<void> {
  bot = spawn('npm', ['start'], { cwd: folder, env, stdio: 'ignore', detached: true })
  const tooLate = performance.now() + startLimitMs
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) return
    if (bot.exitCode !== null || performance.now() > tooLate) throw new Error('The bot did not become ready.')
    await pause(100)
  }
}

async function stopBot(): Promise<void> {
  const running = bot
  bot = undefined
  if (running?.pid === undefined || running.exitCode !== null) return
  const ended = once(running, 'exit')
  process.kill(-running.pid, 'SIGTERM')
  await ended
}

function missingScripts(): readonly string[] {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  return namedScripts(readme)
    .filter((name) => !(name in scripts))
    .map((name) => `The README names npm run ${name}, which package.json has not got.`)
}
