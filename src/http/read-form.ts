import { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'

/** A form with at most one file, as a browser sends it. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array; readonly isTooLarge: boolean }
}

/** What is read of a request's body at most; a larger file is read to its end and thrown away, so that it can be answered. */
export const largestForm = 100 * 1024 * 1024
const limits = { files: 1, fields: 5, parts: 8, fieldSize: 2000, fieldNameSize: 50, headerPairs: 20 }

/** Undefined where the body is no such form, or has not been read by then: some the parser never lets go of. */
export function readForm(
  request: IncomingMessage,
  { largestFile, withinMs }: { readonly largestFile: number; readonly withinMs: number },
): Promise<Form | undefined> {
  return new Promise((resolve) => {
    const fields: Record<string, string> = {}
    let file: Form['file']
    const type = request.headers['content-type']
    if (type === undefined || !/^multipart\/form-data\s*;/i.test(type)) return resolve(undefined)
    const parser = parserOf({ ...request.headers, 'content-type': type }, largestFile)
    if (parser === undefined) return resolve(undefined)
    // Told by the file or by the form, and more than once; whatever nobody listens for would end the process.
    const giveUp = (): void => {
      request.unpipe(parser)
      request.resume()
      settle(undefined)
    }
    const late = setTimeout(giveUp, withinMs).unref()
    const settle = (form: Form | undefined): void => {
      clearTimeout(late)
      resolve(form)
    }
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (_, stream, name) => {
      const chunks: Buffer[] = []
      stream.on('error', giveUp)
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('limit', () => chunks.splice(0))
      stream.once('end', () => {
        file = { name, bytes: new Uint8Array(Buffer.concat(chunks)), isTooLarge: stream.truncated }
      })
    })
    parser.once('finish', () => settle({ fields, ...(file === undefined || file.name === '' ? {} : { file }) }))
    parser.on('error', giveUp)
    request.once('aborted', () => settle(undefined))
    request.pipe(parser)
  })
}

/** Undefined where the type names no boundary that it can look for. */
function parserOf(headers: BusboyHeaders, fileSize: number): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({ headers, limits: { ...limits, fileSize } })
  } catch {
    return undefined
  }
}
