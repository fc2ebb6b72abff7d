import { readFileSync } from 'node:fs'

/** The columns of both tables in docs/security.md. */
export const roles = ['coordinator', 'owner', 'deputy', 'reader', 'listed', 'unknown'] as const
export type Role = (typeof roles)[number]

/** `all`: on anything; `own`: on what is theirs to answer; `chat`: in their own chat only; `no`: refused. */
const rights = ['all', 'own', 'chat', 'no'] as const
export type Right = (typeof rights)[number]

export interface RightsRow {
  /** The verb or the command. */
  readonly act: string
  /** What a verb is pressed on, or where a command is written. */
  readonly scope: string
  readonly rights: Readonly<Record<Role, Right>>
}

/** The rows of the table in docs/security.md whose first heading is this. */
export function rightsTable(heading: string): readonly RightsRow[] {
  const lines = readFileSync('docs/security.md', 'utf8').split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`))
  if (start < 0) throw new Error(`docs/security.md has no table that begins with "| ${heading} |".`)
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, end < 0 ? undefined : end).map(readRow)
}

function readRow(line: string): RightsRow {
  const [, act = '', scope = '', ...cells] = line.split('|').map((cell) => cell.trim())
  const read = (role: Role): Right => {
    const cell = cells[roles.indexOf(role)] ?? ''
    const right = rights.find((each) => each === (cell === '–' ? 'no' : cell))
    if (right === undefined) throw new Error(`docs/security.md: "${cell}" is no right (${act}, ${role}).`)
    return right
  }
  return {
    act: act.replaceAll('`', ''),
    scope,
    rights: {
      coordinator: read('coordinator'),
      owner: read('owner'),
      deputy: read('deputy'),
      reader: read('reader'),
      listed: read('listed'),
      unknown: read('unknown'),
    },
  }
}
