import type { Migration } from 'kysely'
import { first } from './migrations/0001-first.ts'
import { openedDeliveries } from './migrations/0002-opened-deliveries.ts'
import { registerChanges } from './migrations/0003-register-changes.ts'
import { suggestedWordings } from './migrations/0004-suggested-wordings.ts'
import { noteOrigins } from './migrations/0005-note-origins.ts'
import { reasonsOfActs } from './migrations/0006-reasons-of-acts.ts'
import { upkeep } from './migrations/0007-upkeep.ts'

/** Numbered, and only ever added to: what has run on somebody's database never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-opened-deliveries': openedDeliveries,
  '0003-register-changes': registerChanges,
  '0004-suggested-wordings': suggestedWordings,
  '0005-note-origins': noteOrigins,
  '0006-reasons-of-acts': reasonsOfActs,
  '0007-upkeep': upkeep,
}
