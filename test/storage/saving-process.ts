import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface SavingProcess {
  readonly process: ChildProcess
  /** Revisions per subject as the process has printed them, each after its save resolved. */
  readonly revisions: ReadonlyMap<string, number>
  /** Resolves when so many saves have been acknowledged. */
  readonly acknowledged: (saves: number) => Promise<void>
}

const script = fileURLToPath(new URL('./saving-process-main.ts', import.meta.url))

/** A process of its own that saves and sends in the folder or database until it is killed. */
export function startSaving(place: string): SavingProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', script, place], { stdio: ['ignore', 'pipe', 'inherit'] })
  const revisions = new Map<string, number>()
  const waiting: { readonly saves: number; readonly resolve: () => void }[] = []
  let count = 0
  const failed = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The saving process ended with ${code}`)))
  })
  failed.catch(() => undefined)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [subject = '', revision] = line.split(' ')
    revisions.set(subject, Number(revision))
    count += 1
    for (const { saves, resolve } of waiting) if (count >= saves) resolve()
  })
  return {
    process: child,
    revisions,
    acknowledged(saves) {
      const reached = new Promise<void>((resolve) => waiting.push({ saves, resolve }))
      return Promise.race([reached, failed])
    },
  }
}
