import { createHash, randomBytes } from 'node:crypto'
import { openArchive } from '../compose-store.ts'
import type { Language } from '../domain/local-text.ts'
import type { UpkeepAct } from '../domain/upkeep.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { realClock } from '../local/settable-clock.ts'
import { translator } from '../locales/translate.ts'
import { type Pseudonym, withoutPerson } from '../storage/backup/erase-person.ts'
import type { Archive, Piece } from '../storage/backup/piece.ts'
import { identityOf, type StoredIdentity } from '../storage/backup/stored-identity.ts'
import { canonicalJson } from '../storage/backup/tally.ts'
import type { CliCall, CliCommand } from './command.ts'
import { atTheServer } from './import.ts'

export const erase: CliCommand = {
  usage: 'erase PERSON',
  about: 'Replaces a person, named by their address, everywhere; what they wrote stays. The bot must be stopped.',
  options: {},
  async run(call) {
    const [person, ...more] = call.operands
    if (person === undefined || more.length > 0) return exitCodes.usage
    const archive = await openArchive(call.config, 'write')
    try {
      return await eraseFrom(archive, person.toLowerCase(), call)
    } finally {
      await archive.close()
    }
  },
}

async function eraseFrom(archive: Archive, email: string, { print, complain }: CliCall): Promise<ExitCode> {
  const identity = await identityOf(archive.read(), email)
  if (identity === undefined) {
    complain('Nothing is held about this address. Check how it is written.\n')
    return exitCodes.input
  }
  const { language, isOnlyCoordinator } = await programmeOf(archive, email)
  if (isOnlyCoordinator) {
    complain('This is the programme’s only coordinator. Add another one to the register first.\n')
    return exitCodes.input
  }
  const pseudonym = {
    email: `former-owner-${randomBytes(4).toString('hex')}@erased.invalid`,
    name: translator(language)('person.former-owner'),
  }
  const lines: string[] = []
  let at = realClock().now()
  for await (const piece of archive.read()) {
    const line = changeOf(piece, identity, pseudonym)
    if (line !== undefined) lines.push(line)
    // In a store last run in local mode it is the latest moment that it has seen.
    if (piece.kind === 'clock') at = piece.data.latestMoment
  }
  const record: UpkeepAct = { at, act: 'erased', by: atTheServer, count: lines.length }
  await archive.rewrite((piece) => withoutPerson(piece, identity, pseudonym, record))
  const changed = lines.length === 1 ? '1 record changed' : `${lines.length} records changed`
  print([changed, ...lines.filter((line) => line !== ''), ''].join('\n'))
  complain(
    'Backups made before, and the copies in before-version-N of a data folder, still hold the person: ' +
      'delete them when you need them no more.\n',
  )
  return exitCodes.done
}

/** What is told of a piece that changes, of an edition its hash before and after, as it was published once. */
function changeOf(piece: Piece, identity: StoredIdentity, pseudonym: Pseudonym): string | undefined {
  const [before, now] = [piece, withoutPerson(piece, identity, pseudonym) ?? {}].map(hashOf)
  if (before === now) return undefined
  return piece.kind === 'edition' ? `${piece.data.round} edition ${piece.data.number}: ${before} -> ${now}` : ''
}

function hashOf(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

async function programmeOf(
  archive: Archive,
  email: string,
): Promise<{ readonly language: Language; readonly isOnlyCoordinator: boolean }> {
  for await (const piece of archive.read()) {
    if (piece.kind !== 'register') continue
    const { language, coordinators } = piece.data
    return { language, isOnlyCoordinator: coordinators.length === 1 && coordinators[0] === email }
  }
  return { language: 'fi', isOnlyCoordinator: false }
}
