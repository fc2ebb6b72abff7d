import { existsSync } from 'node:fs'
import { openArchive } from '../compose-store.ts'
import { exitCodes } from '../exit-codes.ts'
import { backUp } from '../storage/backup/copy.ts'
import type { CliCommand } from './command.ts'
import { tallyLines } from './tally-lines.ts'

export const backup: CliCommand = {
  usage: 'backup FILE',
  about: 'Copies everything that is stored into one file, also while the bot runs.',
  options: {},
  async run({ config, operands, print, complain }) {
    const [file, ...more] = operands
    if (file === undefined || more.length > 0) return exitCodes.usage
    if (existsSync(file)) {
      complain(`${file} is there already. Name another file, or move this one away.\n`)
      return exitCodes.input
    }
    const archive = await openArchive(config, 'read')
    try {
      print(tallyLines(await backUp(archive, file)))
      return exitCodes.done
    } finally {
      await archive.close()
    }
  },
}
