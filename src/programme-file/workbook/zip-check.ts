import { Buffer } from 'node:buffer'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** What was seen of a sheet before it is taken apart. */
export interface SheetScan {
  readonly merged: readonly { readonly row: number; readonly column: number }[]
}

export type ZipCheck =
  | { readonly ok: true; readonly sheets: ReadonlyMap<number, SheetScan> }
  | { readonly ok: false; readonly problem: ZipProblem }

export type ZipProblem = 'damaged' | 'macros' | 'bomb' | 'too-many-cells' | 'not-a-workbook'

// A workbook of 10,000 projects with their history unpacks to a fraction of this.
const mostUnpacked = 120 * 1024 * 1024
const mostEntries = 2000
const mostCells = 600_000

/**
 * Looks through the zip before exceljs, which unpacks whatever it is given: nothing larger than it says, no macros,
 * not more cells than a register has.
 */
export async function checkZip(bytes: Uint8Array): Promise<ZipCheck> {
  let zip: ZipFile
  try {
    zip = await opened(Buffer.from(bytes))
  } catch {
    return { ok: false, problem: 'damaged' }
  }
  try {
    return await scan(zip)
  } catch {
    // yauzl refuses an entry that is larger than the directory says.
    return { ok: false, problem: 'damaged' }
  } finally {
    zip.close()
  }
}

async function scan(zip: ZipFile): Promise<ZipCheck> {
  if (zip.entryCount > mostEntries) return { ok: false, problem: 'bomb' }
  const entries = await entriesOf(zip)
  if (entries.some(({ fileName }) => /vbaProject|macrosheets\//i.test(fileName)))
    return { ok: false, problem: 'macros' }
  if (!entries.some(({ fileName }) => fileName === 'xl/workbook.xml')) return { ok: false, problem: 'not-a-workbook' }
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (unpacked > mostUnpacked) return { ok: false, problem: 'bomb' }
  const sheets = new Map<number, SheetScan>()
  let cells = 0
  for (const entry of entries) {
    const content = await unpack(zip, entry)
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/i.exec(entry.fileName)
    if (sheet === null) continue
    cells += count(content, '<c ') + count(content, '<c>')
    if (cells > mostCells) return { ok: false, problem: 'too-many-cells' }
    sheets.set(Number(sheet[1]), { merged: mergedIn(content) })
  }
  return { ok: true, sheets }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error === null) resolve(zip)
      else reject(error)
    })
  })
}

function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error)
      const chunks: Buffer[] = []
      const keeps = entry.fileName.startsWith('xl/worksheets/')
      stream.on('data', (chunk: Buffer) => {
        if (keeps) chunks.push(chunk)
      })
      stream.once('end', () => resolve(Buffer.concat(chunks)))
      stream.once('error', reject)
    })
  })
}

function count(content: Buffer, text: string): number {
  let found = 0
  for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + text.length)) found += 1
  return found
}

function mergedIn(content: Buffer): SheetScan['merged'] {
  const start = content.indexOf('<mergeCells')
  if (start < 0) return []
  const refs = content.toString('latin1', start).matchAll(/<mergeCell\s[^>]*ref="([A-Z]{1,3})(\d+)[:"]/g)
  return [...refs]
    .slice(0, 100)
    .map(([, letters = 'A', row = '1']) => ({ row: Number(row), column: columnNumber(letters) }))
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
