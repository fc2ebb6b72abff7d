import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { arch, platform, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { startFakeConnector } from '../fakes/connector.ts'
import { freePort } from '../fakes/test-bot.ts'

/**
 * Starts the built bot on every Node that it is promised for, and has it answer one message and end.
 * The binaries come from npm and are kept in node_modules/.cache.
 */
const majors = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26']
const startLimitMs = 60_000
const person = 'owner@example.fi'

let failures = 0
for (const major of majors) {
  try {
    process.stdout.write(`Node ${await tryOut(nodeBinary(major))}: starts, answers and ends\n`)
  } catch (error) {
    failures += 1
    process.stdout.write(`Node ${major}: ${error instanceof Error ? error.message : 'failed'}\n`)
  }
}
process.exitCode = failures === 0 ? 0 : 1

function nodeBinary(major: string): string {
  const folder = resolve('node_modules/.cache/nodes', major)
  const name = `node-${platform()}-${arch()}`
  const binary = join(folder, 'node_modules', name, 'bin', 'node')
  mkdirSync(folder, { recursive: true })
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--prefix', folder]
  execFileSync('npm', ['install', ...options, `${name}@${major}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return binary
}

async function tryOut(binary: string): Promise<string> {
  const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim()
  const folder = mkdtempSync(join(tmpdir(), 'oma-arviointi-node-'))
  const connector = await startFakeConnector({ users: [{ email: person, name: 'Olli Omistaja' }] })
  const port = await freePort()
  const bot = spawn(binary, ['dist/main.js'], {
    env: {
      PORT: `${port}`,
      DATA_DIR: folder,
      PROGRAMME: 'test/roles/programme.yaml',
      PLAYGROUND: 'off',
      CLOCK: '2021-10-17T09:00',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(bot, 'exit')
  try {
    let complaints = ''
    bot.stderr.on('data', (chunk) => {
      complaints += chunk
    })
    await Promise.race([
      ready(bot.stdout),
      ended.then(([code]) => Promise.reject(new Error(`${version} ended with ${code}: ${complaints}`))),
    ])
    connector.connectTo(`http://127.0.0.1:${port}/api/messages`)
    await connector.install(person)
    const before = connector.messagesTo(person).length
    const { status } = await connector.say(person, 'help')
    if (status !== 200 || connector.messagesTo(person).length !== before + 1)
      throw new Error(`${version} did not answer: ${status}`)
    bot.kill('SIGTERM')
    const [code] = await ended
    if (code !== 0) throw new Error(`${version} ended with ${code}`)
    const warnings = complaints.match(/\(node:\d+\).*/g) ?? []
    if (warnings.length > 0) throw new Error(`${version} warns: ${warnings.join(' ')}`)
    return version
  } finally {
    bot.kill('SIGKILL')
    await connector.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ready(output: NodeJS.ReadableStream): Promise<void> {
  const tooLong = setTimeout(() => lines.close(), startLimitMs)
  const lines = createInterface({ input: output })
  for await (const line of lines) {
    if (!line.includes('"msg":"ready"')) continue
    clearTimeout(tooLong)
    output.resume()
    return
  }
  throw new Error('did not say that it is ready')
}
