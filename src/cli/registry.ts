import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import type { CliCommand } from './command.ts'
import { erase } from './erase.ts'
import { exportProgramme } from './export.ts'
import { exportPerson } from './export-person.ts'
import { importProgramme } from './import.ts'
import { migrate } from './migrate.ts'
import { rehearse } from './rehearse.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { status } from './status.ts'

/** Every subcommand of `oma-arviointi`. */
export const cliCommands: Readonly<Record<string, CliCommand>> = {
  check,
  import: importProgramme,
  export: exportProgramme,
  status,
  rehearse,
  report,
  audit,
  backup,
  restore,
  migrate,
  erase,
  'export-person': exportPerson,
}
