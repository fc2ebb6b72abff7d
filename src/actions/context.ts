import type { Retention } from '../domain/upkeep.ts'
import type { DaysOff } from '../domain/working-days.ts'
import type { CardUpdates, Messenger } from './messenger-port.ts'
import type { Pace } from './pace.ts'
import type { Links } from './page-ports.ts'
import type { Clock, ReportFiles, Store, Telemetry } from './ports.ts'

/** What is needed to look at a round; enough for commands that change nothing. */
export interface ReadingContext {
  readonly store: Store
  readonly clock: Clock
  readonly daysOff: DaysOff
}

/** What every action is given; nothing reaches an action in any other way. */
export interface ActionContext extends ReadingContext {
  readonly messenger: Messenger
  readonly links: Links
  readonly reportFiles: Pick<ReportFiles, 'pdfTrouble'>
  readonly telemetry: Telemetry
  /** Every proactive request of this process goes through it. */
  readonly pace: Pace
  readonly cardUpdates: CardUpdates
  /** Something has been planned that need not wait for the next minute; nobody waits for it here. */
  readonly wake: () => void
  /** From 0 to 1, for jitter. */
  readonly random: () => number
  /** A new one each time, which nobody can guess. */
  readonly newId: () => string
  /** SHA-256 of a text, in hexadecimal. */
  readonly fingerprint: (text: string) => string
  /** For how long what is stored is kept. */
  readonly retention: Retention
  /** Names this process in leases. */
  readonly holder: string
}
