import { Buffer } from 'node:buffer'
import { deflateRawSync } from 'node:zlib'

/** A zip of these files; with `claimedSize` its directory says of each that it unpacks to no more than that. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>, claimedSize?: number): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const size = claimedSize === undefined ? bytes.length : Math.min(claimedSize, bytes.length)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    // The checksum is left out: nobody checks it before the size.
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const central = Buffer.concat([
      Buffer.from('504b01021400', 'hex'),
      fields,
      Buffer.alloc(10),
      uint32(offset),
      Buffer.from(name),
    ])
    parts.push(local)
    directory.push(central)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const count = directory.length
  const end = Buffer.concat([
    Buffer.from('504b050600000000', 'hex'),
    uint16(count),
    uint16(count),
    uint32(entries.length),
    uint32(offset),
    uint16(0),
  ])
  return new Uint8Array(Buffer.concat([...parts, entries, end]))
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
