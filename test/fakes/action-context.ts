import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createCardUpdates } from '../../src/actions/card-updates.ts'
import type { ActionContext } from '../../src/actions/context.ts'
import { createPace } from '../../src/actions/pace.ts'
import type { Clock, Store, Telemetry } from '../../src/actions/ports.ts'
import { StorageFailure } from '../../src/actions/ports.ts'
import { addSeconds, type Instant } from '../../src/domain/instant.ts'
import type { Programme } from '../../src/domain/programme.ts'
import type { DaysOff } from '../../src/domain/working-days.ts'
import { openLowdbStore } from '../../src/storage/lowdb/lowdb-store.ts'
import { aProgramme, noDaysOff, now } from '../builders.ts'
import { temporaryFolder } from '../storage/temporary-folder.ts'
import { type RecordedMessage, type RecordingMessenger, recordingMessenger } from './recording-messenger.ts'

/** A clock that stands still until it is moved; waiting moves its real time at once. */
export interface HandClock extends Clock {
  readonly moveTo: (moment: Instant) => void
  readonly passReal: (seconds: number) => void
  readonly waits: readonly number[]
}

/** Everything an action is given, on the real store in a folder of its own. */
export interface TestContext extends ActionContext {
  readonly clock: HandClock
  readonly messenger: RecordingMessenger
  /** What telemetry was told, by its event. */
  readonly events: readonly string[]
  /** The same folder and clock in another process: what was only in memory is gone. */
  readonly restart: () => Promise<TestContext>
}

export async function testContext(
  settings: { readonly programme?: Programme; readonly at?: Instant; readonly daysOff?: DaysOff } = {},
): Promise<TestContext> {
  const { programme = aProgramme(), at = now, daysOff = noDaysOff } = settings
  const folder = await temporaryFolder()
  const clock = handClock(at)
  const messages: RecordedMessage[] = []
  const events: string[] = []
  let store = await openLowdbStore({ folder, access: 'write' })
  onTestFinished(() => store.close())
  await store.importRegister(programme)

  let ids = 0
  function contextOf(holder: number): TestContext {
    const parts = {
      store,
      clock,
      daysOff,
      messenger: recordingMessenger(messages),
      telemetry: recordingTelemetry(events),
      pace: createPace(clock, 25),
      random: () => 0.5,
    }
    return {
      ...parts,
      cardUpdates: createCardUpdates(parts),
      links: {
        report: ({ round, edition, audience, format, language, person }) => {
          const forWhom = person === undefined ? '' : `?person=${person}`
          return `https://bot.example.fi/${round}/${edition}/${audience}.${language}.${format}${forWhom}`
        },
        importPage: (person) => `https://bot.example.fi/import?person=${person}`,
        exportFile: (person, format) => `https://bot.example.fi/export?person=${person}&format=${format}`,
      },
      reportFiles: { pdfTrouble: async () => ({ unprintable: [], parts: 1 }) },
      events,
      wake: () => undefined,
      newId: () => {
        ids += 1
        return `id-${ids}`
      },
      fingerprint: (text) => createHash('sha256').update(text).digest('hex'),
      retention: { answers: 120, audit: 120, deliveries: 24 },
      holder: `holder-${holder}`,
      async restart() {
        await store.close()
        store = await openLowdbStore({ folder, access: 'write' })
        return contextOf(holder + 1)
      },
    }
  }
  return contextOf(1)
}

/** The same context with a store whose disk is full for these methods. */
export function withFullDisk(context: ActionContext, ...methods: readonly (keyof Store)[]): ActionContext {
  const fail = async (): Promise<never> => {
    throw new StorageFailure('The disk is full.')
  }
  const failing = Object.fromEntries(methods.map((method) => [method, fail]))
  return { ...context, store: { ...context.store, ...failing } }
}

function handClock(start: Instant): HandClock {
  let moment = start
  let real = '2026-11-20T10:00:00.000Z'
  const waits: number[] = []
  const passReal = (seconds: number): void => {
    real = addSeconds(real, seconds)
  }
  return {
    now: () => moment,
    realNow: () => real,
    waits,
    async wait(seconds) {
      waits.push(seconds)
      passReal(seconds)
    },
    moveTo(to) {
      moment = to
    },
    passReal,
  }
}

function recordingTelemetry(events: string[]): Telemetry {
  const note = (event: string): void => {
    events.push(event)
  }
  return { info: note, warn: note, error: note, count: () => undefined, observe: () => undefined }
}
