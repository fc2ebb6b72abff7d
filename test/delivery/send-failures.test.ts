import { TeamsAdapter } from '@microsoft/teams-ai'
import type { ServiceClientCredentialsFactory } from 'botframework-connector'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChatOutcome } from '../../src/actions/messenger-port.ts'
import { createConnector } from '../../src/teams/connector.ts'
import { createMessenger } from '../../src/teams/messenger.ts'
import { anAccount } from '../builders.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import type { Fault } from '../fakes/connector-server.ts'
import { rosterAccount } from './large-programme.ts'

const owner = 'owner-1@example.fi'
/** Far shorter than in earnest, and far longer than anything on this machine takes. */
const timeoutMs = 400

let connector: FakeConnector

beforeEach(async () => {
  connector = await startFakeConnector({ users: [{ email: owner, name: 'Owner' }] })
})

afterEach(() => connector.stop())

describe('a call to the service', () => {
  test.each<readonly [string, Fault, object]>([
    ['that is never answered is in doubt', 'hang', { outcome: 'unknown', code: 'timeout' }],
    ['that is cut off is in doubt', 'reset-before', { outcome: 'unknown', code: 'ECONNRESET' }],
    [
      'whose answer stops half way is in doubt',
      { status: 201, body: undefined, headers: { 'content-length': '1' } },
      { outcome: 'unknown', code: 'timeout' },
    ],
    [
      'whose answer cannot be read is in doubt, for it was accepted',
      { status: 201, body: 'x', headers: { 'content-type': 'application/json', 'content-length': '2' } },
      { outcome: 'unknown', code: 'unreadable-answer' },
    ],
    [
      'that is throttled waits as long as the service asks',
      { status: 429, headers: { 'retry-after': '7' } },
      { outcome: 'retry', status: 429, afterSeconds: 7, throttled: true },
    ],
    [
      'that is throttled with a date in the past waits no longer',
      { status: 429, headers: { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' } },
      { outcome: 'retry', afterSeconds: 0, throttled: true },
    ],
    [
      'that is throttled with a word waits as without one',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { outcome: 'retry', status: 429, throttled: true },
    ],
    ['that meets a gateway is tried again', { status: 502 }, { outcome: 'retry', status: 502, throttled: false }],
    ['that breaks the service is not', { status: 500 }, { outcome: 'failed', status: 500, code: 'http-500' }],
    [
      'that is refused in the old way keeps the word that is hidden in it',
      { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } },
      { outcome: 'failed', status: 403, code: 'MessageWritesBlocked', reach: 'blocked' },
    ],
    [
      'whose refusal names itself with a sentence keeps the status alone',
      { status: 403, body: { error: { code: 'Anna Aalto <anna@example.fi> said no', message: '' } } },
      { outcome: 'failed', status: 403, code: 'http-403' },
    ],
  ])('%s', async (_, fault, expected) => {
    connector.faults = () => fault
    expect(await openChat(new TeamsAdapter())).toMatchObject(expected)
  })

  test('for which nobody listens has not arrived', async () => {
    await connector.stop()
    expect(await openChat(new TeamsAdapter())).toMatchObject({ outcome: 'retry', code: 'ECONNREFUSED' })
    connector = await startFakeConnector({ users: [] })
  })
})

describe('a bot that cannot sign in', () => {
  test('because it is refused holds everybody back and tries again: nothing has left', async () => {
    const outcome = await openChat(adapterThatSignsIn(() => Promise.reject(new Error('invalid_client'))))
    expect(outcome).toEqual({ outcome: 'retry', code: 'sign-in-failed', throttled: true })
    expect(connector.log).toEqual([])
  })

  test('because nobody answers does not wait for ever, and sends nothing later on', async () => {
    let signIn = (): void => undefined
    const outcome = await openChat(
      adapterThatSignsIn(
        () =>
          new Promise((resolve) => {
            signIn = () => resolve(undefined)
          }),
      ),
    )
    expect(outcome).toEqual({ outcome: 'retry', code: 'sign-in-failed', throttled: true })
    signIn()
    await connector.settled()
    expect(connector.log).toEqual([])
  })
})

test('an address whose host is allowed no more gets neither a message nor a token', async () => {
  let signedIn = false
  const adapter = adapterThatSignsIn(async () => {
    signedIn = true
  })
  const asked: string[] = []
  const allowsServiceUrl = (url: string): boolean => {
    asked.push(url)
    return false
  }
  const messenger = createMessenger(createConnector(adapter, 'bot', { timeoutMs, allowsServiceUrl }))
  const outcome = await messenger.openChat(rosterAccount(connector, owner))
  expect(outcome).toEqual({ outcome: 'failed', code: 'service-url-refused' })
  expect(asked).toEqual([connector.serviceUrl])
  expect([signedIn, connector.log]).toEqual([false, []])
})

function openChat(adapter: TeamsAdapter): Promise<ChatOutcome> {
  const account = connector.users.length > 0 ? rosterAccount(connector, owner) : anAccount()
  return createMessenger(createConnector(adapter, 'bot', { timeoutMs, allowsServiceUrl: () => true })).openChat(account)
}

/** An adapter whose token comes from here. */
function adapterThatSignsIn(signRequest: () => Promise<unknown>): TeamsAdapter {
  const credentials: Partial<ServiceClientCredentialsFactory> = {
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        await signRequest()
        return request
      },
    }),
  }
  return new TeamsAdapter({}, credentials as ServiceClientCredentialsFactory)
}
