import { sentAnswer } from '../domain/answer.ts'
import { readComment } from '../domain/comment.ts'
import { type DeskDone, type DeskForm, wholeSheet } from '../domain/desk.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { answeredRevision } from '../domain/sheet-act.ts'
import { askedSubjects } from '../domain/sheet-context.ts'
import type { SubjectId } from '../domain/subject.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheet, type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'
import { isLocked } from './load-sheet.ts'
import { planReturns } from './plan-desk-news.ts'

export interface ReturnRequest extends DeskSheetRequest {
  /** The whole sheet or one of its subjects. */
  readonly what: string
  readonly comment: string
  /** The sending that was looked at. */
  readonly revision: number
}

/** Returns what was sent for completion: it is missing again, and whoever answers hears why, with their text. */
export async function returnAnswers(
  context: ActionContext,
  request: ReturnRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const sent = askedSubjects(sheet).filter((subject) => sentAnswer(sheet.sheet, subject) !== undefined)
  if (sent.length === 0) return repeated(context, sheet) ?? refuse('nothing-to-return')
  if (isLocked(context, sheet)) return refuse('locked-for-owner')
  if (request.step !== 'confirm') return form(context, sheet, request, sent)
  const subjects = request.what === wholeSheet ? sent : sent.filter((subject) => subject === request.what)
  if (subjects.length === 0) return repeated(context, sheet) ?? form(context, sheet, request, sent, 'unknown-choice')
  const read = readComment(request.comment)
  if (isRefusal(read)) return form(context, sheet, request, sent, read)

  const { opened, expected } = sheet
  const { comment } = read
  const at = context.clock.now()
  const act = { act: 'returned', at, by: request.person, revision: request.revision, subjects, comment } as const
  const result = await context.store.actOnSheet(opened.round.id, expected.id, act)
  if (result.result === 'conflict') return form(context, sheet, request, sent, 'changed-meanwhile')
  if (result.result === 'done') {
    context.cardUpdates.note(opened.round.id, viewersOf(sheet, expected))
    await planReturns(context, sheet, expected, result.sheet)
    context.wake()
  }
  return repeated(context, { ...sheet, sheet: result.sheet }) ?? refuse('nothing-to-return')
}

/** What the newest return has done, be it this press, one before it or somebody else's. */
function repeated(context: ActionContext, sheet: DeskSheet): DeskDone | undefined {
  const last = sheet.sheet.acts?.findLast(({ act }) => act === 'returned')
  if (last?.act !== 'returned' || last.revision < answeredRevision(sheet.sheet)) return undefined
  const values = { count: last.subjects.length, name: last.by, at: { instant: last.at } }
  return { kind: 'desk-done', ...placeOf(context, sheet), done: 'returned', values }
}

function form(
  context: ActionContext,
  sheet: DeskSheet,
  { what, comment, step }: ReturnRequest,
  subjects: readonly SubjectId[],
  fault?: Refusal | 'unknown-choice' | 'changed-meanwhile',
): DeskForm {
  return {
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'return', subjects },
    typed: { what: step === undefined && what === '' ? wholeSheet : what, comment },
    seen: { revision: answeredRevision(sheet.sheet) },
    ...(fault === undefined ? {} : { fault: typeof fault === 'string' ? refuse(fault) : fault }),
  }
}
