import type { Refusal } from '../domain/refusal.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { translator } from '../locales/translate.ts'
import type { CliCall } from './command.ts'

/** The command line speaks English; a refusal there is a fault of the input. */
export function complainOf({ complain }: Pick<CliCall, 'complain'>, { refused, values }: Refusal): ExitCode {
  complain(`${translator('en')(`refusal.${refused}`, values)}\n`)
  return exitCodes.input
}
