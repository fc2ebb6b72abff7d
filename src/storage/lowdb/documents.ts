import { basename, join } from 'node:path'
import type { RoundId } from '../../domain/round.ts'
import type { DataFolder } from './data-folder.ts'
import type { Document } from './document.ts'
import type { DocumentKind } from './document-kind.ts'
import { nameOf, roundsFolder } from './file-names.ts'

/** The documents of one kind in one folder, by id. */
export class Documents<T extends object> {
  readonly #data: DataFolder
  readonly #kind: DocumentKind<T>
  readonly #folder: string
  readonly #byFile: Map<string, Document<T>>
  readonly #files = new Map<string, string>()

  constructor(
    data: DataFolder,
    kind: DocumentKind<T>,
    folder: string,
    loaded: ReadonlyMap<string, Document<T>> = new Map(),
  ) {
    this.#data = data
    this.#kind = kind
    this.#folder = folder
    this.#byFile = new Map(loaded)
  }

  static async load<T extends object>(data: DataFolder, kind: DocumentKind<T>, folder: string): Promise<Documents<T>> {
    return new Documents(data, kind, folder, await data.loadAll(kind, folder))
  }

  /** What is written under the id. */
  find(id: string): T | undefined {
    return this.#byFile.get(this.#file(id))?.current
  }

  all(): readonly T[] {
    return [...this.#byFile.values()].flatMap(({ current }) => current ?? [])
  }

  /** The document of the id, to be changed; there is one even before anything is written. */
  document(id: string): Document<T> {
    const file = this.#file(id)
    const known = this.#byFile.get(file)
    if (known !== undefined) return known
    const created = this.#data.document(this.#kind, file)
    this.#byFile.set(file, created)
    return created
  }

  documents(): Iterable<Document<T>> {
    return this.#byFile.values()
  }

  #file(id: string): string {
    const known = this.#files.get(id)
    if (known !== undefined) return known
    const file = join(this.#folder, `${nameOf(id)}.json`)
    // Only of what is there: people may ask for anything.
    if (this.#byFile.has(file)) this.#files.set(id, file)
    return file
  }
}

/** The documents of one kind, in one folder per round. */
export class DocumentsByRound<T extends object> {
  readonly #open: (round: string) => Documents<T>
  readonly #names = new Map<RoundId, string>()
  readonly #byRound: Map<string, Documents<T>>

  constructor(open: (round: string) => Documents<T>, byRound: Map<string, Documents<T>>) {
    this.#open = open
    this.#byRound = byRound
  }

  static async load<T extends object>(
    data: DataFolder,
    kind: DocumentKind<T>,
    folder: string,
  ): Promise<DocumentsByRound<T>> {
    const byRound = new Map<string, Documents<T>>()
    const path = (round: string): string => join(roundsFolder, round, folder)
    for (const round of (await data.subfolders(roundsFolder)).map((each) => basename(each))) {
      byRound.set(round, await Documents.load(data, kind, path(round)))
    }
    return new DocumentsByRound((round) => new Documents(data, kind, path(round)), byRound)
  }

  in(round: RoundId): Documents<T> {
    const name = this.#names.get(round) ?? nameOf(round)
    if (this.#byRound.has(name)) this.#names.set(round, name)
    const known = this.#byRound.get(name)
    if (known !== undefined) return known
    const created = this.#open(name)
    this.#byRound.set(name, created)
    return created
  }

  rounds(): Iterable<Documents<T>> {
    return this.#byRound.values()
  }
}
