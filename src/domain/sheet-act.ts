import type { Instant } from './instant.ts'
import type { Email } from './programme.ts'
import type { SubjectId } from './subject.ts'

/** One text of one subject. */
export interface TextPlace {
  readonly subject: SubjectId
  readonly question: string
}

/** What a coordinator did to a sheet that was filled in; each is kept for good with who did it, when and why. */
export type SheetAct = {
  readonly at: Instant
  readonly by: Email
} /** `revision`: the sending it is about, so that whatever is sent after it stands. */ & (
  | {
      readonly act: 'returned'
      readonly revision: number
      readonly subjects: readonly SubjectId[]
      readonly comment: string
    }
  | { readonly act: 'accepted'; readonly revision: number; readonly comment?: string }
  | { readonly act: 'acceptance-withdrawn'; readonly revision: number }
  /** A text put where it belongs, after what stood there (`before`). */
  | {
      readonly act: 'moved'
      readonly from: TextPlace
      readonly to: TextPlace
      readonly text: string
      readonly before: string
    }
)

/** As much of a sheet as tells where its acts leave it. */
export interface ActedSheet {
  readonly acts?: readonly SheetAct[]
  readonly revisions: readonly { readonly number: number; readonly moved?: true }[]
}

/** The newest sending by somebody who answers: a coordinator who moves a text answers nothing. */
export function answeredRevision({ revisions }: Pick<ActedSheet, 'revisions'>): number {
  return revisions.findLast(({ moved }) => moved !== true)?.number ?? 0
}

export type Returned = Extract<SheetAct, { readonly act: 'returned' }>

/** The return of the subject that is still open: neither sent again nor accepted after all. */
export function openReturn(sheet: ActedSheet, subject: SubjectId): Returned | undefined {
  const last = sheet.acts?.findLast(
    (each) => each.act === 'accepted' || (each.act === 'returned' && each.subjects.includes(subject)),
  )
  return last?.act === 'returned' && last.revision >= answeredRevision(sheet) ? last : undefined
}

/** Whether a coordinator has accepted what was sent last; `changed`: something was sent after it. */
export interface Acceptance {
  readonly state: 'accepted' | 'changed'
  readonly at: Instant
  readonly by: Email
  readonly comment?: string
}

export function acceptanceOf(sheet: ActedSheet): Acceptance | undefined {
  const last = sheet.acts?.findLast(({ act }) => act !== 'moved')
  if (last?.act !== 'accepted') return undefined
  const { at, by, revision, comment } = last
  const state = revision === answeredRevision(sheet) ? 'accepted' : 'changed'
  return { state, at, by, ...(comment === undefined ? {} : { comment }) }
}
