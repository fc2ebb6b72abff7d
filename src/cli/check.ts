import { exitCodes } from '../exit-codes.ts'
import { ProgrammeFaults, readProgrammeFile } from '../programme-file/programme-from-disk.ts'
import { type CliCommand, isNotThere } from './command.ts'
import { faultLines } from './fault-lines.ts'

export const check: CliCommand = {
  usage: 'check FILE',
  about: 'Checks a programme file and tells every fault of it.',
  options: {},
  async run({ operands, print, complain }) {
    const [file, ...others] = operands
    if (file === undefined || others.length > 0) return exitCodes.usage
    try {
      const programme = await readProgrammeFile(file)
      const lines = programme.projects.reduce((sum, project) => sum + project.lines.length, 0)
      print(
        `${file}: no faults. ${programme.projects.length} projects, ${lines} lines, ${programme.series.length} series.\n`,
      )
      return exitCodes.done
    } catch (error) {
      if (isNotThere(error)) {
        complain(`${file}: there is no such file.\n`)
        return exitCodes.input
      }
      if (!(error instanceof ProgrammeFaults)) throw error
      complain(faultLines(file, error.faults))
      return exitCodes.input
    }
  },
}
