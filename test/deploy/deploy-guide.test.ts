import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { readConfig } from '../../src/config/config.ts'

/** What `docs/deploy.md` hands to a platform, read as the platform would. */
const guide = readFileSync('docs/deploy.md', 'utf8')
const secret = 'a-secret-of-the-length-that-openssl-makes-it'
const id = '00000000-0000-0000-0000-000000000001'

function part(from: string, to: string): string {
  const begin = guide.indexOf(from)
  if (begin < 0) throw new Error(`The guide has no ${from}.`)
  return guide.slice(begin + from.length, guide.indexOf(to, begin + from.length))
}

/** `NAME=value` each; what the shell would put in its place is put in. */
function settings(text: string): Readonly<Record<string, string>> {
  const filled = text
    .replaceAll(/\$\(openssl [^)]*\)|secretref:(?:link|metrics)/g, secret)
    .replaceAll('secretref:db', 'postgres://oma:secret@oma.example.fi:5432/oma?sslmode=require')
    .replaceAll(/"\$\w+"|…/g, id)
  return Object.fromEntries(
    [...filled.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

describe('the settings that the guide writes', () => {
  test('for Azure let the bot begin', () => {
    const written = settings(part('--env-vars ', '\nHOST='))
    // The image sets this one.
    expect(readConfig({ ...written, NODE_ENV: 'production' })).toMatchObject({
      ok: true,
      config: { mode: 'teams', registration: { type: 'UserAssignedMSI' }, database: { pool: 10 } },
    })
  })

  test('for a Linux server let the bot begin', () => {
    const written = settings(part('<<END\n', '\nEND'))
    expect(readConfig(written)).toMatchObject({
      ok: true,
      config: { mode: 'teams', host: '127.0.0.1', registration: { type: 'SingleTenant' } },
    })
  })
})

describe('the probes', () => {
  const probe = z.object({ type: z.string(), httpGet: z.object({ path: z.string(), port: z.number() }) })
  const probes = z.array(probe).parse(JSON.parse(part('{probes: `', '`')))

  test('ask where the image listens', () => {
    const exposed = Number(/^EXPOSE (\d+)$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1])
    expect(probes.map(({ httpGet }) => httpGet.port)).toEqual([exposed, exposed])
  })

  test('begin with a bot that can serve, and then leave one alone that lives, database or not', () => {
    expect(probes.map(({ type, httpGet }) => [type, httpGet.path])).toEqual([
      ['Startup', '/readyz'],
      ['Liveness', '/healthz'],
    ])
  })
})
