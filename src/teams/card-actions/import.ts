import { z } from 'zod/v4'
import { applyProposal, dropProposal } from '../../actions/apply-proposal.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

const importData = z.object({
  upload: z.string().min(1).max(100),
  step: z.enum(['apply', 'drop']),
  version: z.int().min(0),
  why: z.string().max(500).default(''),
})

/** Applies or drops the register that the coordinator has handed in. */
export const importVerb: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(importData, data)
    if (isRefusal(read)) return read
    const request = { person: account.email, id: read.upload, version: read.version }
    return read.step === 'drop'
      ? dropProposal(context.actions, request)
      : applyProposal(context.actions, { ...request, why: read.why })
  },
}
