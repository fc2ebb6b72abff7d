import { TeamsAdapter } from '@microsoft/teams-ai'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
} from 'botframework-connector'
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js'
import { z } from 'zod/v4'
import { type Authority, authoritySettings, channelIssuer, credentialsOf, type Registration } from './authority.ts'
import type { InboundActivity } from './inbound-activity.ts'
import { withoutConsole } from './quiet-console.ts'
import { createSigningKeys, KeysUnavailable } from './signing-keys.ts'
import { TooManyTurns } from './turn-gate.ts'

type TokenFault = 'bad-token' | 'no-signing-keys'
/** Why a request was turned away before a turn began. */
export type EntryFault = TokenFault | 'too-many-turns'

export interface CheckingOptions {
  readonly registration?: Registration
  readonly authority?: Authority
  readonly onFault: (fault: EntryFault) => void
  readonly onBroken: (error: unknown) => void
  /** Told once in a while as long as the signing keys cannot be fetched, also while those known still serve. */
  readonly onKeysFailed: (error: unknown) => void
}

type Logic = (context: TurnContext) => Promise<void>

/** Where an authenticated activity waits for its turn; `run` makes the turn, or another one in its place. */
export type Door = (
  activity: InboundActivity,
  run: (instead?: Logic) => Promise<InvokeResponse | undefined>,
) => Promise<InvokeResponse | undefined>

/** What a request brought, and how the bot reads it. */
export interface Received {
  readonly authorization: string
  readonly body: unknown
  readonly activity: InboundActivity
}

const checkWithinMs = 10_000
const keysWithinMs = 5000

/**
 * The SDK's adapter behind checks of our own: a token that fails is answered with a bare 401, and signing keys that
 * cannot be had with 503. Nothing is made for a turn before the door has let it in. The SDK's own way in (`process`)
 * is not used: it says 500 for a bad signature, gives the reason away, and costs more than all that is done here.
 */
export class CheckingAdapter extends TeamsAdapter {
  readonly #options: CheckingOptions
  #door: Door | undefined

  constructor(options: CheckingOptions) {
    const issuer = options.authority?.issuer ?? channelIssuer
    super(
      authoritySettings(options.authority),
      credentialsOf(options.registration, options.authority),
      onlyFromChannel(issuer),
    )
    this.#options = options
    if (options.registration !== undefined) useOwnKeys(options)
  }

  /** Whoever comes before there is a door is asked to come again. */
  guardWith(door: Door): void {
    this.#door = door
  }

  /** Answers one activity; undefined where there is nothing to say but that it has arrived. */
  async receive({ authorization, body, activity: read }: Received, logic: Logic): Promise<InvokeResponse | undefined> {
    const activity = asRead.parse(body)
    const sender = await this.#check(authorization, activity)
    if (sender === 'bad-token' || sender === 'no-signing-keys') {
      this.#options.onFault(sender)
      return { status: sender === 'bad-token' ? 401 : 503 }
    }
    if (this.#door === undefined) return { status: 503 }
    try {
      return await this.#door(read, (instead = logic) => this.processActivity(sender, activity, instead))
    } catch (error) {
      if (error instanceof TooManyTurns) this.#options.onFault('too-many-turns')
      // A turn answers for its own failures; what gets out of it broke in the SDK.
      else this.#options.onBroken(error)
      return { status: 503 }
    }
  }

  /** A check that takes too long is given up, and no turn follows it: of its own the SDK waits for ever. */
  async #check(header: string, activity: Activity): Promise<AuthenticateRequestResult | TokenFault> {
    const withinMs = this.#options.authority?.withinMs ?? checkWithinMs
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new KeysTooSlow()), withinMs)
    })
    try {
      const checking = withoutConsole(() => this.botFrameworkAuthentication.authenticateRequest(activity, header))
      return await Promise.race([checking, tooLate])
    } catch (error) {
      return faultOf(error)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The schema of what comes in has passed it. */
const asRead = z.custom<Activity>()

class KeysTooSlow extends Error {
  override readonly name = 'KeysTooSlow'
}

/**
 * The SDK asks for the keys with every request of the second day on as long as no answer comes, waits for ever, and
 * takes one that it cannot read for no keys. There is one cache of its own for each address, which ours stands in for.
 */
function useOwnKeys({ authority, onKeysFailed }: CheckingOptions): void {
  const metadataUrl = authority?.metadataUrl ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl
  const keys = createSigningKeys({
    metadataUrl,
    withinMs: authority?.withinMs ?? keysWithinMs,
    now: () => performance.now(),
    onFailure: onKeysFailed,
  })
  new JwtTokenExtractor({}, metadataUrl, []).openIdMetadata.getKey = keys.get
}

/**
 * Only the channel vouches for a sender, and for a time. The SDK also takes tokens of its emulator and of other bots,
 * which any holder of the bot's secret can get and which bind no service URL, and one that never ends.
 */
function onlyFromChannel(issuer: string): AuthenticationConfiguration {
  return new AuthenticationConfiguration([], async (claims) => {
    if (!claims.some(({ type, value }) => type === 'iss' && value === issuer))
      throw new AuthenticationError('Only the channel may call.', 401)
    if (!claims.some(({ type }) => type === 'exp')) throw new AuthenticationError('A token must end.', 401)
  })
}

/** Anything that is not plainly a failure to get the keys is the sender's fault: that way a doubt keeps people out. */
function faultOf(error: unknown): TokenFault {
  if (error instanceof KeysTooSlow || error instanceof KeysUnavailable) return 'no-signing-keys'
  if (error instanceof AuthenticationError) return error.statusCode >= 500 ? 'no-signing-keys' : 'bad-token'
  return error instanceof Error && error.name === 'FetchError' ? 'no-signing-keys' : 'bad-token'
}
