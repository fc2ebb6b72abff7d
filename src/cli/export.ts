import { loadProgramme } from '../actions/load-round.ts'
import { exitCodes } from '../exit-codes.ts'
import { isRegisterFormat, registerFormats } from '../programme-file/register-formats.ts'
import { type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'

export const exportProgramme: CliCommand = {
  usage: `export [--format ${Object.keys(registerFormats).join('|')}]`,
  about: 'The programme as a file that can be edited and imported again.',
  options: { format: { type: 'string', default: 'yaml' } },
  async run(call) {
    const format = textOption(call, 'format') ?? ''
    if (call.operands.length > 0 || !isRegisterFormat(format)) return exitCodes.usage
    return withReader(call.config, async (context) => {
      call.print(await registerFormats[format].write(await loadProgramme(context)))
      return exitCodes.done
    })
  },
}
