import { type Disk, nodeDisk } from '../../src/storage/lowdb/disk.ts'

export interface CountingDisk extends Disk {
  readonly writes: () => number
  readonly bytes: () => number
  /** From now on writes of files whose path contains the text fail as on a full disk. */
  readonly fillUp: (only?: string) => void
  readonly makeRoom: () => void
}

/** The real disk, which counts what is written and can be full. */
export function countingDisk(): CountingDisk {
  let writes = 0
  let bytes = 0
  let refused: string | undefined
  return {
    ...nodeDisk,
    async write(file, text) {
      if (refused !== undefined && file.includes(refused)) {
        // A full disk takes what still fits, and then refuses.
        await nodeDisk.write(file, text.slice(0, text.length / 2))
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      }
      writes += 1
      bytes += Buffer.byteLength(text)
      await nodeDisk.write(file, text)
    },
    writes: () => writes,
    bytes: () => bytes,
    fillUp(only = '') {
      refused = only
    },
    makeRoom() {
      refused = undefined
    },
  }
}
