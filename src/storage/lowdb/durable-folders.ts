import { dirname } from 'node:path'
import type { Disk } from './disk.ts'

/** Makes folders, and the names in them, durable; what is asked for meanwhile shares one call. */
export class DurableFolders {
  readonly #root: string
  readonly #disk: Disk
  readonly #ensured = new Map<string, Promise<void>>()
  /** Per folder the sync that has not begun yet: it will cover every name that is there by then. */
  readonly #next = new Map<string, Promise<void>>()
  readonly #running = new Map<string, Promise<void>>()

  constructor(root: string, disk: Disk) {
    this.#root = root
    this.#disk = disk
  }

  /** Resolves when the folder is there and its name, too, is durable. */
  ensure(folder: string): Promise<void> {
    const known = this.#ensured.get(folder)
    if (known !== undefined) return known
    const made = this.#make(folder)
    this.#ensured.set(folder, made)
    made.catch(() => this.#ensured.delete(folder))
    return made
  }

  /** A sync that began before the caller's rename says nothing about it, so the caller waits for the next one. */
  sync(folder: string): Promise<void> {
    const next = this.#next.get(folder)
    if (next !== undefined) return next
    const begun = this.#syncAfter(folder, this.#running.get(folder))
    this.#next.set(folder, begun)
    return begun
  }

  async #syncAfter(folder: string, running: Promise<void> | undefined): Promise<void> {
    // How the running one ends is for those who wait for it.
    await running?.catch(() => undefined)
    const own = this.#next.get(folder)
    this.#next.delete(folder)
    if (own !== undefined) this.#running.set(folder, own)
    try {
      await this.#disk.syncFolder(folder)
    } finally {
      if (this.#running.get(folder) === own) this.#running.delete(folder)
    }
  }

  async #make(folder: string): Promise<void> {
    const parent = dirname(folder)
    if (folder !== this.#root) await this.ensure(parent)
    await this.#disk.makeFolder(folder)
    // What the data folder itself lies in may not be ours to open.
    if (folder !== this.#root) await this.sync(parent)
  }
}
