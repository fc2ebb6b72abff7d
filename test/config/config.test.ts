import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/config.ts'

const teams = {
  BOT_ID: '11111111-1111-4111-8111-111111111111',
  BOT_PASSWORD: 'secret',
  BOT_TENANT_ID: '22222222-2222-4222-8222-222222222222',
  PUBLIC_URL: 'https://bot.example.fi/',
  LINK_SECRET: 'x'.repeat(32),
  METRICS_TOKEN: 'token',
}

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  const reading = readConfig(env)
  return reading.ok ? [] : reading.faults
}

describe('the configuration', () => {
  it('is local mode on loopback when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: { mode: 'local', host: '127.0.0.1', port: 3978, dataDir: 'data', playground: { on: true, port: 56_150 } },
    })
  })

  it('takes an empty value as not set', () => {
    expect(readConfig({ BOT_ID: '', PORT: '' })).toMatchObject({ ok: true, config: { mode: 'local', port: 3978 } })
  })

  it('is Teams mode with a whole registration', () => {
    expect(readConfig(teams)).toMatchObject({
      ok: true,
      config: {
        mode: 'teams',
        host: '0.0.0.0',
        publicUrl: 'https://bot.example.fi',
        allowedTenants: [teams.BOT_TENANT_ID],
        playground: { on: false },
      },
    })
  })

  it('reads ids and hosts in capitals as Teams writes them', () => {
    const env = {
      ...teams,
      BOT_ID: 'AAAAAAAA-1111-4111-8111-111111111111',
      ALLOWED_TENANTS: `${teams.BOT_TENANT_ID}, BBBBBBBB-2222-4222-8222-222222222222`,
      SERVICE_URLS: 'SMBA.Example.fi, gateway.example.fi:8443',
    }
    expect(readConfig(env)).toMatchObject({
      ok: true,
      config: {
        registration: { id: 'aaaaaaaa-1111-4111-8111-111111111111' },
        allowedTenants: [teams.BOT_TENANT_ID, 'bbbbbbbb-2222-4222-8222-222222222222'],
        serviceUrlHosts: ['smba.example.fi', 'gateway.example.fi:8443'],
      },
    })
  })

  it('tells all faults together', () => {
    const faults = faultsOf({ PORT: 'abc', SEND_RATE: '99', LOG_LEVEL: 'loud', CLOCK: 'noon', BOT_PASSWORD: 'x' })
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL', 'SEND_RATE', 'CLOCK', 'BOT_ID'])
  })

  it.each([
    ['production without a registration', { NODE_ENV: 'production' }, ['BOT_ID']],
    ['half a registration without an id', { BOT_TENANT_ID: teams.BOT_TENANT_ID }, ['BOT_ID']],
    [
      'an id alone',
      { BOT_ID: teams.BOT_ID },
      ['BOT_TENANT_ID', 'PUBLIC_URL', 'LINK_SECRET', 'METRICS_TOKEN', 'BOT_PASSWORD'],
    ],
    ['a secret for a managed identity', { ...teams, BOT_TYPE: 'UserAssignedMSI' }, ['BOT_PASSWORD']],
    ['a short link secret', { ...teams, LINK_SECRET: 'short' }, ['LINK_SECRET']],
    ['a short link secret before it', { ...teams, LINK_SECRET_BEFORE: 'short' }, ['LINK_SECRET_BEFORE']],
    ['links without an address', { ...teams, PUBLIC_URL: 'bot.example.fi' }, ['PUBLIC_URL']],
    ['links with a question in their base', { ...teams, PUBLIC_URL: 'https://bot.example.fi/?a=b' }, ['PUBLIC_URL']],
    ['links with a mark in their base', { ...teams, PUBLIC_URL: 'https://bot.example.fi/#a' }, ['PUBLIC_URL']],
    ['links with a password', { ...teams, PUBLIC_URL: 'https://bot:secret@bot.example.fi' }, ['PUBLIC_URL']],
    [
      'a registration that was not filled in',
      { ...teams, BOT_ID: '…', BOT_TENANT_ID: '…' },
      ['BOT_ID', 'BOT_TENANT_ID'],
    ],
    ['a tenant by its name', { ...teams, ALLOWED_TENANTS: 'example.onmicrosoft.com' }, ['ALLOWED_TENANTS']],
    ['an address for a host', { ...teams, SERVICE_URLS: 'https://smba.example.fi/' }, ['SERVICE_URLS']],
    ['a host with a wild card', { ...teams, SERVICE_URLS: 'smba.example.fi,*.example.fi' }, ['SERVICE_URLS']],
    ['a set clock in Teams', { ...teams, CLOCK: '2021-10-18T09:00' }, ['CLOCK']],
    ['local mode for other machines', { HOST: '0.0.0.0' }, ['HOST']],
    ['a database of another kind', { DATABASE_URL: 'mysql://localhost/x' }, ['DATABASE_URL']],
    ['a pool without room', { DATABASE_URL: 'postgres://localhost/x', DATABASE_POOL: '1' }, ['DATABASE_POOL']],
    ['a day that does not exist', { CLOCK: '2021-02-30T09:00' }, ['CLOCK']],
  ])('refuses %s and names it', (_, env, names) => {
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names)
  })
})
