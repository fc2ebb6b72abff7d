import { type Disk, nodeDisk } from '../../src/storage/lowdb/disk.ts'

/** What a disk can do wrong when something is to be kept. */
export interface DiskFault {
  readonly name: string
  readonly code: string
  /** The first call that fails; those after it are not reached. */
  readonly at: 'write' | 'rename' | 'syncFolder'
  /** How much of a file is written before it fails. */
  readonly written?: number
}

export const diskFull: DiskFault = { name: 'is full', code: 'ENOSPC', at: 'write', written: 0.5 }

export const diskFaults: readonly DiskFault[] = [
  diskFull,
  { name: 'fails when the bytes are to be made durable', code: 'EIO', at: 'write', written: 1 },
  { name: 'has become read-only', code: 'EROFS', at: 'write' },
  { name: 'fails when the file is to take its name', code: 'EIO', at: 'rename' },
  // The file has its new name by then, and nobody can say whether a power cut would take it back.
  { name: 'fails when that name is to be made durable', code: 'EIO', at: 'syncFolder' },
]

export interface FailingDisk extends Disk {
  /** From now on; only for files whose path contains this, where it is given. */
  readonly break: (fault: DiskFault, only?: string) => void
  readonly mend: () => void
  /** How often it has failed. */
  readonly failures: () => number
}

/** The machine's own disk, until it is broken. Reading goes on: what has been read is in memory anyway. */
export function failingDisk(): FailingDisk {
  let broken: { readonly fault: DiskFault; readonly only: string } | undefined
  let failures = 0

  function faultAt(call: DiskFault['at'], path: string): DiskFault | undefined {
    return broken?.fault.at === call && path.includes(broken.only) ? broken.fault : undefined
  }

  function fail({ code }: DiskFault): never {
    failures += 1
    throw Object.assign(new Error(`${code}: it was told to fail`), { code })
  }

  return {
    ...nodeDisk,
    async write(file, text) {
      const fault = faultAt('write', file)
      if (fault?.written !== undefined) await nodeDisk.write(file, text.slice(0, text.length * fault.written))
      if (fault !== undefined) fail(fault)
      await nodeDisk.write(file, text)
    },
    async rename(from, to) {
      const fault = faultAt('rename', to)
      if (fault !== undefined) fail(fault)
      await nodeDisk.rename(from, to)
    },
    async syncFolder(folder) {
      const fault = faultAt('syncFolder', folder)
      if (fault !== undefined) fail(fault)
      await nodeDisk.syncFolder(folder)
    },
    async makeFolder(folder) {
      // A disk that takes no file takes no folder either.
      const fault = faultAt('write', folder)
      if (fault !== undefined) fail(fault)
      await nodeDisk.makeFolder(folder)
    },
    break(fault, only = '') {
      broken = { fault, only }
    },
    mend() {
      broken = undefined
    },
    failures: () => failures,
  }
}
