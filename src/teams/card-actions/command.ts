import { z } from 'zod/v4'
import { isRefusal } from '../../domain/refusal.ts'
import { runCommand } from '../run-command.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

/** A button that says a command, for those who do not know yet what to type. */
export const command: CardActionHandler = {
  anywhere: true,
  async press(turn, data) {
    const read = readCard(z.object({ text: z.string().max(200) }), data)
    return isRefusal(read) ? read : { said: await runCommand(turn, read.text) }
  },
}
