import { StorageFailure, StorageMisconfigured } from './actions/ports.ts'
import { ProgrammeFaults } from './programme-file/programme-from-disk.ts'

/** How a process of this project ends (after sysexits.h). */
export const exitCodes = {
  done: 0,
  /** The input is at fault. */
  input: 1,
  usage: 2,
  defect: 70,
  storage: 74,
  configuration: 78,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ProgrammeFaults) return exitCodes.configuration
  if (error instanceof StorageMisconfigured) return exitCodes.configuration
  if (error instanceof StorageFailure) return exitCodes.storage
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // A port in use or not allowed, a programme file that is not there: settings to mend.
  return code === 'EADDRINUSE' || code === 'EACCES' || code === 'ENOENT' ? exitCodes.configuration : exitCodes.defect
}
