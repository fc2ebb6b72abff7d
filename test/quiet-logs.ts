import { afterAll, expect } from 'vitest'
import { keepRecord, recorded } from './fakes/run-record.ts'
import { toldInLog } from './fakes/told-in-log.ts'

/** Whatever a file of tests is about: nothing that was typed in it, and nobody's name, is in a log of its bots. */
keepRecord()
// Hooks end in the reverse order of their beginning, so that this comes when every bot has ended.
afterAll(() => expect(toldInLog(recorded())).toEqual([]))
