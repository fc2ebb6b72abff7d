import process from 'node:process'
import { parseArgs } from 'node:util'
import { systemCode } from '../actions/system-code.ts'
import { readStoreConfig } from '../config/config.ts'
import { loadEnvironment } from '../config/load-environment.ts'
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts'
import { outputFailure } from './output-file.ts'
import { cliCommands } from './registry.ts'

// Whoever reads the result may have had enough of it (a pager, `head`); anything else that fails there is told.
process.stdout.on('error', (error) => {
  if (systemCode(error) === 'EPIPE') process.exit(exitCodes.done)
  complain(`${outputFailure('The result', error).message}\n`)
  process.exit(exitCodes.storage)
})
process.stderr.on('error', () => undefined)
process.exitCode = await main(process.argv.slice(2))

async function main([name = '', ...rest]: readonly string[]): Promise<ExitCode> {
  const command = Object.hasOwn(cliCommands, name) ? cliCommands[name] : undefined
  if (command === undefined) return usage()
  const parsed = parse(rest, command.options)
  if (parsed === undefined) return usage(command.usage)
  const environment = loadEnvironment()
  const reading = environment.ok ? readStoreConfig(environment.env) : environment
  if (!reading.ok) {
    complain(reading.faults.map((fault) => `${fault}\n`).join(''))
    return exitCodes.configuration
  }
  try {
    const code = await command.run({ config: reading.config, ...parsed, print, complain })
    return code === exitCodes.usage ? usage(command.usage) : code
  } catch (error) {
    complain(`${error instanceof Error ? error.message : 'Something went wrong.'}\n`)
    return exitCodeOf(error)
  }
}

function parse(args: readonly string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options'] = {}) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const single = Object.entries(values).flatMap(([key, value]) =>
      Array.isArray(value) ? [] : [[key, value] as const],
    )
    return { options: Object.fromEntries(single), operands: positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    complain(`${error.message}\n`)
    return undefined
  }
}

function usage(line?: string): ExitCode {
  const lines =
    line === undefined
      ? Object.values(cliCommands).map((each) => `  ${each.usage}\n      ${each.about}`)
      : [`  ${line}`]
  complain(`Usage: oma-arviointi <command>\n${lines.join('\n')}\n`)
  return exitCodes.usage
}

function print(text: string | Uint8Array): void {
  process.stdout.write(text)
}

function complain(text: string): void {
  process.stderr.write(text)
}
