import { readFile } from 'node:fs/promises'
import type { Programme } from '../domain/programme.ts'
import { type Fault, readProgramme } from './read-programme.ts'

/** The programme file cannot be used; whoever wrote it must mend it. */
export class ProgrammeFaults extends Error {
  override readonly name = 'ProgrammeFaults'
  readonly faults: readonly Fault[]
  constructor(file: string, faults: readonly Fault[]) {
    super(`${file} has ${faults.length} fault${faults.length === 1 ? '' : 's'}.`)
    this.faults = faults
  }
}

/** There is no such file, or it may not be read. */
export class ProgrammeUnreadable extends Error {
  override readonly name = 'ProgrammeUnreadable'
  constructor(file: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    super(`The programme file ${file} cannot be read${code}. Correct PROGRAMME, or put the file there.`, { cause })
  }
}

/** Reads a programme file; every fault of it is told at once. */
export async function readProgrammeFile(file: string): Promise<Programme> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ProgrammeUnreadable(file, error)
  })
  const read = readProgramme(text, file)
  if (!read.ok) throw new ProgrammeFaults(file, read.faults)
  return read.programme
}
