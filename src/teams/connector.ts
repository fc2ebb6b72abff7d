import type { TeamsAdapter } from '@microsoft/teams-ai'
import type { ConversationReference, TurnContext } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import type { ConversationAddress } from '../domain/account.ts'

/** Calls the Bot Connector for one address, outside any turn. */
export type WithConnector = <Result>(
  address: Pick<ConversationAddress, 'serviceUrl' | 'bot'>,
  call: (client: ConnectorClient) => Promise<Result>,
) => Promise<Result>

/** The bot could not sign in to the service, so the request never left this machine. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
}

/** The address was stored when its host was allowed, which it is no more. */
export class ServiceUrlRefused extends Error {
  override readonly name = 'ServiceUrlRefused'
}

/** The request left, and no whole answer came in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

const defaultTimeoutMs = 15_000

/**
 * The SDK's client with its blind retries and endless waits taken away: one attempt per call, 15 s
 * at most to sign in and as much for the answer; what to try again is decided above it. Errors
 * reach the caller, which they do not when they are thrown inside the SDK's proactive callback.
 */
export function createConnector(
  adapter: TeamsAdapter,
  botId: string,
  {
    timeoutMs = defaultTimeoutMs,
    allowsServiceUrl,
  }: { readonly timeoutMs?: number; readonly allowsServiceUrl: (url: string) => boolean },
): WithConnector {
  return async (address, call) => {
    // Checked again at every send: with the request goes the bot's token.
    if (!allowsServiceUrl(address.serviceUrl)) throw new ServiceUrlRefused('The service URL is not allowed.')
    const request = createSingleAttempt(timeoutMs)
    let outcome: { readonly result: Awaited<ReturnType<typeof call>> } | { readonly error: unknown } | undefined
    await adapter.continueConversationAsync(botId, referenceOf(address), async (context) => {
      try {
        const calling = call(request.prepare(context))
        outcome = { result: await Promise.race([calling, request.tooLate]) }
      } catch (error) {
        outcome = { error: request.explain(error) }
      } finally {
        request.end()
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

/** One request, watched: whether it has begun to sign in, and whether it has left. */
interface SingleAttempt {
  readonly prepare: (context: TurnContext) => ConnectorClient
  /** Rejects when signing in or the answer takes too long; what has not left then does not leave any more. */
  readonly tooLate: Promise<never>
  readonly explain: (error: unknown) => unknown
  readonly end: () => void
}

function createSingleAttempt(timeoutMs: number): SingleAttempt {
  let stage: 'prepared' | 'signing in' | 'left' | 'given up' = 'prepared'
  let fail = (_: Error): void => undefined
  const tooLate = new Promise<never>((_, reject) => {
    fail = reject
  })
  tooLate.catch(() => undefined)
  let timer: NodeJS.Timeout | undefined

  function giveUp(): void {
    fail(stage === 'left' ? new NoAnswer('The answer did not come in time.') : new SignInFailed(slowSignIn))
    stage = 'given up'
  }

  return {
    tooLate,
    prepare(context) {
      timer = setTimeout(giveUp, timeoutMs)
      const client: ConnectorClient = context.turnState.get(context.adapter.ConnectorClientKey)
      const pipeline = singleAttemptPipeline(client)
      pipeline.addPolicy(
        {
          name: 'sign-in-begins',
          sendRequest(request, next) {
            stage = 'signing in'
            return next(request)
          },
        },
        { beforePolicies: [signInPolicy] },
      )
      pipeline.addPolicy(
        {
          name: 'request-leaves',
          sendRequest(request, next) {
            if (stage === 'given up') throw new SignInFailed(slowSignIn)
            stage = 'left'
            clearTimeout(timer)
            // The SDK's own limit frees the socket; it does not end the wait for a body that stops half way.
            request.timeout = timeoutMs
            timer = setTimeout(giveUp, timeoutMs)
            return next(request)
          },
        },
        { afterPolicies: [signInPolicy] },
      )
      return client
    },
    explain: (error) => (stage === 'signing in' ? new SignInFailed('Signing in failed.', { cause: error }) : error),
    end: () => clearTimeout(timer),
  }
}

const slowSignIn = 'Signing in took too long.'

/** The SDK's name for the step that fetches a token. */
const signInPolicy = 'ServiceClientContext_Credentials_SignRequest'

interface Requests {
  readonly pipeline: {
    readonly removePolicy: (policy: { readonly name: string }) => void
    readonly addPolicy: (
      policy: RequestPolicy,
      order: { readonly beforePolicies?: readonly string[]; readonly afterPolicies?: readonly string[] },
    ) => void
  }
}

interface RequestPolicy {
  readonly name: string
  readonly sendRequest: <Request extends { timeout: number }, Answer>(
    request: Request,
    next: (request: Request) => Answer,
  ) => Answer
}

/** The requests of a client, without the SDK's blind retries; how long each may take is the caller's to say. */
export function singleAttemptPipeline(client: ConnectorClient): Requests['pipeline'] {
  const { pipeline } = requestsOf(client)
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  return pipeline
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
