import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { fromBuffer, type ZipFile } from 'yauzl'

const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)

/** The parts of a file of Word or Excel by their names. */
export async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await open(Buffer.from(bytes), { lazyEntries: true })
  const parts = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error)
        buffer(stream).then((content) => {
          parts.set(entry.fileName, content.toString('utf8'))
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}

/** The parts without the moment at which the file was made. */
export async function partsWithoutTime(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const parts = [...(await unzipped(bytes))].map(([name, text]) => [
    name,
    text.replace(/<dcterms:(created|modified)[^>]*>[^<]*</g, '<dcterms:$1><'),
  ])
  return Object.fromEntries(parts)
}
