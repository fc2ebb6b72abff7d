import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { changeRegister } from '../actions/change-register.ts'
import type { ReadingContext } from '../actions/context.ts'
import { compareWithRegister } from '../actions/propose-register.ts'
import { openReadingContext, openWritingContext } from '../compose-reading.ts'
import { isRefusal } from '../domain/refusal.ts'
import { countChanges, type EntryChange } from '../domain/register-diff.ts'
import type { RegisterProposal } from '../domain/register-proposal.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readProgramme } from '../programme-file/read-programme.ts'
import { readRegisterFile } from '../programme-file/read-register-file.ts'
import type { CliCall, CliCommand } from './command.ts'
import { faultLines } from './fault-lines.ts'
import { readInput } from './input-file.ts'
import { complainOf } from './refusal-line.ts'

/** Who stands in the record of an act that was done on the server itself. */
export const atTheServer = 'command-line'

export const importProgramme: CliCommand = {
  usage: 'import FILE [--apply]',
  about: 'What a programme file, workbook or CSV would change in the register; changes it only with --apply.',
  options: { apply: { type: 'boolean' } },
  async run(call) {
    const [file, ...others] = call.operands
    if (file === undefined || others.length > 0) return exitCodes.usage
    const bytes = await readInput(call, file)
    if (bytes === undefined) return exitCodes.input
    const applies = call.options.apply === true
    const context = await (applies ? openWritingContext(call.config) : openReadingContext(call.config))
    try {
      return await importFile(context, call, { file, bytes, applies })
    } finally {
      await context.store.close()
    }
  },
}

async function importFile(
  context: ReadingContext,
  call: CliCall,
  { file, bytes, applies }: { readonly file: string; readonly bytes: Uint8Array; readonly applies: boolean },
): Promise<ExitCode> {
  const base = await context.store.register()
  if (base === undefined) return await importFirst(context, call, file, bytes)
  const read = await readRegisterFile(bytes, basename(file), base)
  if (!read.ok) {
    call.complain(faultLines(file, read.faults))
    return exitCodes.input
  }
  const id = randomUUID()
  const proposal = await compareWithRegister(context, { id, programme: read.programme })
  if (isRefusal(proposal)) return complainOf(call, proposal)
  const { current, version, next } = proposal
  if (applies) {
    const changed = await changeRegister(context, { current, version, next, act: 'import', id, by: atTheServer })
    if (changed !== undefined && isRefusal(changed)) return complainOf(call, changed)
  }
  call.print(`${proposal.changes.flatMap(changeLines).join('')}${countLine(proposal, applies)}`)
  return exitCodes.done
}

/** Into an empty store, as the first start does it; only a whole programme file will do. */
async function importFirst(
  { store }: ReadingContext,
  { print, complain }: CliCall,
  file: string,
  bytes: Uint8Array,
): Promise<ExitCode> {
  const read = readProgramme(new TextDecoder().decode(bytes), basename(file))
  if (!read.ok) {
    complain(faultLines(file, read.faults))
    return exitCodes.input
  }
  await store.importRegister(read.programme)
  print(`+ programme ${read.programme.id}\n${read.programme.projects.length} projects added. Applied.\n`)
  return exitCodes.done
}

const signs = { added: '+', removed: '-', changed: '~', ended: '~' } as const

/** One line for each thing that is added or removed, and for each field that changes. */
function changeLines({ kind, list, id, fields }: EntryChange): readonly string[] {
  const what = `${signs[kind]} ${list}${id === '' ? '' : ` ${id}`}`
  if (kind === 'added' || kind === 'removed') return [`${what}\n`]
  const note = kind === 'ended' ? ' (ends)' : ''
  return fields.map(({ field, before, after }) => `${what} ${field}: ${asText(before)} -> ${asText(after)}${note}\n`)
}

/** On one line, whatever people have typed. */
function asText(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value)
}

function countLine({ changes, effects }: RegisterProposal, applied: boolean): string {
  const { added, changed, ended, removed, owners } = countChanges(changes)
  const rounds = effects.map(
    ({ round, moves, later, stillAsked, questions, calendar }) =>
      `; ${round}: ${moves.length} sheets to other owners, ${later} asked from the next round, ${stillAsked} still asked, questions: ${questions.added} added, ${questions.changed} changed, ${questions.removed} removed, ${questions.ending} ending${calendar ? '; its dates stay' : ''}`,
  )
  const counts = `${added} added, ${changed} changed, ${ended} ended, ${removed} removed; owners of ${owners} projects`
  return `${counts}${rounds.join('')}. ${applied ? 'Applied.' : 'Nothing is changed yet.'}\n`
}
