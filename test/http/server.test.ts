import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBot, type TestBot } from '../fakes/test-bot.ts'

let bot: TestBot

beforeAll(async () => {
  bot = await startTestBot({ programme: 'programmes/lansi-uusimaa.yaml', clock: '2021-10-17T09:00' })
})

afterAll(() => bot.dispose())

describe('the HTTP server', () => {
  it('says that it lives and can serve', async () => {
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
  })

  it('says that it cannot serve while it drains', async () => {
    bot.bot.http.setReady(false)
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200)
    bot.bot.http.setReady(true)
  })

  it('gives metrics as Prometheus text', async () => {
    const text = await (await fetch(`${bot.url}/metrics`)).text()
    expect(text).toContain('# TYPE oma_arviointi_turns_total counter')
  })

  it.each([
    ['no JSON', 'application/json', '{"type":', 400],
    ['no activity', 'application/json', '{"type":"message"}', 400],
    ['a list', 'application/json', '[]', 400],
    ['null', 'application/json', 'null', 400],
    ['nothing', 'application/json', '', 400],
    ['a form', 'application/x-www-form-urlencoded', 'a=b', 415],
    ['XML', 'text/xml', '<a/>', 415],
    ['multipart', 'multipart/form-data; boundary=x', '--x--', 415],
    ['more than 256 KB', 'application/json', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('refuses %s with an empty body', async (_, contentType, body, status) => {
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('server')).toBeNull()
  })

  it('refuses compressed bodies before it unpacks anything', async () => {
    const body = gzipSync(Buffer.alloc(20_000_000))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect((await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body })).status).toBe(415)
  })

  it('cuts a body of unknown length off at 256 KB', async () => {
    expect(await postChunks(`${bot.url}/api/messages`, 40, 10_000)).toBe(413)
  })

  it('knows no other path and says nothing about it', async () => {
    const response = await fetch(`${bot.url}/nothing/here`)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })
})

describe('the settable clock', () => {
  it.each([
    ['a time in the past', { now: '2020-01-01T09:00' }, 'clock-goes-forward'],
    ['no time', { now: 'tomorrow' }, 'bad-time'],
    ['a day that does not exist', { now: '2021-02-30T09:00' }, 'bad-time'],
    ['nothing', {}, 'bad-time'],
    ['a list', [], 'bad-time'],
  ])('refuses %s', async (_, body, error) => {
    const response = await fetch(`${bot.url}/local/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error })
  })

  it('answers with the time it shows and what was sent', async () => {
    expect(await bot.moveClock('2021-10-17T10:30')).toEqual({ now: '2021-10-17T10:30', sent: [] })
  })
})

describe('links to reports', () => {
  const link = (): string =>
    bot.bot.actions.links.report({
      round: 'oma-arviointi:2021-11-15',
      edition: 1,
      audience: 'public',
      format: 'html',
      language: 'fi',
    })

  it('are refused when a byte of them is changed', async () => {
    for (const broken of [
      link().replace('public', 'coordinators'),
      link().replace('edition=1', 'edition=2'),
      link().replace('format=html', 'format=json'),
      link().replace('language=fi', 'language=sv'),
      link().replace('expires=20', 'expires=30'),
      link().slice(0, -1),
      `${link()}&audience=coordinators`,
      link().replace(/&signature=.*/, ''),
      link().replace('/report?', '/report?audience=coordinators&'),
    ]) {
      expect((await fetch(broken)).status).toBe(403)
    }
  })

  it('are answered in the reader’s language when there is no such report', async () => {
    const response = await fetch(link(), { headers: { 'accept-language': 'sv-FI,sv;q=0.9' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Rapporten finns inte')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('expire by the programme’s clock', async () => {
    const old = link()
    await bot.moveClock('2021-12-20T09:00')
    expect((await fetch(old)).status).toBe(410)
  })

  it('open what is for the office alone to the coordinator they were made for, and only while they are one', async () => {
    const { links, store, clock } = bot.bot.actions
    const draft = { round: 'oma-arviointi:2021-11-15', edition: 0, format: 'html', language: 'fi' } as const
    const [link, forwarded] = ['coordinator@example.fi', 'aino.virtanen@example.fi'].map((person) =>
      links.report({ ...draft, audience: 'coordinators', person }),
    )
    expect((await fetch(link ?? '')).status).toBe(200)
    expect((await fetch(forwarded ?? '')).status).toBe(403)

    const programme = await store.register()
    if (programme === undefined) throw new Error('There is no register')
    const change = { number: 1, id: 'x', act: 'import', at: clock.now(), by: 'y@example.fi', changes: [] } as const
    await store.changeRegister({ programme: { ...programme, coordinators: ['y@example.fi'] }, change, moves: [] })
    const refused = await fetch(link ?? '', { headers: { 'accept-language': 'sv' } })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('projektkontoret')
  })
})

function postChunks(url: string, chunks: number, size: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const post = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    post.on('error', reject)
    for (let chunk = 0; chunk < chunks; chunk += 1) post.write('x'.repeat(size))
    post.end()
  })
}
