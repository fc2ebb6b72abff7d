import type { Instant } from './instant.ts'
import type { Email, Period } from './programme.ts'
import type { SheetId } from './subject.ts'

/** Somebody lets a deputy answer a sheet in their place, for this round or for an absence in it. */
export interface Handover {
  readonly sheet: SheetId
  readonly from: Email
  readonly to: Email
  readonly by: Email
  readonly at: Instant
  readonly absence?: Period
  readonly reason?: string
}

/** The same thing handed over in the same way, whenever it was. */
export function isSameHandover(one: Handover, other: Handover): boolean {
  return (
    one.sheet === other.sheet &&
    one.from === other.from &&
    one.to === other.to &&
    one.absence?.from === other.absence?.from &&
    one.absence?.to === other.absence?.to
  )
}
