import { describe, expect, test } from 'vitest'
import type { ReportLink } from '../../src/actions/page-ports.ts'
import { createSignedLinks } from '../../src/http/signed-links.ts'

const [first, second] = ['a'.repeat(32), 'b'.repeat(32)]
const report = { round: 'r:2021-11-15', edition: 1, audience: 'public', format: 'html', language: 'fi' } as const

describe('when the key of links is changed', () => {
  const before = issued(linksWith(first))

  test('what the earlier key has signed stays good while it is given', () => {
    expect(linksWith(second, first).check(before)).toMatchObject({ ok: true, link: report })
  })

  test('and no longer', () => {
    expect(linksWith(second).check(before)).toEqual({ ok: false, status: 403 })
  })

  test('the new key signs', () => {
    expect(linksWith(second).check(issued(linksWith(second, first)))).toMatchObject({ ok: true, link: report })
  })

  test('a link names its key by an id that is not the key', () => {
    const [one, other] = [before, issued(linksWith(second))].map((link) =>
      new URLSearchParams(link.split('?')[1]).get('key'),
    )
    expect(one).not.toBe(other)
    expect(first).not.toContain(one)
  })

  test.each([
    ['of the other key', (link: string) => link.replace(keyOf(link), keyOf(issued(linksWith(second))))],
    ['of no key', (link: string) => link.replace(`&key=${keyOf(link)}`, '')],
    ['twice', (link: string) => link.replace('/report?', `/report?key=${keyOf(link)}&`)],
  ])('a link that names the id %s is refused', (_, change) => {
    expect(linksWith(first, second).check(change(before))).toEqual({ ok: false, status: 403 })
  })
})

describe('a link to what is for the office alone', () => {
  const forOffice = { ...report, audience: 'coordinators' } as const

  test('names the person it was made for', () => {
    const link = { ...forOffice, person: 'coordinator@example.fi' }
    expect(linksWith(first).check(issued(linksWith(first), link))).toMatchObject({ ok: true, link })
  })

  test.each([
    ['that names people', forOffice],
    ['that is not published yet', { ...report, edition: 0 }],
  ])('opens no report %s when it names nobody', (_, link) => {
    expect(linksWith(first).check(issued(linksWith(first), link))).toEqual({ ok: false, status: 403 })
  })
})

describe('a link to a part of a report', () => {
  const pdf = { ...report, format: 'pdf' } as const
  const links = linksWith(first)
  const part = links.part(pdf, '2021-11-20T10:00:00.000Z', 2).replace('https://bot.example.fi', '')

  test('opens that part, and ends with the link that led to it', () => {
    expect(links.check(part)).toEqual({ ok: true, link: { ...pdf, part: 2 }, expires: '2021-11-20T10:00:00.000Z' })
  })

  test.each([
    ['another part', part.replace('part=2', 'part=3')],
    ['no part', part.replace('&part=2', '')],
    ['a later end', part.replace('2021-11-20', '2021-12-20')],
    ['a part added to a link to the whole', issued(links, pdf).replace('&expires', '&part=1&expires')],
  ])('altered to %s is refused', (_, altered) => {
    expect(altered).not.toBe(part)
    expect(links.check(altered)).toEqual({ ok: false, status: 403 })
  })
})

function linksWith(secret: string, earlierSecret?: string) {
  return createSignedLinks({
    publicUrl: 'https://bot.example.fi',
    secret,
    ...(earlierSecret === undefined ? {} : { earlierSecret }),
    days: 30,
    clock: {
      now: () => '2021-11-16T10:00:00.000Z',
      realNow: () => '2021-11-16T10:00:00.000Z',
      wait: async () => undefined,
    },
  })
}

function issued(links: ReturnType<typeof linksWith>, link: ReportLink = report): string {
  return links.report(link).replace('https://bot.example.fi', '')
}

function keyOf(link: string): string {
  return new URLSearchParams(link.split('?')[1]).get('key') ?? ''
}
