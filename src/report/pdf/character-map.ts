/** Whether a font has a glyph of its own for a character. */
export type CharacterMap = (codePoint: number) => boolean

/**
 * Reads which characters a TrueType font has, from its `cmap` table: of 32-bit ranges (format 12) where it has them,
 * else of 16-bit segments (format 4). A font without either has none.
 */
export function characterMap(font: Buffer): CharacterMap {
  const table = tableOffset(font, 'cmap')
  if (table === undefined) return () => false
  const subtables = Array.from({ length: font.readUInt16BE(table + 2) }, (_, index) => {
    const offset = table + font.readUInt32BE(table + 8 + index * 8)
    return { offset, format: font.readUInt16BE(offset) }
  })
  const long = subtables.find(({ format }) => format === 12)
  if (long !== undefined) return ranges(font, long.offset)
  const short = subtables.find(({ format }) => format === 4)
  return short === undefined ? () => false : segments(font, short.offset)
}

function tableOffset(font: Buffer, tag: string): number | undefined {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const record = records.find((at) => font.toString('latin1', at, at + 4) === tag)
  return record === undefined ? undefined : font.readUInt32BE(record + 8)
}

/** Groups of start, end and first glyph, sorted by start. */
function ranges(font: Buffer, offset: number): CharacterMap {
  const count = font.readUInt32BE(offset + 12)
  const groups = Array.from({ length: count }, (_, index) => offset + 16 + index * 12)
  const starts = groups.map((at) => font.readUInt32BE(at))
  const ends = groups.map((at) => font.readUInt32BE(at + 4))
  return (codePoint) => {
    const at = lastAtMost(starts, codePoint)
    return at !== undefined && codePoint <= (ends[at] ?? -1)
  }
}

function segments(font: Buffer, offset: number): CharacterMap {
  const size = font.readUInt16BE(offset + 6)
  const numbers = (at: number): readonly number[] =>
    Array.from({ length: size / 2 }, (_, index) => font.readUInt16BE(at + index * 2))
  const ends = numbers(offset + 14)
  const starts = numbers(offset + 16 + size)
  const deltas = numbers(offset + 16 + size * 2)
  const rangeAt = offset + 16 + size * 3
  const rangeOffsets = numbers(rangeAt)
  return (codePoint) => {
    const at = lastAtMost(starts, codePoint)
    if (at === undefined || codePoint > (ends[at] ?? -1)) return false
    const rangeOffset = rangeOffsets[at] ?? 0
    if (rangeOffset === 0) return ((codePoint + (deltas[at] ?? 0)) & 0xffff) !== 0
    return font.readUInt16BE(rangeAt + at * 2 + rangeOffset + (codePoint - (starts[at] ?? 0)) * 2) !== 0
  }
}

/** The index of the last of these sorted numbers that is not above the limit. */
function lastAtMost(sorted: readonly number[], limit: number): number | undefined {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low === 0 ? undefined : low - 1
}
