import type { Returned } from '../domain/sheet-act.ts'
import { linesOf } from './answer-text.ts'
import type { Reader } from './reader.ts'

/** What a coordinator wants completed, as it stands on a page, a review and a receipt. */
export interface ReturnedView {
  readonly hasReturned: boolean
  readonly returnedTitle: string
  readonly returned: readonly { readonly text: string }[]
}

export function returnedView(returned: Returned | undefined, { t }: Reader): ReturnedView {
  return {
    hasReturned: returned !== undefined,
    returnedTitle: t('returned.message'),
    returned: linesOf(returned?.comment ?? ''),
  }
}
