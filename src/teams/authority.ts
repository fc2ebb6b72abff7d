import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'

/** The bot's registration with Entra; without one the bot runs in local mode. */
export interface Registration {
  readonly id: string
  readonly type: 'SingleTenant' | 'UserAssignedMSI'
  readonly tenant: string
  readonly password?: string
}

/** Who vouches for requests and where the bot signs in, where it is not the Bot Framework itself: in tests. */
export interface Authority {
  readonly issuer: string
  readonly metadataUrl: string
  readonly accessToken: string
  /** How long its keys may take; ten seconds if left out. */
  readonly withinMs?: number
}

/** The issuer of every token that Teams' channel sends. */
export const channelIssuer = 'https://api.botframework.com'

/**
 * The SDK's settings for checking tokens; none are the Bot Framework's own.
 * All six belong together: where one is set, the SDK takes the others for empty and every token fails.
 */
export function authoritySettings(authority: Authority | undefined): Readonly<Record<string, string>> {
  if (authority === undefined) return {}
  return {
    ToBotFromChannelOpenIdMetadataUrl: authority.metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: authority.metadataUrl,
    ToBotFromChannelTokenIssuer: authority.issuer,
    ToChannelFromBotLoginUrl: authority.issuer,
    ToChannelFromBotOAuthScope: authority.issuer,
    OAuthUrl: authority.issuer,
  }
}

/** Signs in as the registration says; without one the SDK checks no token, which only local mode may do. */
export function credentialsOf(
  registration: Registration | undefined,
  authority: Authority | undefined,
): ConfigurationServiceClientCredentialFactory {
  const settings = registration === undefined ? {} : registrationSettings(registration)
  return authority === undefined
    ? new ConfigurationServiceClientCredentialFactory(settings)
    : new GivenToken(settings, authority.accessToken)
}

function registrationSettings({ type, id, tenant, password }: Registration): Readonly<Record<string, string>> {
  return {
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenant,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
  }
}

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>

/** The SDK fetches a token from an https address of Microsoft's only; an authority of another kind gives it at once. */
class GivenToken extends ConfigurationServiceClientCredentialFactory {
  readonly #token: string

  constructor(settings: Readonly<Record<string, string>>, token: string) {
    super(settings)
    this.#token = token
  }

  override async createCredentials(): Promise<Credentials> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${this.#token}`)
        return request
      },
    }
  }
}
