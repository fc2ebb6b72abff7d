import type { Middleware } from 'botbuilder'
import type { ConnectorClient } from 'botframework-connector'
import { singleAttemptPipeline } from './connector.ts'

const timeoutMs = 15_000

/**
 * For the requests that a person's turn makes (replies, roster): one attempt each, 15 s at most, instead of the
 * SDK's blind retries and endless waits. What the bot sends by itself has a watch of its own.
 */
export const limitTurnRequests: Middleware = {
  async onTurn(context, next) {
    if (context.activity.name !== 'ContinueConversation') {
      const client: ConnectorClient = context.turnState.get(context.adapter.ConnectorClientKey)
      singleAttemptPipeline(client).addPolicy(
        {
          name: 'turn-timeout',
          sendRequest(request, send) {
            request.timeout = timeoutMs
            return send(request)
          },
        },
        {},
      )
    }
    await next()
  },
}
