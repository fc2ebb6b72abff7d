import { TeamsAdapter } from '@microsoft/teams-ai'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationError,
} from 'botframework-connector'
import { type Authority, authoritySettings, channelIssuer, credentialsOf, type Registration } from './authority.ts'
import { TooManyTurns } from './turn-gate.ts'

type TokenFault = 'bad-token' | 'no-signing-keys'
/** Why a request was turned away before a turn began. */
export type EntryFault = TokenFault | 'too-many-turns'

export interface CheckingOptions {
  readonly registration?: Registration
  readonly authority?: Authority
  readonly onFault: (fault: EntryFault) => void
}

type Logic = (context: TurnContext) => Promise<void>

const checkWithinMs = 10_000

/**
 * The SDK's adapter, which answers a token that fails with a bare 401, and signing keys that cannot be had with 503.
 * Left alone it throws the reason into the answer and onto the console, and says 500 for a bad signature.
 */
export class CheckingAdapter extends TeamsAdapter {
  readonly #options: CheckingOptions

  constructor(options: CheckingOptions) {
    const issuer = options.authority?.issuer ?? channelIssuer
    super(
      authoritySettings(options.authority),
      credentialsOf(options.registration, options.authority),
      onlyFromChannel(issuer),
    )
    this.#options = options
  }

  protected override async processActivity(
    authorization: string | AuthenticateRequestResult,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    const check = new TokenCheck(this.#options.authority?.withinMs ?? checkWithinMs)
    const turn: Logic = async (context) => {
      check.passed()
      await logic(context)
    }
    try {
      // The two are two ways to call it for the compiler, and one for the SDK.
      const processing =
        typeof authorization === 'string'
          ? super.processActivity(authorization, activity, turn)
          : super.processActivity(authorization, activity, turn)
      return await Promise.race([processing, check.tooLate])
    } catch (error) {
      if (error instanceof TooManyTurns) {
        this.#options.onFault('too-many-turns')
        return { status: 503 }
      }
      // A turn answers for its own failures; what gets here broke in the SDK, and that is no verdict on the sender.
      if (check.hasPassed) throw error
      const fault = faultOf(error)
      this.#options.onFault(fault)
      return { status: fault === 'bad-token' ? 401 : 503 }
    } finally {
      check.end()
    }
  }
}

/** The SDK waits for ever for signing keys; a check that takes too long ends, and its turn never begins. */
class TokenCheck {
  readonly tooLate: Promise<never>
  readonly #timer: NodeJS.Timeout
  #state: 'checking' | 'passed' | 'given-up' = 'checking'

  constructor(withinMs: number) {
    let fail = (_: Error): void => undefined
    this.tooLate = new Promise<never>((_, reject) => {
      fail = reject
    })
    this.#timer = setTimeout(() => {
      this.#state = 'given-up'
      fail(new KeysTooSlow())
    }, withinMs)
  }

  get hasPassed(): boolean {
    return this.#state === 'passed'
  }

  /** Called where the turn begins; throws when nobody waits for it any more. */
  passed(): void {
    if (this.#state === 'given-up') throw new KeysTooSlow()
    this.#state = 'passed'
    this.end()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}

class KeysTooSlow extends Error {
  override readonly name = 'KeysTooSlow'
}

/**
 * Only the channel vouches for a sender. The SDK also takes tokens of its emulator and of other bots, which any
 * holder of the bot's secret can get and which bind no service URL.
 */
function onlyFromChannel(issuer: string): AuthenticationConfiguration {
  return new AuthenticationConfiguration([], async (claims) => {
    if (!claims.some(({ type, value }) => type === 'iss' && value === issuer))
      throw new AuthenticationError('Only the channel may call.', 401)
  })
}

/** Anything that is not plainly a failure to get the keys is the sender's fault: that way a doubt keeps people out. */
function faultOf(error: unknown): TokenFault {
  if (error instanceof KeysTooSlow) return 'no-signing-keys'
  if (error instanceof AuthenticationError) return error.statusCode >= 500 ? 'no-signing-keys' : 'bad-token'
  return error instanceof Error && error.name === 'FetchError' ? 'no-signing-keys' : 'bad-token'
}
