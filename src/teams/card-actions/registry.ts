import { audit } from './audit.ts'
import type { CardActionHandler } from './card-action.ts'
import { command } from './command.ts'
import { delegate } from './delegate.ts'
import { back, quick, same, save } from './page.ts'
import { duty, publish, recordDuty, report, undoDuty } from './publish.ts'
import { edit, open, send } from './sheet.ts'
import { page } from './show-page.ts'
import { snooze } from './snooze.ts'
import { project, status } from './status.ts'
import { unchanged } from './unchanged.ts'

/** Every verb that a card of ours can carry. */
export const cardActions: ReadonlyMap<string, CardActionHandler> = new Map(
  Object.entries({
    open,
    save,
    quick,
    unchanged,
    same,
    back,
    page,
    send,
    edit,
    snooze,
    delegate,
    status,
    project,
    audit,
    command,
    report,
    publish,
    duty,
    'record-publication': recordDuty,
    'reopen-duty': undoDuty,
  }),
)
