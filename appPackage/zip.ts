import { crc32, deflateRawSync } from 'node:zlib'

const signature = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 }
const zipVersion = 20
const namesAreUtf8 = 0x0800
const deflated = 8
/** 1 January 1980, the first day the format knows. */
const date = 0x0021

/** Packs files into a ZIP archive; the same files give the same bytes on any day. */
export function zipArchive(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const packed = deflateRawSync(content, { level: 9 })
    const described = describe(Buffer.from(name), content, packed)
    directory.push(
      uint32(signature.entry),
      uint16(zipVersion),
      described,
      Buffer.alloc(10),
      uint32(offset),
      Buffer.from(name),
    )
    const part = Buffer.concat([uint32(signature.file), described, Buffer.from(name), packed])
    parts.push(part)
    offset += part.length
  }
  const entries = Buffer.concat(directory)
  const count = uint16(files.size)
  const end = [
    uint32(signature.end),
    Buffer.alloc(4),
    count,
    count,
    uint32(entries.length),
    uint32(offset),
    Buffer.alloc(2),
  ]
  return Buffer.concat([...parts, entries, ...end])
}

/** The fields that a file's own header and its line in the directory share. */
function describe(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const extraLength = 0
  const time = 0
  return Buffer.concat([
    ...[zipVersion, namesAreUtf8, deflated, time, date].map(uint16),
    ...[crc32(content), packed.length, content.length].map(uint32),
    ...[name.length, extraLength].map(uint16),
  ])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
