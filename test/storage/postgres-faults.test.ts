import { describe, expect, test } from 'vitest'
import { StorageFailure, StorageMisconfigured } from '../../src/actions/ports.ts'
import { connectionFailure, storageFailure } from '../../src/storage/postgres/faults.ts'

/** What the driver and the system say, and what whoever operates the bot is told. */
const fault = (message: string, more: object = {}): Error => Object.assign(new Error(message), more)

describe('a database that must be set up otherwise', () => {
  test.each<[string, Error, RegExp]>([
    [
      'no password',
      fault('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
      /refuses the password/,
    ],
    ['no schema', fault('no schema has been selected to create in', { code: '3F000' }), /no schema.*Create the schema/],
    ['an old server', fault('type "xid8" does not exist', { code: '42704' }), /PostgreSQL 13 or newer/],
    ['a pooler', fault('unsupported startup parameter', { code: '08P01' }), /Name the server itself/],
    ['an expired certificate', fault('certificate has expired', { code: 'CERT_HAS_EXPIRED' }), /expired\. Renew it/],
    [
      'a certificate for another host',
      fault('Hostname does not match', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      /for another name/,
    ],
    [
      'a certificate file that is not there',
      fault('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' }),
      /certificate.*cannot be read\. Correct sslrootcert/,
    ],
    [
      'no authority to verify by',
      fault('SECURITY WARNING: Using sslmode=verify-ca requires specifying a CA with sslrootcert.'),
      /Correct sslrootcert/,
    ],
    ['no TLS', fault('The server does not support SSL connections'), /Set sslmode/],
  ])('%s', (_, error, told) => {
    const failure = storageFailure(error)
    expect(failure).toBeInstanceOf(StorageMisconfigured)
    expect(String(failure)).toMatch(told)
  })
})

describe('a database that may be there again', () => {
  test.each<[string, Error, RegExp]>([
    [
      'a port where nobody listens',
      fault('connect', { code: 'ECONNREFUSED', syscall: 'connect' }),
      /Start it, or correct/,
    ],
    ['a socket that is not there', fault('connect', { code: 'ENOENT', syscall: 'connect' }), /Start it, or correct/],
    ['a host without a way to it', fault('connect', { code: 'EHOSTUNREACH' }), /cannot be reached/],
    ['a connection that breaks', fault('Connection terminated unexpectedly'), /was lost\. It is opened anew/],
    ['a full disk', fault('could not extend file', { code: '53100' }), /Make room/],
    [
      'what nobody has foreseen',
      fault('Key (text)=(secret) exists', { code: '23505' }),
      /\(23505\)\. Its log says more/,
    ],
  ])('%s', (_, error, told) => {
    const failure = storageFailure(error)
    expect(failure).toBeInstanceOf(StorageFailure)
    expect(failure).not.toBeInstanceOf(StorageMisconfigured)
    expect(String(failure)).toMatch(told)
    expect(String(failure)).not.toContain('secret')
  })
})

test.each<[string, Error, RegExp]>([
  ['says nothing', fault('Connection terminated due to connection timeout'), /does not answer\. Start it, or correct/],
  ['hangs up', fault('Connection terminated unexpectedly'), /does not answer\. Start it, or correct/],
  ['cannot be written so', new URIError('URI malformed'), /is not an address of PostgreSQL\. Write it as/],
])('an address that %s is to be corrected', (_, error, told) => {
  expect(connectionFailure(error)).toBeInstanceOf(StorageFailure)
  expect(String(connectionFailure(error))).toMatch(told)
})

test('a mistake of the program is no failure of the storage', () => {
  const mistake = new TypeError('undefined is not a function')
  expect(storageFailure(mistake)).toBe(mistake)
})
