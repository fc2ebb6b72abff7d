import { writeFile } from 'node:fs/promises'
import { StorageFailure } from '../actions/ports.ts'
import { systemCode } from '../actions/system-code.ts'

/** Rejects with what to do where it cannot be written. */
export async function writeOutput(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    throw outputFailure(file, error)
  }
}

export function outputFailure(file: string, error: unknown): StorageFailure {
  const code = systemCode(error) ?? 'no code'
  const remedy =
    code === 'ENOSPC'
      ? 'There is no room left. Make room, or name a file on another disk.'
      : 'Name a file in a folder that is there and may be written to.'
  return new StorageFailure(`${file} cannot be written (${code}). ${remedy}`, { cause: error })
}
