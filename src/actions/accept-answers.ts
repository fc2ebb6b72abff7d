import { lastSent } from '../domain/answer.ts'
import { readOptionalComment } from '../domain/comment.ts'
import type { DeskDone, DeskForm } from '../domain/desk.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { acceptanceOf } from '../domain/sheet-act.ts'
import { askedSubjects } from '../domain/sheet-context.ts'
import type { ActionContext } from './context.ts'
import { type DeskSheetRequest, loadDeskSheet, placeOf } from './load-desk.ts'

export interface AcceptRequest extends Omit<DeskSheetRequest, 'step'> {
  /** One press is enough; to say something with it, it is asked for first. */
  readonly step?: 'ask' | 'confirm' | 'undo' | undefined
  /** The sending that was looked at. */
  readonly revision: number
  readonly comment?: string
}

/** Accepts what was sent last, as it was looked at; whatever is sent after it is not accepted. */
export async function acceptAnswers(
  context: ActionContext,
  { step, ...request }: AcceptRequest,
): Promise<DeskForm | DeskDone | Refusal> {
  const sheet = await loadDeskSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const { opened, expected } = sheet
  const sent = lastSent(sheet.sheet)?.answers ?? {}
  const counted = expected.subjects.filter((subject) => subject.counted).map(({ id }) => id)
  const isWhole = askedSubjects(sheet).every((subject) => !counted.includes(subject) || sent[subject] !== undefined)
  const { revision, person: by, comment = '' } = request
  if (revision === 0 || !isWhole) return refuse('nothing-sent')

  const read = readOptionalComment(comment)
  const form = (fault?: Refusal): DeskForm => ({
    kind: 'desk-form',
    ...placeOf(context, sheet),
    ask: { verb: 'accept' },
    typed: { comment },
    seen: { revision },
    ...(fault === undefined ? {} : { fault }),
  })
  if (step === 'ask') return form()
  if (isRefusal(read)) return form(read)
  const at = context.clock.now()
  const result = await context.store.actOnSheet(
    opened.round.id,
    expected.id,
    step === 'undo'
      ? { act: 'acceptance-withdrawn', at, by, revision }
      : { act: 'accepted', at, by, revision, ...read },
  )
  if (result.result === 'conflict')
    return comment === '' ? refuse('changed-meanwhile') : form(refuse('changed-meanwhile'))
  if (result.result === 'done') context.cardUpdates.note(opened.round.id, viewersOf(sheet, expected))
  const acceptance = acceptanceOf(result.sheet)
  const place = { kind: 'desk-done', ...placeOf(context, sheet) } as const
  if (step === 'undo' || acceptance === undefined) return { ...place, done: 'acceptance-withdrawn', values: {} }
  const values = { name: acceptance.by, at: { instant: acceptance.at } }
  return { ...place, done: 'accepted', values, undo: { verb: 'accept', data: { revision } } }
}
