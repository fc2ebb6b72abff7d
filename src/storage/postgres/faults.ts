import { StorageFailure, StorageMisconfigured } from '../../actions/ports.ts'

/** What the operator can do, by PostgreSQL's code or the system's; the message itself may quote people's text. */
const settings: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password. Correct the user and the password in DATABASE_URL.',
  '28000': 'refuses the user. Correct the user in DATABASE_URL, or let it in (pg_hba.conf).',
  '3D000': 'has no database of that name. Create it, or correct the name in DATABASE_URL.',
  '42501': 'does not allow this. Make the user the owner of the database, or grant CREATE on its schema.',
  ENOTFOUND: 'cannot be found. Correct the host in DATABASE_URL.',
  EAI_AGAIN:
    'cannot be found: the name of its host is not resolved. Correct the host in DATABASE_URL, or mend the DNS.',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that is not trusted. Name its authority in DATABASE_URL (sslrootcert).',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'has a certificate that is not trusted. Name its authority in DATABASE_URL (sslrootcert).',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a certificate that is not trusted. Name its authority in DATABASE_URL (sslrootcert).',
}

const passing: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'cannot be reached. Start it, or correct host and port in DATABASE_URL.',
  ETIMEDOUT: 'does not answer. Start it, or correct host and port in DATABASE_URL.',
  '53100': 'has no room left on its disk. Make room; nothing was changed.',
  '53200': 'has run out of memory. Nothing was changed.',
  '53300': 'has no connection left. Lower DATABASE_POOL, or raise max_connections.',
  '57014': 'took too long, and the statement was given up. Nothing was changed.',
  '57P01': 'is shutting down. Nothing was changed; try again when it is up.',
  '57P03': 'is starting up. Try again in a moment.',
  '25006': 'takes no changes: it is a standby, or set to read only. Name the primary in DATABASE_URL.',
}

/** Connections that broke; whether the last statement was kept is not known. */
const broken = /terminated|ECONNRESET|EPIPE|timeout exceeded when trying to connect|timeout expired|not queryable/

export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Somebody else wrote the same at the same moment: worth doing again. */
export function isCollision(error: unknown): boolean {
  const cause = error instanceof StorageFailure ? error.cause : error
  return ['40001', '40P01'].includes(codeOf(cause))
}

/** The failure in words for whoever operates the bot. */
export function storageFailure(error: unknown): unknown {
  if (error instanceof StorageFailure) return error
  const code = codeOf(error)
  const setting = settings[code]
  if (setting !== undefined) return new StorageMisconfigured(`The PostgreSQL server ${setting}`, { cause: error })
  const known = passing[code]
  if (known !== undefined) return new StorageFailure(`The PostgreSQL server ${known}`, { cause: error })
  const message = error instanceof Error ? error.message : ''
  if (message.includes('SSL')) {
    const remedy = 'Set sslmode in DATABASE_URL as the server wants it.'
    return new StorageMisconfigured(`The PostgreSQL server and the bot do not agree on TLS. ${remedy}`, {
      cause: error,
    })
  }
  if (broken.test(message) || broken.test(code)) {
    return new StorageFailure('The connection to the PostgreSQL server was lost. It is opened anew at the next try.', {
      cause: error,
    })
  }
  return code === ''
    ? error
    : new StorageFailure(`The PostgreSQL server refused a statement (${code}).`, { cause: error })
}
