import type { ParseArgsConfig } from 'node:util'
import type { StoreConfig } from '../config/config.ts'
import type { ExitCode } from '../exit-codes.ts'

/** A subcommand. To add one: a file here and a line in the registry. */
export interface CliCommand {
  readonly usage: string
  readonly about: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly run: (call: CliCall) => Promise<ExitCode>
}

export interface CliCall {
  readonly config: StoreConfig
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
  /** The result; nothing else goes to standard output. */
  readonly print: (result: string | Uint8Array) => void
  readonly complain: (text: string) => void
}

export function textOption({ options }: CliCall, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
