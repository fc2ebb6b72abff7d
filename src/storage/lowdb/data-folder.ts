import { join, resolve } from 'node:path'
import { type Disk, diskFailure } from './disk.ts'
import { Document } from './document.ts'
import type { DocumentKind } from './document-kind.ts'
import { DurableFile } from './durable-file.ts'
import { DurableFolders } from './durable-folders.ts'
import { temporary } from './file-names.ts'
import { WriteGate } from './write-gate.ts'

export type Access = 'read' | 'write'

/** The folder with the store's documents. With `read` access nothing in it is ever touched. */
export class DataFolder {
  readonly #root: string
  readonly #access: Access
  readonly #disk: Disk
  readonly #folders: DurableFolders
  readonly #gate = new WriteGate()
  readonly #leftovers: string[] = []

  constructor(root: string, access: Access, disk: Disk) {
    this.#root = resolve(root)
    this.#access = access
    this.#disk = disk
    this.#folders = new DurableFolders(this.#root, disk)
    if (access === 'read') void this.#gate.close('The store was opened for reading only')
  }

  /** A document in which nothing has been written yet. */
  document<T extends object>(kind: DocumentKind<T>, file: string): Document<T> {
    const adapter = new DurableFile({ root: this.#root, file }, kind, this.#disk, this.#folders)
    return new Document({
      read: () => adapter.read(),
      write: (data) => this.#gate.pass(() => adapter.write(data)),
    })
  }

  async load<T extends object>(kind: DocumentKind<T>, file: string): Promise<Document<T>> {
    this.#leftovers.push(join(this.#root, file) + temporary)
    return await this.#load(kind, file)
  }

  /** Every document in the folder by its file; `folder` is relative, as files are. */
  async loadAll<T extends object>(kind: DocumentKind<T>, folder: string): Promise<ReadonlyMap<string, Document<T>>> {
    const files = (await this.#list(folder)).filter((name) => name.endsWith('.json')).map((name) => join(folder, name))
    const loaded = new Map<string, Document<T>>()
    for (const file of files) loaded.set(file, await this.#load(kind, file))
    return loaded
  }

  async subfolders(folder: string): Promise<readonly string[]> {
    return (await this.#list(folder)).map((name) => join(folder, name))
  }

  /**
   * Removes what a crash left half-written; it was never acknowledged. To be called when everything is
   * loaded: beside a damaged file it may be worth a look.
   */
  async tidy(): Promise<void> {
    if (this.#access === 'read') return
    for (const leftover of this.#leftovers.splice(0)) await readOrFail(leftover, this.#disk.remove(leftover))
  }

  async close(): Promise<void> {
    await this.#gate.close('The store is closed')
  }

  async #load<T extends object>(kind: DocumentKind<T>, file: string): Promise<Document<T>> {
    const document = this.document(kind, file)
    await readOrFail(join(this.#root, file), document.load())
    return document
  }

  async #list(folder: string): Promise<readonly string[]> {
    const path = join(this.#root, folder)
    const names = await readOrFail(path, this.#disk.list(path))
    this.#leftovers.push(...names.filter((name) => name.endsWith(temporary)).map((name) => join(path, name)))
    return names.filter((name) => !name.endsWith(temporary)).sort()
  }
}

async function readOrFail<Result>(path: string, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading
  } catch (error) {
    throw diskFailure(`${path} cannot be read`, error)
  }
}
