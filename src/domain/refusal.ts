import type { Instant } from './instant.ts'
import type { LocalDate } from './programme.ts'

/**
 * Why something was not done. The code is stable; the catalogues say in the reader's language
 * what happened and what to do (`refusal.<code>`), with the values as parameters.
 */
export type RefusalCode =
  | 'unknown-person'
  | 'not-yours'
  | 'not-for-you'
  | 'unknown-round'
  | 'which-round'
  | 'not-open-yet'
  | 'round-locked'
  | 'unknown-sheet'
  | 'unknown-page'
  | 'unknown-action'
  | 'unknown-command'
  | 'bad-card'
  | 'nothing-open'
  | 'only-in-channel'
  | 'only-personally'
  | 'only-locally'
  | 'bad-time'
  | 'clock-goes-forward'
  | 'unknown-language'
  | 'unknown-quick-answer'
  | 'no-rounds'
  | 'snooze-too-late'
  | 'unknown-snooze'
  | 'unknown-deputy'
  | 'which-person'
  | 'nothing-to-hand-over'
  | 'bad-absence'
  | 'unknown-reminders'
  | 'bad-date'
  | 'unknown-project'
  | 'which-project'
  | 'no-owners-to-change'
  | 'unknown-filter'
  | 'unknown-filter-near'
  | 'only-editions'
  | 'date-past'
  | 'date-too-far'
  | 'too-fast'
  | 'nothing-published'
  | 'other-programme'
  | 'series-in-use'
  | 'register-changed'
  | 'upload-gone'
  | 'bad-assignment'
  | 'unknown-owner'
  | 'owners-changed'
  | 'comment-missing'
  | 'bad-comment'
  | 'changed-meanwhile'
  | 'round-changed'
  | 'nothing-sent'
  | 'nothing-to-return'
  | 'locked-for-owner'
  | 'still-open'
  | 'bad-moment'
  | 'unknown-choice'
  | 'not-closed'
  | 'already-locked'
  | 'already-open'
  | 'nobody-to-remind'
  | 'reminded-already'
  | 'nothing-to-move'
  | 'cannot-move'
  | 'being-edited'
  | 'not-scheduled'
  | 'storage-failed'
  | 'defect'

/** A value in a refusal's sentence; moments and days are written as the reader's language writes them. */
export type RefusalValue = string | number | { readonly instant: Instant } | { readonly date: LocalDate }

export interface Refusal {
  readonly refused: RefusalCode
  readonly values: Readonly<Record<string, RefusalValue>>
}

export function refuse(refused: RefusalCode, values: Refusal['values'] = {}): Refusal {
  return { refused, values }
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result
}
