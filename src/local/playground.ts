import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'yaml'
import { systemCode } from '../actions/system-code.ts'
import { type PlaygroundConfigOptions, playgroundConfig } from './playground-config.ts'

export interface PlaygroundOptions extends PlaygroundConfigOptions {
  /** Where the bot takes activities, e.g. `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string
  /** Where the page is served; 0 takes any free port. */
  readonly port: number
  /** Keeps the Playground's configuration and log; outside the source tree. */
  readonly folder: string
}

export interface Playground {
  readonly url: string
  /** Ends the Playground; a second call does nothing. */
  stop(): Promise<void>
}

/** It cannot run with the settings it was given. */
export class PlaygroundUnavailable extends Error {
  override readonly name = 'PlaygroundUnavailable'
}

const startLimitMs = 30_000
const stopLimitMs = 3_000

/** Starts the Microsoft 365 Agents Playground for this machine only and resolves when it serves. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const config = stringify(playgroundConfig(options))
  const folder = resolve(options.folder)
  const files = { config: join(folder, '.m365agentsplayground.yml'), log: join(folder, 'playground.log') }
  try {
    await mkdir(folder, { recursive: true })
    await rm(files.log, { force: true })
    await writeFile(files.config, config)
  } catch (error) {
    const code = systemCode(error) ?? 'no code'
    const remedy = 'Let the user who runs the bot write there, name another DATA_DIR, or set PLAYGROUND=off.'
    throw new PlaygroundUnavailable(`${folder} cannot be written (${code}). ${remedy}`, { cause: error })
  }

  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const child = spawn(
    process.execPath,
    ['--import', preload(files), cli, 'start', '-e', options.botUrl, '-c', 'msteams', '-p', `${options.port}`, '--dt'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const stop = () => end(child)
  try {
    const url = await serving(child, options.port, files.log)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Settings the Playground has no option for. It binds to every address, so that anyone on the network could write to
 * the bot as the current user; it dies where there is no browser to open; it outlives a killed parent.
 */
function preload(files: { config: string; log: string }): string {
  const environment = {
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: files.config,
    M365_AGENTS_PLAYGROUND_LOGFILE: files.log,
  }
  const script = `
    import { Server } from 'node:net'
    Object.assign(process.env, ${JSON.stringify(environment)})
    const listen = Server.prototype.listen
    Server.prototype.listen = function (port, ...rest) {
      return typeof port === 'number' && typeof rest[0] !== 'string'
        ? listen.call(this, port, '127.0.0.1', ...rest)
        : listen.call(this, port, ...rest)
    }
    process.once('disconnect', () => process.exit())
    process.channel.unref()`
  return `data:text/javascript,${encodeURIComponent(script)}`
}

/** Waits until the page and its backend answer, or throws why they never will. */
async function serving(child: ChildProcess, wanted: number, log: string): Promise<string> {
  let output = ''
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  child.on('error', (error) => {
    output += error.message
  })
  const giveUpAt = performance.now() + startLimitMs
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null || child.pid === undefined) {
      throw new Error(`The Playground did not start: ${await reason(log, output)}`)
    }
    // It says so before it has read its configuration, and takes another port where this one is taken.
    const port = Number(/Listening on (\d+)/.exec(output)?.[1] ?? 0)
    if (port !== 0 && wanted !== 0 && port !== wanted) {
      throw new PlaygroundUnavailable(
        `Port ${wanted} is taken, so the Playground did not start: set PLAYGROUND_PORT to a free port.`,
      )
    }
    const url = `http://127.0.0.1:${port}`
    if (port !== 0 && (await answers(`${url}/_internal/v1/config`))) return url
    await pause(100)
  }
  throw new Error(`The Playground did not answer in ${startLimitMs / 1000} s: ${await reason(log, output)}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

async function reason(log: string, output: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  const stated = /^error Reason: (.+)/m.exec(text)?.[1]
  return stated ?? (output.trim() || `it gave no reason; see ${log}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
  await ended
  clearTimeout(timer)
}
