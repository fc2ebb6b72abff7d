import { z } from 'zod/v4'

/** Where and how the bot runs, checked once; nothing else reads the environment. */
export interface Config {
  readonly mode: 'local' | 'teams'
  readonly host: string
  readonly port: number
  readonly programme: string
  /** Whether `PROGRAMME` names it, and it is not the default. */
  readonly programmeNamed: boolean
  readonly dataDir: string
  /** Instead of the folder. */
  readonly database?: DatabaseConfig
  readonly publicUrl: string
  /** Undefined in local mode without one: then a random key is made at each start. */
  readonly linkSecret?: string
  /** The key before that one: what it has signed stays good while links are being changed over. */
  readonly earlierLinkSecret?: string
  readonly linkDays: number
  readonly metricsToken?: string
  readonly registration?: BotRegistration
  readonly allowedTenants: readonly string[]
  readonly serviceUrlHosts: readonly string[]
  readonly logLevel: string
  readonly sendRate: number
  /** Months. */
  readonly retention: { readonly answers: number; readonly audit: number; readonly deliveries: number }
  readonly playground: { readonly on: boolean; readonly port: number }
  /** Local wall-clock time to start at, `2021-10-18T09:00`. */
  readonly clock?: string
}

export interface DatabaseConfig {
  readonly url: string
  /** Connections that one instance may hold. */
  readonly pool: number
}

export interface BotRegistration {
  readonly id: string
  readonly type: 'SingleTenant' | 'UserAssignedMSI'
  readonly tenant: string
  readonly password?: string
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] }

const defaultDataDir = 'data'
const defaultProgramme = 'programmes/lansi-uusimaa.yaml'
const postgresAddress = 'must be an address like postgres://user:password@host:5432/database'
const poolSize = z.coerce.number().int().min(2).max(100).default(10)
const months = z.coerce.number().int().min(1).max(1200)
const port = z.coerce.number().int().min(1).max(65_535)
const optional = z.string().optional()
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )

/** Activities and tokens write ids in small letters and are compared as they are; a tenant by its name matches none. */
const entraId = z
  .string()
  .regex(/^[a-z0-9-]+$/i, 'must be an id like 11111111-2222-3333-4444-555555555555')
  .toLowerCase()
const hostName = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i, 'must be host names like smba.example.fi, without https://')
  .toLowerCase()

const bareAddress = 'Give the address alone, without a question mark, a hash or a password: https://bot.example.fi'

const environment = z.object({
  NODE_ENV: optional,
  PORT: port.default(3978),
  HOST: optional,
  PROGRAMME: z.string().default(defaultProgramme),
  DATA_DIR: z.string().default(defaultDataDir),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: postgresAddress }).optional(),
  DATABASE_POOL: poolSize,
  BOT_ID: entraId.optional(),
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  BOT_PASSWORD: optional,
  BOT_TENANT_ID: entraId.optional(),
  ALLOWED_TENANTS: list.pipe(z.array(entraId)),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBare, bareAddress)
    .optional(),
  LINK_SECRET: optional,
  LINK_SECRET_BEFORE: optional,
  LINK_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  METRICS_TOKEN: optional,
  SERVICE_URLS: list.pipe(z.array(hostName)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SEND_RATE: z.coerce.number().min(1).max(50).default(25),
  RETENTION_ANSWERS: months.default(120),
  RETENTION_AUDIT: months.default(120),
  RETENTION_DELIVERIES: months.default(24),
  PLAYGROUND: z.enum(['on', 'off']).default('on'),
  PLAYGROUND_PORT: port.default(56_150),
  CLOCK: z.string().refine(isWallTime, 'must be a date and time like 2021-10-18T09:00').optional(),
})

function isWallTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return false
  // A day that the month does not have rolls over into the next one.
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  const time = new Date(`2021-01-01T${text.slice(11)}Z`)
  return (
    !Number.isNaN(time.getTime()) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10))
  )
}

/** What is put behind it would end up in its query, and a name and password in every card. */
function isBare(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { search, hash, username, password } = new URL(address)
  return [search, hash, username, password].every((part) => part === '')
}

type Environment = z.infer<typeof environment>

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])
const shortestSecret = 32

/** What the command line needs of the settings: where the data is. The bot's own settings may be at fault. */
export type StoreConfig = Pick<Config, 'dataDir' | 'database'>

export function readStoreConfig(
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: StoreConfig } | { readonly ok: false; readonly faults: readonly string[] } {
  const given = trimmed(env)
  const parsed = environment.pick({ DATABASE_URL: true, DATABASE_POOL: true }).safeParse(given)
  if (!parsed.success) return { ok: false, faults: faultLines(parsed.error) }
  return { ok: true, config: { dataDir: given.DATA_DIR ?? defaultDataDir, ...databaseOf(parsed.data) } }
}

/** Reads and checks every setting; all faults are told together, each with what to do. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = trimmed(env)
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    return { ok: false, faults: [...faultLines(parsed.error), ...crossFaults(undefined, given)] }
  }
  const faults = crossFaults(parsed.data, given)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: configOf(parsed.data) }
}

/** A blank line in `.env` means "not set", for every setting and every rule. */
function trimmed(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  )
}

/** Rules that join settings; what can be judged is judged even where single values are at fault. */
function crossFaults(read: Environment | undefined, given: Readonly<Record<string, string>>): readonly string[] {
  const faults: string[] = []
  const teams = given.BOT_ID !== undefined
  const half = ['BOT_PASSWORD', 'BOT_TENANT_ID', 'BOT_TYPE'].filter((name) => given[name] !== undefined)
  if (!teams && half.length > 0)
    faults.push(`BOT_ID: missing, although ${half.join(', ')} is set. Set it, or remove those for local mode.`)
  if (!teams && given.NODE_ENV === 'production')
    faults.push(
      'BOT_ID: missing. In production the bot needs its Entra registration; local mode is for a developer’s machine.',
    )
  if (!teams && given.HOST !== undefined && !loopback.has(given.HOST))
    faults.push('HOST: local mode listens on this machine only. Use 127.0.0.1, or set BOT_ID.')
  for (const name of ['LINK_SECRET', 'LINK_SECRET_BEFORE']) {
    const secret = given[name]
    if (secret !== undefined && Buffer.byteLength(secret) < shortestSecret)
      faults.push(`${name}: too short. Use ${shortestSecret} bytes or more, for example from: openssl rand -base64 32`)
  }
  if (!teams) return faults
  for (const name of ['BOT_TENANT_ID', 'PUBLIC_URL', 'LINK_SECRET', 'METRICS_TOKEN']) {
    if (given[name] === undefined) faults.push(`${name}: missing. It is required together with BOT_ID.`)
  }
  const type = read?.BOT_TYPE ?? given.BOT_TYPE ?? 'SingleTenant'
  if (type === 'SingleTenant' && given.BOT_PASSWORD === undefined)
    faults.push('BOT_PASSWORD: missing. A SingleTenant bot signs in with a client secret.')
  if (type === 'UserAssignedMSI' && given.BOT_PASSWORD !== undefined)
    faults.push('BOT_PASSWORD: remove it. A UserAssignedMSI bot has no secret.')
  if (given.CLOCK !== undefined) faults.push('CLOCK: remove it. The clock can be set in local mode only.')
  return faults
}

function configOf(read: Environment): Config {
  const mode = read.BOT_ID === undefined ? 'local' : 'teams'
  const host = read.HOST ?? (mode === 'local' ? '127.0.0.1' : '0.0.0.0')
  return {
    mode,
    host,
    port: read.PORT,
    programme: read.PROGRAMME,
    programmeNamed: read.PROGRAMME !== defaultProgramme,
    dataDir: read.DATA_DIR,
    ...databaseOf(read),
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${host.includes(':') ? `[${host}]` : host}:${read.PORT}`,
    ...(read.LINK_SECRET === undefined ? {} : { linkSecret: read.LINK_SECRET }),
    ...(read.LINK_SECRET_BEFORE === undefined ? {} : { earlierLinkSecret: read.LINK_SECRET_BEFORE }),
    linkDays: read.LINK_DAYS,
    ...(read.METRICS_TOKEN === undefined ? {} : { metricsToken: read.METRICS_TOKEN }),
    ...registrationOf(read),
    allowedTenants:
      read.ALLOWED_TENANTS.length > 0 || read.BOT_TENANT_ID === undefined ? read.ALLOWED_TENANTS : [read.BOT_TENANT_ID],
    serviceUrlHosts: read.SERVICE_URLS,
    logLevel: read.LOG_LEVEL,
    sendRate: read.SEND_RATE,
    retention: {
      answers: read.RETENTION_ANSWERS,
      audit: read.RETENTION_AUDIT,
      deliveries: read.RETENTION_DELIVERIES,
    },
    playground: { on: mode === 'local' && read.PLAYGROUND === 'on', port: read.PLAYGROUND_PORT },
    ...(read.CLOCK === undefined ? {} : { clock: read.CLOCK }),
  }
}

function databaseOf(read: Pick<Environment, 'DATABASE_URL' | 'DATABASE_POOL'>): Pick<Config, 'database'> {
  return read.DATABASE_URL === undefined ? {} : { database: { url: read.DATABASE_URL, pool: read.DATABASE_POOL } }
}

function faultLines(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`)
}

function registrationOf(read: Environment): Pick<Config, 'registration'> {
  if (read.BOT_ID === undefined || read.BOT_TENANT_ID === undefined) return {}
  const password = read.BOT_PASSWORD === undefined ? {} : { password: read.BOT_PASSWORD }
  return { registration: { id: read.BOT_ID, type: read.BOT_TYPE, tenant: read.BOT_TENANT_ID, ...password } }
}
