import { dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'
import { z } from 'zod/v4'
import { StorageFailure } from '../../actions/ports.ts'
import { type Disk, diskFailure } from './disk.ts'
import type { DocumentKind } from './document-kind.ts'
import { documentVersion, tooNew } from './document-versions.ts'
import type { DurableFolders } from './durable-folders.ts'
import { temporary } from './file-names.ts'

/** A file of the store that cannot be trusted. It stops the start and is left as it is. */
export class DamagedFile extends StorageFailure {
  readonly file: string

  constructor(file: string, fault: string) {
    super(
      `${file} ${fault}. Nothing was changed. Restore the file from a backup, or move it out of the data folder ` +
        'to go on without what it held, and start again.',
    )
    this.file = file
  }
}

const ofLaterVersion = z.object({ version: z.number().int().gt(documentVersion), kind: z.string() })

/**
 * One JSON document as one file: after a crash at any moment it holds either what it held before
 * or what was written last, whole.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #root: string
  /** Relative to the root, as the kind names it. */
  readonly #file: string
  readonly #kind: DocumentKind<T>
  readonly #disk: Disk
  readonly #folders: DurableFolders

  constructor(place: { root: string; file: string }, kind: DocumentKind<T>, disk: Disk, folders: DurableFolders) {
    this.#root = place.root
    this.#file = place.file
    this.#kind = kind
    this.#disk = disk
    this.#folders = folders
  }

  get path(): string {
    return join(this.#root, this.#file)
  }

  async read(): Promise<T | null> {
    const text = await this.#disk.read(this.path)
    if (text === undefined) return null
    const parsed = this.#parse(text)
    const later = ofLaterVersion.safeParse(parsed)
    if (later.success) throw tooNew(this.path, later.data.version)
    const envelope = this.#kind.envelope.safeParse(parsed)
    if (!envelope.success)
      throw new DamagedFile(this.path, `is not a document of the store: ${z.prettifyError(envelope.error)}`)
    const { data } = envelope.data
    const belongs = this.#kind.file(data)
    if (belongs !== this.#file) throw new DamagedFile(this.path, `holds what belongs in ${join(this.#root, belongs)}`)
    return data
  }

  async write(data: T): Promise<void> {
    const text = `${JSON.stringify({ version: documentVersion, kind: this.#kind.name, data })}\n`
    const folder = dirname(this.path)
    // The same name every time: what a crash leaves behind is overwritten by the next write.
    const unfinished = this.path + temporary
    try {
      await this.#folders.ensure(folder)
      await this.#disk.write(unfinished, text)
      await this.#disk.rename(unfinished, this.path)
      // If this fails, old or new may survive a power cut; either is whole, and the next write settles it.
      await this.#folders.sync(folder)
    } catch (error) {
      // On a full disk it would take the room that the next write needs.
      await this.#disk.remove(unfinished).catch(() => undefined)
      throw diskFailure(`The data folder ${this.#root} cannot be written`, error)
    }
  }

  #parse(text: string): unknown {
    if (text.trim() === '') throw new DamagedFile(this.path, 'is empty')
    try {
      return JSON.parse(text)
    } catch {
      // The parser's own message quotes the file, and people's text stays out of logs.
      throw new DamagedFile(this.path, 'is not whole JSON')
    }
  }
}
