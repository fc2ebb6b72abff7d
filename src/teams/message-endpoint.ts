import { setTimeout as pause } from 'node:timers/promises'
import type { Response } from 'botbuilder'
import type { Messenger } from '../actions/messenger-port.ts'
import type { Telemetry } from '../actions/ports.ts'
import { type AdmissionLimits, admissionLimits, createAdmission } from './admission.ts'
import { answerRequest } from './answer-request.ts'
import type { Authority, Registration } from './authority.ts'
import { createBotApplication } from './bot-application.ts'
import { CheckingAdapter } from './checking-adapter.ts'
import { createConnector } from './connector.ts'
import { type InboundActivity, inboundActivity, tenantsOf } from './inbound-activity.ts'
import { createMessageEditor } from './message-editor.ts'
import { createMessenger } from './messenger.ts'
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

/** What the endpoint needs of a request over HTTP. */
export interface MessageRequest {
  readonly headers: { readonly authorization?: string | undefined }
  readonly body?: unknown
}

export interface MessageEndpoint {
  /** Answers one POST: 400, 401 or 403 with an empty body where it is refused. */
  readonly handle: (request: MessageRequest, response: Response) => Promise<void>
  /** Resolves when every edit that follows an answer has ended. */
  readonly idle: () => Promise<void>
}

export function createTeamsTransport(options: TeamsOptions): TeamsTransport {
  const { registration, telemetry } = options
  const adapter = new CheckingAdapter({
    ...options,
    onFault: (reason) => telemetry.count('refusals', { reason }),
    onBroken: (error) => telemetry.error('turn broke', error),
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
        async handle({ headers: { authorization = '' }, body }, response) {
          const read = readActivity(body, options)
          if (!read.ok) {
            telemetry.count('refusals', { reason: read.reason })
            return answerRequest(response, read)
          }
          const afterwards: (() => void)[] = []
          const received = { authorization, body, activity: read.activity }
          const answer = await adapter.receive(received, (turn) => bot.run(turn, (work) => afterwards.push(work)))
          answerRequest(response, answer)
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
  readonly ok: false
  readonly status: 400 | 403
  readonly reason: 'no-activity' | 'service-url' | 'other-channel' | 'other-tenant'
}

/** Checked before the token, which says nothing of the tenant and does not bind the service URL alone. */
function readActivity(
  body: unknown,
  { allowedTenants, allowsServiceUrl, registration }: TeamsOptions,
): { readonly ok: true; readonly activity: InboundActivity } | RequestRefusal {
  const { success, data: activity } = inboundActivity.safeParse(body)
  if (!success) return { ok: false, status: 400, reason: 'no-activity' }
  if (!allowsServiceUrl(activity.serviceUrl)) return { ok: false, status: 403, reason: 'service-url' }
  if (registration !== undefined && activity.channelId !== 'msteams')
    return { ok: false, status: 403, reason: 'other-channel' }
  const isStrange = allowedTenants.length > 0 && !tenantsOf(activity).every((each) => allowedTenants.includes(each))
  return isStrange ? { ok: false, status: 403, reason: 'other-tenant' } : { ok: true, activity }
}
