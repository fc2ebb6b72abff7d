import { type ExpectedSheet, movedSheets, type OpenedRound } from '../../domain/expected-set.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database } from './database.ts'
import { Mirror } from './mirror.ts'
import {
  changedRounds,
  changedSteps,
  openedOf,
  type RoundRow,
  readExpectedSet,
  roundsChangedSince,
} from './round-rows.ts'

export interface KnownRound {
  readonly row: RoundRow
  readonly sheets: readonly ExpectedSheet[]
  /** As it is handed out: the same object until something of it changes. */
  readonly opened: OpenedRound
}

interface Look {
  readonly horizon: string
  readonly rounds: readonly { readonly row: RoundRow; readonly sheets: readonly ExpectedSheet[] }[]
  readonly steps: readonly StepRow[]
}

type StepRow = Awaited<ReturnType<typeof changedSteps>>[number]

/** Every round that has opened, as it was read last. */
export class KnownRounds {
  readonly #db: Database
  readonly #rounds = new Map<RoundId, KnownRound>()
  readonly #steps = new Map<RoundId, Set<string>>()
  readonly #mirror: Mirror<Look>
  #listed: readonly OpenedRound[] = []

  constructor(db: Database) {
    this.#db = db
    this.#mirror = new Mirror(
      (since) => this.#look(since),
      (looks) => {
        for (const { rounds, steps } of looks) {
          for (const { row, sheets } of rounds) this.#note(row, sheets)
          this.#noteSteps(steps)
        }
      },
    )
  }

  async find(id: RoundId): Promise<OpenedRound | undefined> {
    await this.#mirror.fresh()
    return this.#rounds.get(id)?.opened
  }

  async all(): Promise<readonly OpenedRound[]> {
    await this.#mirror.fresh()
    return this.#listed
  }

  /** With its row, for whoever wants to change it. */
  async row(id: RoundId): Promise<KnownRound | undefined> {
    await this.#mirror.fresh()
    return this.#rounds.get(id)
  }

  /** Every turn looks, and rounds change a few times a day: one small question mostly does. */
  async #look(since: string): Promise<readonly Look[]> {
    const { horizon, changed } = await roundsChangedSince(this.#db, since)
    if (!changed) return []
    const [rows, steps] = await Promise.all([changedRounds(this.#db, since), changedSteps(this.#db, since)])
    const rounds = await Promise.all(rows.map((row) => this.#withExpectedSet(row)))
    return [{ horizon, rounds, steps }]
  }

  async #withExpectedSet(row: RoundRow): Promise<Look['rounds'][number]> {
    const known = this.#rounds.get(row.id)
    // Frozen when the round opened, so that it is read once.
    const sheets = known?.sheets ?? (await readExpectedSet(this.#db, row.id))
    return { row, sheets }
  }

  #noteSteps(rows: readonly StepRow[]): void {
    const changed = new Set<RoundId>()
    for (const { round, step } of rows) {
      const known = this.#steps.get(round) ?? new Set<string>()
      this.#steps.set(round, known)
      if (known.has(step)) continue
      known.add(step)
      changed.add(round)
    }
    for (const id of changed) {
      const known = this.#rounds.get(id)
      if (known !== undefined) this.#note(known.row, known.sheets)
    }
  }

  #note(row: RoundRow, sheets: readonly ExpectedSheet[]): void {
    const known = this.#rounds.get(row.id)
    const plannedSteps = [...(this.#steps.get(row.id) ?? [])]
    // A row that was read again because something else was still under way has not changed.
    const isSame = known?.row.version === row.version && known.opened.plannedSteps.length === plannedSteps.length
    if (isSame) return
    const opened = openedOf(row)
    const withOwners = movedSheets(sheets, opened.moves)
    this.#rounds.set(row.id, { row, sheets, opened: { ...opened, sheets: withOwners, plannedSteps } })
    this.#listed = [...this.#rounds.values()].map((each) => each.opened).sort(byDeadline)
  }
}

function byDeadline({ round: one }: OpenedRound, { round: other }: OpenedRound): number {
  if (one.deadline !== other.deadline) return one.deadline < other.deadline ? -1 : 1
  return one.id < other.id ? -1 : 1
}
