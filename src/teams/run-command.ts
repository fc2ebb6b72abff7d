import { refusalCard } from '../cards/refusal-card.ts'
import type { Card } from '../cards/template.ts'
import { refuse } from '../domain/refusal.ts'
import { parseCommand } from './command-parser.ts'
import { commands } from './commands/registry.ts'
import type { Turn } from './turn.ts'

/** Does what a person typed, or says how to find out what can be typed. */
export async function runCommand(turn: Turn, text: string): Promise<readonly Card[]> {
  const parsed = parseCommand(text, commands)
  if (parsed === undefined) return [refusalCard(refuse('unknown-command'), turn.programme, turn.reader)]
  const { command, argument } = parsed
  if (command.personalOnly === true && !turn.personal) {
    return [refusalCard(refuse('only-personally'), turn.programme, turn.reader)]
  }
  return command.run(turn, argument)
}
