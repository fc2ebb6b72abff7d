import { setTimeout as pause } from 'node:timers/promises'
import type { Request, Response } from 'botbuilder'
import type { Messenger, Telemetry } from '../actions/ports.ts'
import { type AdmissionLimits, admissionLimits, createAdmission } from './admission.ts'
import type { Authority, Registration } from './authority.ts'
import { createBotApplication } from './bot-application.ts'
import { CheckingAdapter } from './checking-adapter.ts'
import { createConnector } from './connector.ts'
import { inboundActivity, tenantsOf } from './inbound-activity.ts'
import { createMessageEditor } from './message-editor.ts'
import { createMessenger } from './messenger.ts'
import { quietResponse } from './quiet-response.ts'
import { createTooFast } from './too-fast.ts'
import type { TeamsContext } from './turn.ts'
import { limitTurnRequests } from './turn-requests.ts'

export interface TeamsOptions {
  /** Without one the bot runs in local mode. */
  readonly registration?: Registration
  readonly authority?: Authority
  readonly telemetry: Telemetry
  readonly limits?: AdmissionLimits
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
  const { registration, telemetry } = options
  const adapter = new CheckingAdapter({
    ...options,
    onFault: (reason) => telemetry.count('refusals', { reason }),
    onKeysFailed: (error) => telemetry.error('no signing keys', error),
  })
  adapter.use(limitTurnRequests)
  const withConnector = createConnector(adapter, registration?.id ?? '', { allowsServiceUrl: options.allowsServiceUrl })
  const editor = createMessageEditor(withConnector)
  return {
    messenger: createMessenger(withConnector, editor),
    listen(context) {
      const bot = createBotApplication(context, editor)
      const admission = createAdmission(options.limits ?? admissionLimits, () => performance.now())
      const tooFast = createTooFast({ telemetry, say: bot.slowDown, hold })
      adapter.guardWith(async (activity, run) => {
        const admitted = await admission.admit(activity, () => run())
        return admitted.verdict === 'done' ? admitted.result : tooFast.answer({ activity, ...admitted }, run)
      })
      return {
        async handle(request, response) {
          const refused = refusalOf(request.body, options)
          if (refused !== undefined) {
            telemetry.count('refusals', { reason: refused.reason })
            response.status(refused.status)
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

/** Well within the time that Teams waits for the answer to a press; never the same, or all would come again at once. */
function hold(): Promise<void> {
  return pause(500 + Math.random() * 1000)
}

interface RequestRefusal {
  readonly status: 400 | 403
  readonly reason: 'no-activity' | 'service-url' | 'other-channel' | 'other-tenant'
}

/** Checked before the token, which says nothing of the tenant and does not bind the service URL alone. */
function refusalOf(
  body: unknown,
  { allowedTenants, allowsServiceUrl, registration }: TeamsOptions,
): RequestRefusal | undefined {
  const activity = inboundActivity.safeParse(body)
  if (!activity.success) return { status: 400, reason: 'no-activity' }
  if (!allowsServiceUrl(activity.data.serviceUrl)) return { status: 403, reason: 'service-url' }
  if (registration !== undefined && activity.data.channelId !== 'msteams')
    return { status: 403, reason: 'other-channel' }
  const isStrange =
    allowedTenants.length > 0 && !tenantsOf(activity.data).every((each) => allowedTenants.includes(each))
  return isStrange ? { status: 403, reason: 'other-tenant' } : undefined
}
