import type { DeskDone, DeskForm } from '../domain/desk.ts'
import { movableTexts, placeName, textPlaces } from '../domain/movable-texts.ts'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { questionsFor, seenDrafts } from '../domain/sheet-context.ts'
import { joinedText, textAt } from '../domain/write-sheet-act.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheet, type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'

export interface MoveRequest extends DeskSheetRequest {
  readonly from: string
  readonly to: string
  /** What the places were chosen from. */
  readonly seen: string
}

/** Puts a text that was written in the wrong place where it belongs; what stands there already stays before it. */
export async function moveText(context: ActionContext, request: MoveRequest): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const texts = movableTexts(sheet)
  if (texts.length === 0) return refuse('nothing-to-move')
  if (request.step === undefined) return form(context, sheet, request)
  if (request.seen !== seenOf(sheet)) return form(context, sheet, request, 'changed-meanwhile')
  const from = texts.find((place) => placeName(place) === request.from)
  const to = textPlaces(sheet).find((place) => placeName(place) === request.to)
  if (from === undefined || to === undefined || request.from === request.to) {
    return form(context, sheet, request, 'unknown-choice')
  }
  const before = textAt(sheet.sheet, to)
  const question = questionsFor(sheet, to.subject).find(({ id }) => id === to.question)
  const limit = question?.type === 'text' ? question.maxLength : 0
  if (before === undefined || joinedText(before, from.text).length > limit) {
    return form(context, sheet, request, 'cannot-move')
  }

  const { opened, expected } = sheet
  const { text, ...place } = from
  const act = { act: 'moved', at: context.clock.now(), by: request.person, from: place, to, text, before } as const
  const { result, sheet: now } = await context.store.actOnSheet(opened.round.id, expected.id, act)
  if (result !== 'done')
    return form(context, { ...sheet, sheet: now }, request, now === sheet.sheet ? 'being-edited' : 'changed-meanwhile')
  context.cardUpdates.note(opened.round.id, viewersOf(sheet, expected))
  const done: DeskDone = { kind: 'desk-done', ...placeOf(context, sheet), done: 'moved', values: {} }
  // Joined with what stood there it cannot be told apart any more.
  if (before !== '') return done
  const seen = seenOf({ ...sheet, sheet: now })
  return { ...done, undo: { verb: 'move', data: { from: request.to, to: request.from, seen } } }
}

function seenOf(sheet: DeskSheet): string {
  return `${seenDrafts(sheet)}/${sheet.sheet.revisions.length}`
}

function form(context: ActionContext, sheet: DeskSheet, { from, to }: MoveRequest, fault?: RefusalCode): DeskForm {
  return {
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'move', from: movableTexts(sheet), to: textPlaces(sheet) },
    typed: { from, to },
    seen: { seen: seenOf(sheet) },
    ...(fault === undefined ? {} : { fault: refuse(fault) }),
  }
}
