import { setImmediate } from 'node:timers/promises'
import { StorageFailure } from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'
import { emptySheet, type Sheet } from '../../domain/answer.ts'
import type { RoundId } from '../../domain/round.ts'
import type { SheetId } from '../../domain/subject.ts'
import type { Database } from './database.ts'
import { isCollision } from './faults.ts'
import type { RoundSheets } from './round-sheets.ts'
import { keyOf, type SheetWrite, writeSheets } from './sheet-rows.ts'

/** What a change decides: the sheet to write, if anything must be written, and what the caller is told. */
export interface SheetChange<Result> {
  readonly state?: Sheet
  readonly result: Result
}

interface Waiting {
  readonly round: RoundId
  readonly id: SheetId
  readonly decide: (sheet: Sheet) => { readonly state?: Sheet; readonly tell: () => void }
  readonly fail: (error: unknown) => void
}

interface Batch {
  readonly writes: SheetWrite[]
  readonly tell: Map<string, (() => void)[]>
}

/** More than this in one statement makes those in it wait for each other without saving anything. */
const mostAtOnce = 100

/**
 * Changes of sheets that wait are decided and committed together: many writers cost one commit.
 * Each is decided on what is stored; where another instance was faster it is decided again.
 */
export class SheetWriter {
  readonly #db: Database
  readonly #inRound: (round: RoundId) => RoundSheets
  #waiting: Waiting[] = []
  #working = false

  constructor(db: Database, inRound: (round: RoundId) => RoundSheets) {
    this.#db = db
    this.#inRound = inRound
  }

  change<Result>(round: RoundId, id: SheetId, change: (sheet: Sheet) => SheetChange<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const decide = (sheet: Sheet) => {
        const { state, result } = change(sheet)
        return { ...(state === undefined ? {} : { state }), tell: () => resolve(result) }
      }
      this.#waiting.push({ round, id, decide, fail: reject })
      if (!this.#working) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#working = true
    while (this.#waiting.length > 0) {
      // Those who were just told come again at once: without this, half of them would wait for the others' commit.
      await setImmediate()
      const together = this.#waiting.splice(0, mostAtOnce)
      try {
        this.#waiting.unshift(...(await this.#writeTogether(together)))
      } catch (error) {
        if (isCollision(error)) this.#waiting.unshift(...together)
        else await this.#writeAlone(together, error)
      }
    }
    this.#working = false
  }

  /**
   * Decides on what is known, which the statement checks as it writes. Where that has moved on, or where nothing is
   * to be written and so nothing is checked, what is stored is looked at first. Gives those to be decided again.
   */
  async #writeTogether(waiting: readonly Waiting[]): Promise<readonly Waiting[]> {
    const again = await this.#writeKnown(waiting, false)
    if (again.length === 0) return []
    await Promise.all([...new Set(again.map(({ round }) => round))].map((round) => this.#inRound(round).fresh()))
    return await this.#writeKnown(again, true)
  }

  async #writeKnown(waiting: readonly Waiting[], isFresh: boolean): Promise<readonly Waiting[]> {
    const bySheet = new Map<string, Waiting[]>()
    for (const each of waiting) bySheet.set(keyOf(each), [...(bySheet.get(keyOf(each)) ?? []), each])
    const { writes, tell } = this.#decide(bySheet)
    const written = writes.length === 0 ? new Set<string>() : await writeSheets(this.#db, writes)
    const again: Waiting[] = []
    const changed = new Map(writes.map((write) => [keyOf(write.after), write]))
    for (const [key, all] of tell) {
      const write = changed.get(key)
      const stands = write === undefined ? isFresh : written.has(key)
      if (!stands) again.push(...(bySheet.get(key) ?? []))
      else for (const each of all) each()
      if (write !== undefined && stands) this.#inRound(write.after.round).wrote(write.version + 1, write.after)
    }
    return again
  }

  #decide(bySheet: ReadonlyMap<string, readonly Waiting[]>): Batch {
    const batch: Batch = { writes: [], tell: new Map() }
    for (const [key, waiting] of bySheet) {
      const [first] = waiting
      if (first === undefined) continue
      const known = this.#inRound(first.round).find(first.id)
      const before = known?.sheet ?? emptySheet(first.round, first.id)
      let after = before
      const tell: (() => void)[] = []
      for (const { decide, fail } of waiting) {
        try {
          const decided = decide(after)
          after = decided.state ?? after
          tell.push(decided.tell)
        } catch (error) {
          fail(error)
        }
      }
      batch.tell.set(key, tell)
      if (after !== before) batch.writes.push({ version: known?.version ?? 0, before, after })
    }
    return batch
  }

  /** What fails for one must not fail for those who came at the same moment; a server that is away fails for all. */
  async #writeAlone(together: readonly Waiting[], error: unknown): Promise<void> {
    if (together.length === 1 || !isOfOne(error)) {
      for (const { fail } of together) fail(error)
      return
    }
    for (const each of together) {
      try {
        this.#waiting.unshift(...(await this.#writeTogether([each])))
      } catch (own) {
        each.fail(own)
      }
    }
  }
}

/** The server refused a value or a key, so that the others may well be written. */
function isOfOne(error: unknown): boolean {
  const cause = error instanceof StorageFailure ? error.cause : undefined
  const code = systemCode(cause) ?? ''
  return code.startsWith('22') || code.startsWith('23')
}
