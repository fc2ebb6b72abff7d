import { readComment } from '../domain/comment.ts'
import { type DeskDone, type DeskForm, wholeSheet } from '../domain/desk.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import type { RoundAct } from '../domain/round-act.ts'
import { actsOf, exemptionOf } from '../domain/round-acts.ts'
import type { SubjectId } from '../domain/subject.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheet, type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'

export interface ExemptRequest extends DeskSheetRequest {
  /** The whole sheet, one of its subjects or, to take it back, several with commas between. */
  readonly what: string
  readonly comment: string
}

/** A line or a whole project need not report in this round, and why; also once the round is locked. */
export async function exemptSubjects(
  context: ActionContext,
  request: ExemptRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const all = sheet.expected.subjects.map(({ id }) => id)
  const chosen = request.what === wholeSheet ? all : all.filter((id) => request.what.split(',').includes(id))
  const { person: by, step } = request
  const at = context.clock.now()
  if (step === 'undo') return done(context, sheet, { act: 'included', at, by, subjects: chosen })

  const open = all.filter((id) => exemptionOf(sheet.opened, id) === undefined)
  if (step !== 'confirm') return form(context, sheet, request, open)
  if (chosen.length === 0) return form(context, sheet, request, open, refuse('unknown-choice'))
  const read = readComment(request.comment)
  if (isRefusal(read)) return form(context, sheet, request, open, read)
  return done(context, sheet, { act: 'exempted', at, by, subjects: chosen, reason: read.comment })
}

type Exempting = Extract<RoundAct, { readonly act: 'exempted' | 'included' }>

async function done(context: ActionContext, sheet: DeskSheet, act: Exempting): Promise<DeskDone> {
  const { round } = sheet.opened
  const isNew = await context.store.actOnRound(round.id, act)
  const now = (await context.store.round(round.id)) ?? sheet.opened
  if (isNew) context.cardUpdates.note(round.id, viewersOf(sheet, sheet.expected))
  const place = { kind: 'desk-done', ...placeOf(context, sheet) } as const
  // What was written down, which is less than was chosen where somebody had done a part of it.
  const kept = isNew ? actsOf(now).findLast((each) => isSameAct(each, act)) : undefined
  if (act.act === 'included') return { ...place, done: 'included', values: { count: subjectsOf(kept ?? act).length } }
  const own = kept === undefined ? act.subjects.filter((id) => exemptionOf(now, id)?.by === act.by) : subjectsOf(kept)
  const earlier = exemptionOf(now, act.subjects[0] ?? '')
  // Somebody was faster: their reason stands, and taking it back is theirs to think of.
  if (own.length === 0 && earlier !== undefined) {
    return { ...place, done: 'already', values: { name: earlier.by, at: { instant: earlier.at } } }
  }
  return {
    ...place,
    done: 'exempted',
    values: { count: own.length },
    undo: { verb: 'exempt', data: { what: own.join(',') } },
  }
}

function isSameAct(one: RoundAct, other: RoundAct): boolean {
  return one.act === other.act && one.at === other.at && one.by === other.by
}

function subjectsOf(act: RoundAct): readonly SubjectId[] {
  return 'subjects' in act ? act.subjects : []
}

function form(
  context: ActionContext,
  sheet: DeskSheet,
  { what, comment }: ExemptRequest,
  subjects: readonly SubjectId[],
  fault?: Refusal,
): DeskForm {
  return {
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'exempt', subjects },
    typed: { what: what === '' ? wholeSheet : what, comment },
    seen: {},
    ...(fault === undefined ? {} : { fault }),
  }
}
