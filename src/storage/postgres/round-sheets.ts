import type { Sheet } from '../../domain/answer.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database } from './database.ts'
import { Mirror } from './mirror.ts'
import { changedSheets, type SheetRow, sheetOf } from './sheet-rows.ts'

export interface KnownSheet {
  readonly version: number
  readonly sheet: Sheet
}

/** The sheets of one round as they were read last. */
export class RoundSheets {
  readonly #known = new Map<string, KnownSheet>()
  readonly #mirror: Mirror<SheetRow>
  #all: readonly Sheet[] | undefined

  constructor(db: Database, round: RoundId) {
    this.#mirror = new Mirror(
      (since) => changedSheets(db, round, since),
      (rows) => this.#take(rows),
    )
  }

  async fresh(): Promise<void> {
    await this.#mirror.fresh()
  }

  find(id: string): KnownSheet | undefined {
    return this.#known.get(id)
  }

  all(): readonly Sheet[] {
    this.#all ??= [...this.#known.values()].map(({ sheet }) => sheet)
    return this.#all
  }

  /** What this process has just written, so that the next change need not read it first. */
  wrote(version: number, sheet: Sheet): void {
    this.#known.set(sheet.id, { version, sheet })
    this.#all = undefined
  }

  #take(rows: readonly SheetRow[]): void {
    for (const row of rows) {
      if (this.#known.get(row.id)?.version === row.version) continue
      this.#known.set(row.id, { version: row.version, sheet: sheetOf(row) })
      this.#all = undefined
    }
  }
}
