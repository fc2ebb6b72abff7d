import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { SheetId, SubjectId } from './subject.ts'

/** What a coordinator did to an opened round; each is kept for good with who did it, when and why. */
export type RoundAct = { readonly at: Instant; readonly by: Email } & (
  | { readonly act: 'exempted'; readonly subjects: readonly SubjectId[]; readonly reason: string }
  /** An exemption taken back. */
  | { readonly act: 'included'; readonly subjects: readonly SubjectId[] }
  /** One sheet takes answers until then although the round is locked; an `until` of now ends it. */
  | { readonly act: 'reopened'; readonly sheet: SheetId; readonly until: Instant; readonly reason: string }
  /** Before its time; `before` is when it would have locked. */
  | { readonly act: 'closed'; readonly before: Instant; readonly reason?: string }
  /** The closing taken back; `before` is when it was closed. */
  | { readonly act: 'opened-again'; readonly before: Instant }
  /** By hand; the step names its deliveries in the ledger. */
  | { readonly act: 'reminded'; readonly step: string; readonly people: number; readonly filter?: string }
)
