import { existsSync } from 'node:fs'
import { openArchive } from '../compose-store.ts'
import { exitCodes } from '../exit-codes.ts'
import { checkBackup } from '../storage/backup/backup-file.ts'
import { restore as restoreInto } from '../storage/backup/copy.ts'
import type { CliCommand } from './command.ts'
import { tallyLines } from './tally-lines.ts'

export const restore: CliCommand = {
  usage: 'restore FILE',
  about: 'Fills an empty store, a folder or a database, from a backup of either.',
  options: {},
  async run({ config, operands, print, complain }) {
    const [file, ...more] = operands
    if (file === undefined || more.length > 0) return exitCodes.usage
    if (!existsSync(file)) {
      complain(`There is no file ${file}.\n`)
      return exitCodes.input
    }
    // Before anything is made: a store that is only opened may get its tables.
    await checkBackup(file)
    const archive = await openArchive(config, 'write')
    try {
      print(tallyLines(await restoreInto(archive, file)))
      return exitCodes.done
    } finally {
      await archive.close()
    }
  },
}
