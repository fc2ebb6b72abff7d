import type { Card } from '../../cards/template.ts'
import type { CommandWords } from '../command-parser.ts'
import type { Turn } from '../turn.ts'

/** A command people type. To add one: a file here and a line in the registry. */
export interface Command {
  readonly words: CommandWords
  /** Set where the answer is for one person's eyes: then a channel only hears where to ask. */
  readonly personalOnly?: true
  /** Teams shows ten per scope: those that only coordinators type, and seldom, are named by `help` alone. */
  readonly unlisted?: true
  readonly run: (turn: Turn, argument: string) => Promise<readonly Card[]>
}
