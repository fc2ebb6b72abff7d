import { z } from 'zod/v4'
import { askHandover, handOver } from '../../actions/hand-over.ts'
import { showDuties } from '../../actions/show-duties.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

const handoverData = z.object({
  round: z.string().min(1).max(300),
  step: z.enum(['cancel', 'confirm']).optional(),
  deputy: z.string().max(300).default(''),
  what: z.string().max(300).default(''),
  from: z.string().max(30).default(''),
  to: z.string().max(30).default(''),
})

export const delegate: CardActionHandler = {
  async press(turn, data) {
    const read = readCard(handoverData, data)
    if (isRefusal(read)) return read
    const { actions } = turn.context
    const person = turn.account.email
    if (read.step === undefined) return askHandover(actions, { person, round: read.round })
    if (read.step === 'cancel') return showDuties(actions, person)
    const inputs = { deputy: read.deputy, sheet: read.what, from: read.from, to: read.to }
    return handOver(actions, { person, round: read.round, inputs })
  },
}
