import { StorageFailure, StorageMisconfigured } from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'

export const noAddress =
  'DATABASE_URL is not an address of PostgreSQL. Write it as postgres://user:password@host:5432/database.'

const untrusted = 'has a certificate that is not trusted. Name its authority in DATABASE_URL (sslrootcert).'

/** What the operator can do, by PostgreSQL's code or the system's; the message itself may quote people's text. */
const settings: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password. Correct the user and the password in DATABASE_URL.',
  '28000': 'refuses the user. Correct the user in DATABASE_URL, or let it in (pg_hba.conf).',
  '3D000': 'has no database of that name. Create it, or correct the name in DATABASE_URL.',
  '42501': 'does not allow this. Make the user the owner of the database, or grant CREATE on its schema.',
  ENOTFOUND: 'cannot be found. Correct the host in DATABASE_URL.',
  EAI_AGAIN:
    'cannot be found: the name of its host is not resolved. Correct the host in DATABASE_URL, or mend the DNS.',
  '3F000':
    'has no schema in which tables could be made. Create the schema that the search_path of the user names, or "public".',
  '42704': 'does not know what it is asked for. Use PostgreSQL 13 or newer, and correct the settings in DATABASE_URL.',
  '08P01':
    'does not take the settings of the bot: a pooler may stand before it. Name the server itself in DATABASE_URL.',
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: 'has a certificate that has expired. Renew it.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'has a certificate for another name. Write the host in DATABASE_URL as it stands there.',
}

const unreachable = 'cannot be reached. Start it, or correct host and port in DATABASE_URL.'
const unanswered = 'does not answer. Start it, or correct host and port in DATABASE_URL.'

const passing: Readonly<Record<string, string>> = {
  ECONNREFUSED: unreachable,
  ETIMEDOUT: unanswered,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  // A socket in a folder, which the address names as its host.
  ENOENT: unreachable,
  EACCES: 'may not be reached by the user who runs the bot. Correct host and port in DATABASE_URL.',
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
  return systemCode(error) ?? ''
}

/** Somebody else wrote the same at the same moment: worth doing again. */
export function isCollision(error: unknown): boolean {
  const cause = error instanceof StorageFailure ? error.cause : error
  return ['40001', '40P01'].includes(codeOf(cause))
}

/** What went wrong before there was a connection, in the same words; one that breaks then was none. */
export function connectionFailure(error: unknown): unknown {
  if (error instanceof URIError) return new StorageMisconfigured(noAddress, { cause: error })
  const message = error instanceof Error ? error.message : ''
  if (codeOf(error) === '' && message.startsWith('Connection terminated'))
    return new StorageFailure(`The PostgreSQL server ${unanswered}`, { cause: error })
  return storageFailure(error)
}

/** The failure in words for whoever operates the bot. */
export function storageFailure(error: unknown): unknown {
  if (error instanceof StorageFailure) return error
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : ''
  const told = (Failure: typeof StorageFailure, words: string) => new Failure(words, { cause: error })
  const setting = isUnreadFile(error) ? undefined : settings[code]
  if (setting !== undefined) return told(StorageMisconfigured, `The PostgreSQL server ${setting}`)
  if (isUnreadFile(error) || message.includes('requires specifying a CA')) {
    const remedy = 'Correct sslrootcert, sslcert and sslkey in DATABASE_URL.'
    return told(StorageMisconfigured, `A certificate of the PostgreSQL server cannot be read. ${remedy}`)
  }
  const known = passing[code]
  if (known !== undefined) return told(StorageFailure, `The PostgreSQL server ${known}`)
  if (message.startsWith('SASL')) return told(StorageMisconfigured, `The PostgreSQL server ${settings['28P01']}`)
  if (message.includes('SSL')) {
    const remedy = 'Set sslmode in DATABASE_URL as the server wants it.'
    return told(StorageMisconfigured, `The PostgreSQL server and the bot do not agree on TLS. ${remedy}`)
  }
  if (broken.test(message) || broken.test(code)) {
    const remedy = 'It is opened anew at the next try.'
    return told(StorageFailure, `The connection to the PostgreSQL server was lost. ${remedy}`)
  }
  if (code === '') return error
  return told(StorageFailure, `The PostgreSQL server refused a statement (${code}). Its log says more.`)
}

/** A file that the address names, which is read before anything is asked of the server. */
function isUnreadFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && (error.syscall === 'open' || error.syscall === 'read')
}
