import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { copiesOf, readDockerfile } from './dockerfile.ts'

const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'))
const [build, final] = stages
if (build === undefined || final === undefined) throw new Error('The Dockerfile has no two stages.')
const fromRepository = stages.flatMap((stage) => copiesOf(stage)).filter(({ from }) => from === undefined)
const manifest = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** The last one counts, as it does for a container engine. */
function last(word: string): string | undefined {
  return stages.at(-1)?.instructions.findLast((instruction) => instruction.word === word)?.rest
}

describe('what the image copies', () => {
  const sources = [...new Set(fromRepository.flatMap((copy) => copy.sources))]

  test.each(sources)('%s is in the repository', (source) => {
    expect(existsSync(source)).toBe(true)
  })

  test.each(sources)('%s is let through by .dockerignore', (source) => {
    const ignore = readFileSync('.dockerignore', 'utf8').trim().split('\n')
    expect(ignore[0]).toBe('*')
    expect(ignore).toContain(`!${source.replace(/^\.\//, '')}`)
  })

  test('from another stage comes from one before it, where it was put or made', () => {
    const made = ['/app/node_modules', '/app/dist', ...copiesOf(build).flatMap(({ sources }) => sources.map(inApp))]
    const staged = copiesOf(final).filter(({ from }) => from !== undefined)
    expect(staged.map(({ from }) => from)).toEqual(staged.map(() => build.name))
    for (const source of staged.flatMap((copy) => copy.sources)) expect(made).toContain(source)
  })

  test('holds every folder beside dist that the bot reads', () => {
    const copied = copiesOf(final).map(({ target }) => target.replace(/\/$/, ''))
    expect(foldersRead().length).toBeGreaterThan(2)
    for (const folder of foldersRead()) expect(copied).toContain(folder)
  })
})

describe('the image', () => {
  test.each(stages.map(({ image }) => image))('%s is a Node that the product is promised for', (image) => {
    const major = /^node:(\d+)(?:\.\d+)*-/.exec(image)?.[1]
    const least = /^>=(\d+)\./.exec(manifest.engines.node)?.[1]
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least))
    expect(majorsTried()).toContain(major)
  })

  test('is built and run on the same Node', () => {
    expect(build.image).toBe(final.image)
  })

  test('runs as somebody who is not root', () => {
    expect(last('USER')).toBeDefined()
    expect(last('USER')).not.toMatch(/^(root|0)(:|$)/)
  })

  test('is set up before it changes to that user', () => {
    const words = final.instructions.map(({ word }) => word)
    expect(words.slice(words.lastIndexOf('USER'))).not.toContain('RUN')
  })

  test('asks the bot itself whether it lives', () => {
    const check = last('HEALTHCHECK')
    expect(check).toMatch(/^--interval=\d+s --timeout=\d+s --start-period=\d+s CMD \["node", /)
    expect(check).toContain('/healthz')
  })

  test('starts the built bot, as a process that gets the signals', () => {
    expect(last('CMD')).toBe('["node", "dist/main.js"]')
    expect(last('ENTRYPOINT')).toBeUndefined()
  })

  test('lets nobody but the bot read what people wrote', () => {
    const data = last('VOLUME')
    const made = final.instructions.find(({ word, rest }) => word === 'RUN' && rest.split(' ').at(-1) === data)
    expect(made?.rest).toContain('install -d -m 700')
    expect(made?.rest).toContain(`-o ${last('USER')}`)
    expect(last('ENV')).toContain(`DATA_DIR=${data}`)
  })

  test('starts with as much room for young objects as the service and npm start do', () => {
    const room = '--max-semi-space-size=32'
    expect(last('ENV')).toContain(`NODE_OPTIONS=${room}`)
    expect(readFileSync('deploy/oma-arviointi.service', 'utf8')).toContain(`node ${room} dist/main.js`)
    expect(manifest.scripts.start).toContain(`node ${room} `)
  })

  test('refuses local mode', () => {
    expect(last('ENV')).toContain('NODE_ENV=production')
  })
})

describe('what docs/deploy.md says of a container host', () => {
  const commands = dockerCommands()
  const run = commands.find((command) => command.startsWith('docker run -d ')) ?? ''

  test('shuts the bot in, and waits for its end', () => {
    for (const option of ['--read-only', '--tmpfs /tmp', '--cap-drop ALL', '--security-opt no-new-privileges'])
      expect(run).toContain(option)
    // The bot takes up to ten seconds.
    expect(Number(/--stop-timeout (\d+)/.exec(run)?.[1])).toBeGreaterThan(10)
  })

  test('gives it the volume and the port that the image names, on this machine only', () => {
    expect(run).toContain(`:${last('VOLUME')} `)
    expect(run).toMatch(new RegExp(`-p 127\\.0\\.0\\.1:\\d+:${last('EXPOSE')} `))
  })

  test('runs what the build makes', () => {
    const programs = commands.flatMap((command) =>
      [...command.matchAll(/node dist\/(\S+)\.js/g)].map(([, name]) => name),
    )
    expect(programs.length).toBeGreaterThan(2)
    for (const name of programs) expect(existsSync(`src/${name}.ts`)).toBe(true)
  })

  test('calls the image and the container by one name', () => {
    for (const command of commands) expect(command).toContain('oma-arviointi')
  })
})

function dockerCommands(): readonly string[] {
  const page = readFileSync('docs/deploy.md', 'utf8').replaceAll(/\\\n\s*/g, ' ')
  return page.split('\n').flatMap((line) => /^\(?(?:umask \d+; )?(docker .*)$/.exec(line)?.[1] ?? [])
}

function inApp(source: string): string {
  return `/app/${source}`
}

/** What `src` names beside itself, as `new URL('../../typst/', import.meta.url)` does; a tool's output is left out. */
function foldersRead(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const outside = files.flatMap((name) =>
    [...readFileSync(`src/${name}`, 'utf8').matchAll(/new URL\(['`]((?:\.\.\/)+)([\w-]+)\//g)]
      .filter(([, up = '']) => up.length / 3 === name.split('/').length)
      .map(([, , folder = '']) => folder),
  )
  return [...new Set(outside)]
}

/** The Nodes on which `npm run test:nodes` tries the built bot. */
function majorsTried(): readonly string[] {
  const line = /argv\.slice\(2\) : \[(.*)\]/.exec(readFileSync('test/nodes/main.ts', 'utf8'))?.[1] ?? ''
  return [...line.matchAll(/\d+/g)].map(([major]) => major)
}
