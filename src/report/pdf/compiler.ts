import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FormatUnavailable } from '../../actions/ports.ts'
import { shippedFonts } from './fonts.ts'

const folder = new URL('../../../typst/', import.meta.url)

/** Characters of a report of some two hundred lines; laid out, it takes about 200 MB. */
const mostRemembered = 1_000_000

export interface Compiler {
  /** The template with these inputs as a PDF that keeps PDF/UA-1, or rejects with why it could not. */
  readonly pdf: (inputs: Readonly<Record<string, string>>, at: Date) => Uint8Array
}

let known: Promise<Compiler> | undefined

/** Made when the first PDF is asked for: a machine on which Typst does not load can do everything else. */
export function typstCompiler(): Promise<Compiler> {
  known ??= createCompiler()
  return known
}

async function createCompiler(): Promise<Compiler> {
  const { NodeCompiler, PdfStandard } = await loadTypst()
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(folder),
    fontArgs: [{ fontBlobs: [...shippedFonts().files] }],
  })
  const template = readFileSync(new URL('report.typ', folder), 'utf8')
  return {
    pdf(inputs, at) {
      const compiled = compiler.compile({ mainFileContent: template, inputs: { ...inputs } })
      if (compiled.result === null) throw new Error(`The PDF could not be laid out: ${faultOf(compiler, compiled)}`)
      const creationTimestamp = Math.floor(at.getTime() / 1000)
      const pdf = compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1, creationTimestamp })
      // The same report is often asked for again, by another reader: what was laid out last is remembered. Of a large
      // one that would be a gigabyte.
      compiler.evictCache(textLength(inputs) > mostRemembered ? 0 : 1)
      return pdf
    },
  }
}

function textLength(inputs: Readonly<Record<string, string>>): number {
  return Object.values(inputs).reduce((sum, { length }) => sum + length, 0)
}

async function loadTypst(): Promise<typeof import('@myriaddreamin/typst-ts-node-compiler')> {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler')
  } catch (error) {
    throw new FormatUnavailable(
      'PDF needs Typst, and its part for this machine does not load. Run npm ci on this machine, or choose another format.',
      { cause: error },
    )
  }
}

/** Where in the template it failed; the data is in no message of Typst's. */
function faultOf(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeDiagnostics()
  return error === null ? 'no reason given' : JSON.stringify(compiler.fetchDiagnostics(error)).slice(0, 500)
}
