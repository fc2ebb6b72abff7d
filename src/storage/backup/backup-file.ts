import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod/v4'
import { StorageFailure } from '../../actions/ports.ts'
import { systemCode } from '../../actions/system-code.ts'
import { type Piece, pieceKinds } from './piece.ts'
import { type Tally, Tallying } from './tally.ts'

/** Of the lines and of what stands in them; raised with every change that an older program would misread. */
const backupVersion = 1
const format = 'oma-arviointi backup'
/** It holds everything about everybody. */
const ownerOnly = 0o600

const header = z.object({ format: z.literal(format), version: z.number().int().min(1) })
const sum = z.object({ count: z.number().int(), hash: z.string() })
const pieceLine = z.object({
  kind: z.enum(pieceKinds),
  data: z.looseObject({}),
})
const footer = z.object({
  end: z.literal(true),
  sha256: z.string(),
  tally: z.partialRecord(z.enum(pieceKinds), sum),
})

/**
 * Writes the pieces as lines of JSON, compressed, with a checksum at the end. The file appears under its
 * name only when it is whole and durable. Gives what it holds.
 */
export async function writeBackup(file: string, pieces: AsyncIterable<Piece>): Promise<Tally> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.tmp`
  const tallying = new Tallying()
  try {
    const target = createWriteStream(unfinished, { flags: 'wx', mode: ownerOnly })
    await pipeline(Readable.from(lines(pieces, tallying)), createGzip(), target)
    await sync(unfinished)
    await rename(unfinished, file)
    await sync(dirname(file))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error instanceof StorageFailure ? error : new StorageFailure(writeFault(file, error), { cause: error })
  }
  return tallying.tally
}

async function* lines(pieces: AsyncIterable<Piece>, tallying: Tallying): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ format, version: backupVersion })
  for await (const piece of pieces) {
    tallying.add(piece)
    yield line(piece)
  }
  yield `${JSON.stringify({ end: true, sha256: hash.digest('hex'), tally: tallying.tally })}\n`
}

/** Reads the whole file and gives what it holds; rejects where it is not whole or was altered. */
export async function checkBackup(file: string): Promise<Tally> {
  const tallying = new Tallying()
  const hash = createHash('sha256')
  let end: z.infer<typeof footer> | undefined
  let count = 0
  for await (const line of linesOf(file)) {
    if (end !== undefined) throw damaged(file)
    const value = parse(file, line)
    if (count === 0) expectVersion(file, value)
    count += 1
    const last = footer.safeParse(value)
    if (last.success) {
      end = last.data
      continue
    }
    hash.update(`${line}\n`)
    const piece = pieceLine.safeParse(value)
    if (piece.success) tallying.add(trusted(value))
    else if (count > 1) throw damaged(file)
  }
  if (end === undefined || end.sha256 !== hash.digest('hex') || !isSameTally(end.tally, tallying.tally)) {
    throw damaged(file)
  }
  return end.tally
}

/** The pieces of a file that has been checked. */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  let isFirst = true
  for await (const line of linesOf(file)) {
    const value = parse(file, line)
    if (!isFirst && !footer.safeParse(value).success) yield trusted(value)
    isFirst = false
  }
}

export function isSameTally(one: Tally, other: Tally): boolean {
  return pieceKinds.every((kind) => one[kind]?.count === other[kind]?.count && one[kind]?.hash === other[kind]?.hash)
}

/** What a store wrote and the checksum vouches for is taken as it is, as a store takes its own files. */
const trustedPiece = z.custom<Piece>()
function trusted(value: unknown): Piece {
  return trustedPiece.parse(value)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  const reading = pipeline(source, unpacked)
  // Told where the lines are read.
  reading.catch(() => undefined)
  try {
    let rest = ''
    for await (const chunk of unpacked.setEncoding('utf8')) {
      // Only this ends a line: what people typed may hold other signs that count as line ends elsewhere.
      const found = `${rest}${chunk}`.split('\n')
      rest = found.pop() ?? ''
      yield* found
    }
    if (rest !== '') throw damaged(file)
    await reading
  } catch (error) {
    throw readFault(file, error)
  } finally {
    source.destroy()
  }
}

function parse(file: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // The parser's own message quotes the line, and people's text stays out of logs.
    throw damaged(file)
  }
}

function expectVersion(file: string, value: unknown): void {
  const read = header.safeParse(value)
  if (!read.success)
    throw new StorageFailure(
      `${file} is no backup of this bot. Nothing was changed. Name a file that backup has written.`,
    )
  if (read.data.version > backupVersion) {
    throw new StorageFailure(
      `${file} has backup version ${read.data.version}, and this program knows ${backupVersion}. Nothing was changed. ` +
        'Restore it with the version of the bot that wrote it, or a newer one.',
    )
  }
}

function damaged(file: string): StorageFailure {
  return new StorageFailure(`${file} is cut short or was altered. Nothing was changed. Use another backup.`)
}

function readFault(file: string, error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error
  const code = systemCode(error) ?? ''
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') return damaged(file)
  const remedy = code === 'EISDIR' ? 'It is a folder. Name the file that backup has written.' : 'Let this user read it.'
  return new StorageFailure(`${file} cannot be read (${code}). Nothing was changed. ${remedy}`, { cause: error })
}

function writeFault(file: string, error: unknown): string {
  const code = systemCode(error) ?? 'no code'
  return code === 'ENOSPC'
    ? `There is no room left for ${file}. Make room, or name a file on another disk.`
    : `${file} cannot be written (${code}). Name a file in a folder that is there and may be written to.`
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
