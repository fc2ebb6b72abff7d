import { describe, expect, test } from 'vitest'
import { allowsServiceUrl } from '../../src/teams/service-urls.ts'

const inTeams = { local: false, more: ['connector.partner.example.fi', 'gateway.example.fi:8443'] }
const onThisMachine = { local: true, more: [] }

describe('the bot may send', () => {
  test.each([
    ['https://smba.trafficmanager.net/emea/'],
    ['https://smba.infra.gcc.teams.microsoft.com/gcc'],
    ['https://smba.infra.gov.teams.microsoft.us/gcch'],
    ['https://smba.infra.dod.teams.microsoft.us/dod'],
    ['https://connector.partner.example.fi/teams'],
    ['https://connector.partner.example.fi:9443/teams'],
    ['https://gateway.example.fi:8443/teams'],
    ['https://smba.trafficmanager.net/emea/7e9a1000-0000-4000-8000-000000000001/'],
    ['https://smba.trafficmanager.net'],
    ['https://smba.trafficmanager.net:443/emea/'],
    ['HTTPS://SMBA.TrafficManager.net/emea/'],
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
    ['https://smba.trafficmanager.net:8443/emea/'],
    ['https://gateway.example.fi/teams'],
    ['https://smba.trafficmanager.net./emea/'],
    ['https://xn--smb-5cd.trafficmanager.net/emea/'],
    ['https://smb\u0430.trafficmanager.net/emea/'],
    ['https://smba\u3002trafficmanager\u3002net/emea/'],
    ['https://smba.trafficmanager.net%2f@example.fi/'],
    ['https://smba.trafficmanager.net\t/emea/'],
    [' https://smba.trafficmanager.net/emea/'],
    ['https:smba.trafficmanager.net/emea/'],
    ['https:\\\\smba.trafficmanager.net\\emea'],
    ['https://smba.trafficmanager.net/?to='],
    ['https://smba.trafficmanager.net/#'],
    ['https://2130706433/'],
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
