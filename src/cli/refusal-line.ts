import type { Refusal } from '../domain/refusal.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { refusalText } from '../locales/refusal-text.ts'
import type { CliCall } from './command.ts'

/** The command line speaks English and universal time; a refusal there is a fault of the input. */
export function complainOf({ complain }: Pick<CliCall, 'complain'>, refusal: Refusal): ExitCode {
  complain(`${refusalText(refusal, 'UTC', 'en')}\n`)
  return exitCodes.input
}
