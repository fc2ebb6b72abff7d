import { StorageFailure, StorageMisconfigured } from './actions/ports.ts'
import { systemCode } from './actions/system-code.ts'
import { PlaygroundUnavailable } from './local/playground.ts'
import { ProgrammeFaults, ProgrammeUnreadable } from './programme-file/programme-from-disk.ts'

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

/** Nothing can listen there. */
export class AddressUnavailable extends Error {
  override readonly name = 'AddressUnavailable'
  constructor({ host, port }: { readonly host: string; readonly port: number }, cause: unknown) {
    const code = systemCode(cause) ?? 'unknown'
    const remedy =
      code === 'EADDRINUSE' ? 'Stop what listens there already, or set another PORT.' : 'Correct HOST and PORT.'
    super(`The bot cannot listen at ${host}:${port} (${code}). ${remedy}`, { cause })
  }
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ProgrammeFaults || error instanceof ProgrammeUnreadable) return exitCodes.configuration
  if (error instanceof AddressUnavailable) return exitCodes.configuration
  if (error instanceof StorageMisconfigured) return exitCodes.configuration
  if (error instanceof StorageFailure) return exitCodes.storage
  if (error instanceof PlaygroundUnavailable) return exitCodes.configuration
  // Whatever can fail for somebody else's reason says so by its class; a system's code alone does not tell whose it is.
  return exitCodes.defect
}
