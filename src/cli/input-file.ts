import { readFile } from 'node:fs/promises'
import { systemCode } from '../actions/system-code.ts'
import type { CliCall } from './command.ts'

/** What is in the file; undefined, and told, where it cannot be read: then the input is at fault. */
export async function readInput(
  { complain }: Pick<CliCall, 'complain'>,
  file: string,
): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    complain(`${file}: ${faultOf(error)}\n`)
    return undefined
  }
}

function faultOf(error: unknown): string {
  const code = systemCode(error) ?? 'no code'
  if (code === 'ENOENT') return 'there is no such file.'
  if (code === 'EISDIR') return 'this is a folder. Name a file.'
  return `it cannot be read (${code}). Let this user read it, or name another file.`
}
