import { openArchive } from '../compose-store.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Held, heldAbout } from '../storage/backup/held-about.ts'
import { identityOf } from '../storage/backup/stored-identity.ts'
import type { CliCommand } from './command.ts'

export const exportPerson: CliCommand = {
  usage: 'export-person PERSON',
  about: 'Gives all that is held about a person, named by their address, as JSON; also while the bot runs.',
  options: {},
  async run({ config, operands, print, complain }) {
    const [person, ...more] = operands
    if (person === undefined || more.length > 0) return exitCodes.usage
    const archive = await openArchive(config, 'read')
    try {
      const identity = await identityOf(archive.read(), person.toLowerCase())
      if (identity === undefined) {
        complain('Nothing is held about this address. Check how it is written.\n')
        return exitCodes.input
      }
      const { email, names, ids } = identity
      const held: Held[] = []
      for await (const piece of archive.read()) held.push(...heldAbout(piece, identity))
      print(`${JSON.stringify({ person: email, names, ids, held }, undefined, 2)}\n`)
      return exitCodes.done
    } finally {
      await archive.close()
    }
  },
}
