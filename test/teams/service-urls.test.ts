import { describe, expect, test } from 'vitest'
import { allowsServiceUrl } from '../../src/teams/service-urls.ts'

const inTeams = { local: false, more: ['connector.partner.example.fi'] }
const onThisMachine = { local: true, more: [] }

describe('the bot may send', () => {
  test.each([
    ['https://smba.trafficmanager.net/emea/'],
    ['https://smba.infra.gcc.teams.microsoft.com/gcc'],
    ['https://smba.infra.gov.teams.microsoft.us/gcch'],
    ['https://smba.infra.dod.teams.microsoft.us/dod'],
    ['https://connector.partner.example.fi/teams'],
  ])('in Teams to %s', (url) => {
    expect(allowsServiceUrl(url, inTeams)).toBe(true)
  })

  test.each([['http://127.0.0.1:56150/_connector'], ['http://localhost:56150/'], ['http://[::1]:56150/']])(
    'in local mode to %s',
    (url) => {
      expect(allowsServiceUrl(url, onThisMachine)).toBe(true)
    },
  )
})

describe('the bot never sends', () => {
  test.each([
    ['http://smba.trafficmanager.net/emea/'],
    ['https://smba.trafficmanager.net.example.fi/'],
    ['https://example.fi/smba.trafficmanager.net/'],
    ['https://smba.trafficmanager.net@example.fi/'],
    ['https://teams@smba.trafficmanager.net/'],
    ['https://other.partner.example.fi/'],
    ['https://sub.connector.partner.example.fi/'],
    ['https://169.254.169.254/metadata'],
    ['http://localhost:3978/'],
    ['file:///etc/passwd'],
    ['nonsense'],
    [''],
  ])('in Teams to %s', (url) => {
    expect(allowsServiceUrl(url, inTeams)).toBe(false)
  })

  test.each([
    ['https://smba.trafficmanager.net/emea/'],
    ['http://127.0.0.1.example.fi/'],
    ['http://localhost@example.fi/'],
  ])('in local mode to %s', (url) => {
    expect(allowsServiceUrl(url, onThisMachine)).toBe(false)
  })
})
