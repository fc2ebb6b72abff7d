import { type Answer, sameAnswer, sentAnswer } from './answer.ts'
import type { Exemption } from './expected-set.ts'
import { type SubjectStanding, standingsIn } from './gaps.ts'
import { localDateOf } from './instant.ts'
import { type OwnersSince, ownersSince, type RegisterChange } from './register-change.ts'
import { responsibleFor } from './responsibility.ts'
import { exemptionOf, reopeningOf } from './round-acts.ts'
import type { RoundStatus, StatusFacts, StatusView } from './round-status.ts'
import { topicOf } from './scopes/registry.ts'
import { type Acceptance, acceptanceOf, openReturn } from './sheet-act.ts'
import { type SheetContext, sentFormOf } from './sheet-context.ts'
import { type OwnerStanding, ownersOf, type StatusRow, statusRow } from './status-row.ts'
import type { SubjectId } from './subject.ts'

/** One subject as a coordinator sees it: what was sent, never what is still being typed. */
export interface SubjectLook {
  readonly subject: SubjectId
  /** Absent where nothing is required of it. */
  readonly standing?: SubjectStanding
  readonly sent?: Answer
  /** Something has been typed that was not sent. */
  readonly draft?: { readonly at: string; readonly by: string }
  readonly exemption?: Exemption
  /** Why it was sent back. */
  readonly comment?: string
}

/** One project of a round for a coordinator, with the way back to the list it was opened from. */
export interface ProjectStatus {
  readonly kind: 'project-status'
  readonly facts: StatusFacts
  readonly at: string
  readonly view: StatusView
  readonly context: SheetContext
  readonly row: StatusRow
  readonly owners: readonly OwnerStanding[]
  readonly subjects: readonly SubjectLook[]
  /** Until when it takes answers though the round is locked. */
  readonly reopenedUntil?: string
  /** Once it was accepted; also where something was sent since. */
  readonly acceptance?: Acceptance
  /** When the project got the owners it has in the register, and by whom; absent where it has had them from the beginning. */
  readonly ownersSince?: OwnersSince
}

/** Undefined once the register has lost the project. */
export function projectStatus(
  { facts, at, view, contacts }: Pick<RoundStatus, 'facts' | 'at' | 'view' | 'contacts'>,
  context: SheetContext,
  registerChanges: readonly RegisterChange[] = [],
): ProjectStatus | undefined {
  const { programme, opened } = facts
  const { expected, sheet } = context
  const topic = topicOf(programme, expected)
  if (topic === undefined) return undefined
  const all = standingsIn(opened, expected, sheet)
  const responsible = responsibleFor(opened, expected, localDateOf(at, programme.timeZone))
  const row = statusRow({ topic, expected, sheet, all, responsible })
  const reopening = reopeningOf(opened, expected.id)
  const acceptance = acceptanceOf(sheet)
  const since = ownersSince(registerChanges, topic.sheet)
  return {
    kind: 'project-status',
    facts,
    at,
    view,
    context,
    row,
    owners: ownersOf({ facts, contacts }, row),
    subjects: expected.subjects.map(({ id }) => lookAt(context, id, all)),
    ...(reopening === undefined || reopening.until <= at ? {} : { reopenedUntil: reopening.until }),
    ...(acceptance === undefined ? {} : { acceptance }),
    ...(since === undefined ? {} : { ownersSince: since }),
  }
}

function lookAt(context: SheetContext, subject: SubjectId, all: readonly SubjectStanding[]): SubjectLook {
  const { sheet, opened } = context
  const standing = all.find((each) => each.subject === subject)
  const sent = sentAnswer(sheet, subject)
  const draft = sheet.drafts[subject]
  const isUnsent = draft !== undefined && !sameAnswer(sentFormOf(context, subject, draft.answer), sent)
  const exemption = exemptionOf(opened, subject)
  const returned = openReturn(sheet, subject)
  return {
    subject,
    ...(standing === undefined ? {} : { standing }),
    ...(sent === undefined ? {} : { sent }),
    ...(isUnsent ? { draft: { at: draft.savedAt, by: draft.savedBy } } : {}),
    ...(exemption === undefined ? {} : { exemption }),
    ...(returned === undefined ? {} : { comment: returned.comment }),
  }
}
