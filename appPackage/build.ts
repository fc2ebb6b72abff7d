import { mkdir, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { assemblePackage } from './app-package.ts'
import { zipArchive } from './zip.ts'

const usage = `Usage: npm run package -- --id BOT_ID --host HOST [--about URL]
  --id     the bot's id in Entra, a GUID
  --host   the host of PUBLIC_URL, or PUBLIC_URL itself
  --about  a page about the bot, its privacy and its terms; the start page of HOST if left out
`
const file = new URL('../dist/oma-arviointi.zip', import.meta.url)

process.exitCode = await main()

/** Exit codes as those of the command line: 1 the input is at fault, 2 wrong usage. */
async function main(): Promise<number> {
  const given = readArguments()
  if (given?.id === undefined || given.host === undefined) return complain(usage, 2)
  const host = hostOf(given.host)
  const about = given.about ?? `https://${host}/`
  if (host === undefined) return complain(`--host: ${given.host} is no host that can be reached by https.\n`, 1)
  if (hostOf(about) === undefined) return complain(`--about: ${about} is no page that can be reached by https.\n`, 1)
  const { files, faults } = await assemblePackage({ id: given.id, host, about })
  if (faults.length > 0) return complain(faults.map((fault) => `${fault}\n`).join(''), 1)
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, zipArchive(files))
  process.stdout.write(`dist/oma-arviointi.zip: ${[...files.keys()].join(', ')}\n`)
  return 0
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ options: { id: text, host: text, about: text } }).values
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function hostOf(given: string): string | undefined {
  const address = given.includes('://') ? given : `https://${given}`
  if (!URL.canParse(address)) return undefined
  const { protocol, host } = new URL(address)
  return protocol === 'https:' ? host : undefined
}

function complain(text: string, code: number): number {
  process.stderr.write(text)
  return code
}
