import { exitCodes } from '../exit-codes.ts'
import { realClock } from '../local/settable-clock.ts'
import { readProgramme } from '../programme-file/read-programme.ts'
import { readWarnings } from '../programme-file/warnings/read-warnings.ts'
import type { CliCommand } from './command.ts'
import { faultLines, warningLines } from './fault-lines.ts'
import { readInput } from './input-file.ts'

export const check: CliCommand = {
  usage: 'check FILE',
  about: 'Checks a programme file, tells every fault of it and warns of what is seldom meant.',
  options: {},
  async run({ operands, print, complain }) {
    const [file, ...others] = operands
    if (file === undefined || others.length > 0) return exitCodes.usage
    const bytes = await readInput({ complain }, file)
    if (bytes === undefined) return exitCodes.input
    const text = new TextDecoder().decode(bytes)
    const reading = readProgramme(text, file)
    if (!reading.ok) {
      complain(faultLines(file, reading.faults))
      return exitCodes.input
    }
    const { projects, series } = reading.programme
    const lines = projects.reduce((sum, project) => sum + project.lines.length, 0)
    print(`${file}: no faults. ${projects.length} projects, ${lines} lines, ${series.length} series.\n`)
    complain(warningLines(file, readWarnings(text, file, reading.programme, realClock().now())))
    return exitCodes.done
  },
}
