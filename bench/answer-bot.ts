import { basename } from 'node:path'
import process from 'node:process'
import { z } from 'zod/v4'
import { type Disk, nodeDisk } from '../src/storage/lowdb/disk.ts'
import { startTestBot } from '../test/fakes/test-bot.ts'
import { serveBench } from './answer-process.ts'
import { openingClock } from './answer-programme.ts'
import { note } from './figure.ts'

/** The whole bot on a store that is durable, counting what it writes. */
const { PROGRAMME, DATA_DIR } = z.object({ PROGRAMME: z.string(), DATA_DIR: z.string() }).parse(process.env)
let bytes = 0
const countingDisk: Disk = {
  ...nodeDisk,
  async write(file, text) {
    bytes += Buffer.byteLength(text)
    await nodeDisk.write(file, text)
  },
}
const errors = new Map<string, number>()
const { url, stop } = await startTestBot({
  programme: PROGRAMME,
  folder: DATA_DIR,
  clock: openingClock,
  disk: countingDisk,
  log(line) {
    const message = /"level":[56]0.*"msg":"([^"]*)"/.exec(line)?.[1]
    if (message === undefined) return
    const known = errors.get(message) ?? 0
    if (known === 0) note(line)
    errors.set(message, known + 1)
  },
})
serveBench({
  url,
  bytes: () => bytes,
  async stop() {
    await stop()
    for (const [message, count] of errors) note(`${basename(DATA_DIR)}: ${count} times "${message}"`)
  },
})
