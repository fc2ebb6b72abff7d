import { migrateStore } from '../compose-store.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand } from './command.ts'

export const migrate: CliCommand = {
  usage: 'migrate',
  about: 'Brings the store to the form that this version needs; the bot does it by itself when it starts.',
  options: {},
  async run({ config, operands, print }) {
    if (operands.length > 0) return exitCodes.usage
    const done = await migrateStore(config)
    print(done.length === 0 ? 'Nothing to do.\n' : done.map((name) => `${name}\n`).join(''))
    return exitCodes.done
  },
}
