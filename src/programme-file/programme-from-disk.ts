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

/** Reads a programme file; every fault of it is told at once. */
export async function readProgrammeFile(file: string): Promise<Programme> {
  const read = readProgramme(await readFile(file, 'utf8'), file)
  if (!read.ok) throw new ProgrammeFaults(file, read.faults)
  return read.programme
}
