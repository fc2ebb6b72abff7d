import { Application, TeamsAdapter, type TurnState } from '@microsoft/teams-ai'
import { ActivityTypes, CardFactory, ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import restify, { type Request, type Response } from 'restify'
import { freePort } from '../test/fakes/test-bot.ts'
import { serveBench } from './answer-process.ts'
import { bareCard } from './bare-bot-card.ts'

/** The least that answers a press with teams-ai: a small card, and the message edited to show it. No store, no rights. */
const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}))
const app = new Application<TurnState>({ startTypingTimer: false, removeRecipientMention: false })
let count = 0

app.adaptiveCards.actionExecute('save', async (context) => {
  count += 1
  const card = bareCard(count)
  await context.updateActivity({
    type: ActivityTypes.Message,
    ...(context.activity.replyToId === undefined ? {} : { id: context.activity.replyToId }),
    attachments: [CardFactory.adaptiveCard(card)],
  })
  return card
})

const server = restify.createServer()
server.use(restify.plugins.jsonBodyParser())
server.post('/api/messages', async (request: Request, response: Response) => {
  const { body, headers, method = '' } = request
  await adapter.process({ body, headers, method }, response, async (context) => {
    await app.run(context)
  })
})

const port = await freePort()
server.listen(port, '127.0.0.1', () =>
  serveBench({
    url: `http://127.0.0.1:${port}`,
    bytes: () => 0,
    async stop() {
      server.close()
      server.server.closeAllConnections()
    },
  }),
)
