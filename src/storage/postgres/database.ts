import { Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { StorageMisconfigured } from '../../actions/ports.ts'
import { TellingDialect } from './dialect.ts'
import { noAddress } from './faults.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Work = Kysely<Tables> | Transaction<Tables>

export interface DatabaseOptions {
  readonly url: string
  /** Connections that this process may hold. */
  readonly pool: number
}

/** No statement of the store takes longer than a moment; one that does must not hold up all others. */
const statementTimeoutMs = 30_000
const connectTimeoutMs = 10_000

/** Connections are made when they are needed, and made anew when the server has been away. */
export function connect({ url, pool }: DatabaseOptions): Database {
  const connections = new pg.Pool({
    ...connectionOf(url),
    max: pool,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    application_name: 'oma-arviointi',
    types: { getTypeParser },
  })
  // An idle connection that breaks is gone from the pool; the next statement opens another.
  connections.on('error', () => undefined)
  // One that breaks between two statements of a transaction fails the next statement; unheard, it would end the process.
  connections.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new TellingDialect({ pool: connections }) })
}

function connectionOf(url: string): pg.PoolConfig {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new StorageMisconfigured(noAddress)
  }
  // As libpq means them: `require` encrypts and trusts; what verifies says so by its name.
  if (parsed.searchParams.has('sslmode') && !parsed.searchParams.has('uselibpqcompat')) {
    parsed.searchParams.set('uselibpqcompat', 'true')
  }
  return { connectionString: parsed.toString() }
}

const { builtins } = pg.types

/** Moments as the domain writes them, days as they are, counts as numbers. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
  if (type === builtins.DATE) return (text: string) => text
  if (type === builtins.INT8) return Number
  return format === 'binary' ? pg.types.getTypeParser(type, format) : pg.types.getTypeParser(type)
}
