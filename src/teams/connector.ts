import type { TeamsAdapter } from '@microsoft/teams-ai'
import type { ConversationReference, TurnContext } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { ConversationAddress } from '../domain/account.ts'

/** Calls the Bot Connector for one address, outside any turn. */
export type WithConnector = <Result>(
  address: Pick<ConversationAddress, 'serviceUrl' | 'bot'>,
  call: (client: ConnectorClient) => Promise<Result>,
) => Promise<Result>

const timeoutMs = 15_000

/**
 * The SDK's client with its blind retries and endless waits taken away: one attempt per call, 15 s
 * at most; what to try again is decided above it. Errors reach the caller, which they do not when
 * they are thrown inside the SDK's proactive callback.
 */
export function createConnector(adapter: TeamsAdapter, botId: string): WithConnector {
  return async (address, call) => {
    let outcome: { readonly result: Awaited<ReturnType<typeof call>> } | { readonly error: unknown } | undefined
    await adapter.continueConversationAsync(botId, referenceOf(address), async (context) => {
      try {
        outcome = { result: await call(singleAttempt(context)) }
      } catch (error) {
        outcome = { error }
      }
    })
    return settled(outcome)
  }
}

function settled<Result>(outcome: { readonly result: Result } | { readonly error: unknown } | undefined): Result {
  if (outcome === undefined) throw new Error('The connector was not called.')
  if ('error' in outcome) throw outcome.error
  return outcome.result
}

function referenceOf({
  serviceUrl,
  bot,
}: Pick<ConversationAddress, 'serviceUrl' | 'bot'>): Partial<ConversationReference> {
  // The conversation is named by each call itself; the SDK only wants one to be there.
  return {
    serviceUrl,
    channelId: 'msteams',
    bot: { id: bot, name: '' },
    conversation: { id: 'proactive', isGroup: false, conversationType: 'personal', name: '' },
  }
}

function singleAttempt(context: TurnContext): ConnectorClient {
  const client: ConnectorClient = context.turnState.get(context.adapter.ConnectorClientKey)
  const { pipeline } = requestsOf(client)
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.addPolicy({
    name: 'timeout',
    sendRequest(request, next) {
      request.timeout = timeoutMs
      return next(request)
    },
  })
  return client
}

interface Requests {
  readonly pipeline: {
    readonly removePolicy: (policy: { readonly name: string }) => void
    readonly addPolicy: (policy: RequestPolicy) => void
  }
}

interface RequestPolicy {
  readonly name: string
  readonly sendRequest: <Request extends { timeout: number }, Answer>(
    request: Request,
    next: (request: Request) => Answer,
  ) => Answer
}

/** The SDK keeps its HTTP client private; without it neither its retries nor its waits can be changed. */
function requestsOf(client: ConnectorClient): Requests {
  const requests: unknown = Reflect.get(client, 'client')
  if (!isRequests(requests))
    throw new Error('botframework-connector has changed: its request pipeline is not where it was.')
  return requests
}

function isRequests(value: unknown): value is Requests {
  if (typeof value !== 'object' || value === null || !('pipeline' in value)) return false
  const { pipeline } = value
  return typeof pipeline === 'object' && pipeline !== null && 'removePolicy' in pipeline && 'addPolicy' in pipeline
}
