import { z } from 'zod/v4'
import { listAudit } from '../../actions/list-audit.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { type CardActionHandler, readCard } from './card-action.ts'

const auditData = z.object({ project: z.string().max(300), page: z.int().min(1).max(1_000_000) })

/** Another page of what was done. */
export const audit: CardActionHandler = {
  async press({ context, account }, data) {
    const read = readCard(auditData, data)
    return isRefusal(read) ? read : listAudit(context.actions, { ...read, person: account.email })
  },
}
