import { TeamsAdapter } from '@microsoft/teams-ai'
import { ConfigurationServiceClientCredentialFactory, type Request, type Response } from 'botbuilder'
import type { Messenger } from '../actions/ports.ts'
import { createBotApplication } from './bot-application.ts'
import { createConnector } from './connector.ts'
import { inboundActivity, tenantOf } from './inbound-activity.ts'
import { createMessageEditor } from './message-editor.ts'
import { createMessenger } from './messenger.ts'
import { quietResponse } from './quiet-response.ts'
import type { TeamsContext } from './turn.ts'
import { limitTurnRequests } from './turn-requests.ts'

/** The bot's registration with Entra; without one the bot runs in local mode. */
export interface Registration {
  readonly id: string
  readonly type: 'SingleTenant' | 'UserAssignedMSI'
  readonly tenant: string
  readonly password?: string
}

export interface TeamsOptions {
  readonly registration?: Registration
  /** Empty: any tenant (local mode). */
  readonly allowedTenants: readonly string[]
  /** Whether the bot may answer to this service URL. */
  readonly allowsServiceUrl: (url: string) => boolean
}

/** Carries Bot Framework activities between HTTP and the bot. */
export interface TeamsTransport {
  readonly messenger: Messenger
  /** Takes activities from now on; the messenger works before. */
  readonly listen: (context: TeamsContext) => MessageEndpoint
}

export interface MessageEndpoint {
  /** Answers one POST: 400, 401 or 403 with an empty body where it is refused. */
  readonly handle: (request: Request, response: Response) => Promise<void>
  /** Resolves when every edit that follows an answer has ended. */
  readonly idle: () => Promise<void>
}

export function createTeamsTransport(options: TeamsOptions): TeamsTransport {
  const { registration } = options
  const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory(credentials(registration)))
  adapter.use(limitTurnRequests)
  const withConnector = createConnector(adapter, registration?.id ?? '')
  const editor = createMessageEditor(withConnector)
  return {
    messenger: createMessenger(withConnector, editor),
    listen(context) {
      const bot = createBotApplication(context, editor)
      return {
        async handle(request, response) {
          const refused = refusedStatus(request.body, options)
          if (refused !== undefined) {
            response.status(refused)
            response.end()
            return
          }
          const afterwards: (() => void)[] = []
          const quiet = quietResponse(response)
          await adapter.process(request, quiet, (turn) => bot.run(turn, (work) => afterwards.push(work)))
          for (const work of afterwards) work()
        },
        idle: () => editor.idle(),
      }
    },
  }
}

/** Checked before the token, which says nothing of the tenant and does not bind the service URL alone. */
function refusedStatus(
  body: unknown,
  { allowedTenants, allowsServiceUrl, registration }: TeamsOptions,
): number | undefined {
  const activity = inboundActivity.safeParse(body)
  if (!activity.success) return 400
  if (!allowsServiceUrl(activity.data.serviceUrl)) return 403
  if (registration !== undefined && activity.data.channelId !== 'msteams') return 403
  return allowedTenants.length > 0 && !allowedTenants.includes(tenantOf(activity.data)) ? 403 : undefined
}

function credentials(registration: Registration | undefined): Readonly<Record<string, string>> {
  if (registration === undefined) return {}
  return {
    MicrosoftAppType: registration.type,
    MicrosoftAppId: registration.id,
    MicrosoftAppTenantId: registration.tenant,
    ...(registration.password === undefined ? {} : { MicrosoftAppPassword: registration.password }),
  }
}
