import { type Answer, type Draft, lastSent, type SentRevision, type Sheet, sentAnswer, typedValues } from './answer.ts'
import { acceptanceOf, answeredRevision, type SheetAct, type TextPlace } from './sheet-act.ts'
import type { SubjectId } from './subject.ts'

/** `unchanged`: it is so already; `conflict`: what it was about has moved on since it was looked at. */
export type SheetActWrite =
  | { readonly result: 'done'; readonly changed: Sheet }
  | { readonly result: 'unchanged' | 'conflict' }

/** What an act does to a sheet. It is kept with what it changes, so that neither is there without the other. */
export function writeSheetAct(sheet: Sheet, act: SheetAct): SheetActWrite {
  if (act.act === 'moved') return move(sheet, act)
  const sent = answeredRevision(sheet)
  if (sent === 0 || act.revision !== sent) return { result: 'conflict' }
  const accepted = acceptanceOf(sheet)?.state === 'accepted'
  switch (act.act) {
    case 'returned': {
      const subjects = act.subjects.filter((subject) => sentAnswer(sheet, subject) !== undefined)
      return subjects.length === 0 ? { result: 'unchanged' } : done(sheet, { ...act, subjects })
    }
    case 'accepted':
      return accepted ? { result: 'unchanged' } : done(sheet, act)
    case 'acceptance-withdrawn':
      return accepted ? done(sheet, act) : { result: 'unchanged' }
  }
}

function done(sheet: Sheet, act: SheetAct, changed: Partial<Sheet> = {}): SheetActWrite {
  return { result: 'done', changed: { ...sheet, ...changed, acts: [...(sheet.acts ?? []), act] } }
}

type Move = Extract<SheetAct, { readonly act: 'moved' }>

/** Between two paragraphs: what stood there comes first. */
export function joinedText(before: string, text: string): string {
  return before === '' ? text : `${before}\n\n${text}`
}

/** The typed text that stands in a place now, `undefined` where a short answer or a level does. */
export function textAt(sheet: Sheet, { subject, question }: TextPlace): string | undefined {
  return textIn(sheet.drafts[subject]?.answer ?? lastSent(sheet)?.answers[subject], question)
}

function textIn(answer: Answer | undefined, question: string): string | undefined {
  if (answer !== undefined && answer.kind !== 'values') return undefined
  const value = typedValues(answer)[question] ?? ''
  return typeof value === 'string' ? value : undefined
}

/** Moves a text in the drafts and, where it was sent, in what was sent: an owner who goes on editing finds it moved. */
function move(sheet: Sheet, act: Move): SheetActWrite {
  const { from, to, text, before } = act
  if (textAt(sheet, from) !== text || textAt(sheet, to) !== before) return { result: 'conflict' }
  const sent = lastSent(sheet)
  const sentText = textIn(sent?.answers[from.subject], from.question)
  const isSent = sent?.answers[from.subject] !== undefined
  const sentDiffers = sentText !== text || textIn(sent?.answers[to.subject], to.question) !== before
  if (isSent && sentDiffers) return { result: 'conflict' }

  const current = (subject: SubjectId): Answer | undefined => sheet.drafts[subject]?.answer ?? sent?.answers[subject]
  const drafts = [...new Set([from.subject, to.subject])].map((subject): readonly [SubjectId, Draft] => [
    subject,
    {
      revision: (sheet.drafts[subject]?.revision ?? 0) + 1,
      answer: moved(current(subject), subject, act) ?? { kind: 'values', values: {} },
      savedAt: act.at,
      savedBy: act.by,
    },
  ])
  const revisions = isSent && sent !== undefined ? [...sheet.revisions, movedRevision(sent, act)] : sheet.revisions
  return done(sheet, act, { drafts: { ...sheet.drafts, ...Object.fromEntries(drafts) }, revisions })
}

/** An answer of which nothing is left counts as none. */
function movedRevision(sent: SentRevision, act: Move): SentRevision {
  const subjects = [...new Set([...Object.keys(sent.answers), act.to.subject])]
  const answers = subjects.flatMap((subject) => {
    const answer = moved(sent.answers[subject], subject, act)
    return answer === undefined ? [] : [[subject, answer] as const]
  })
  return {
    number: sent.number + 1,
    sentAt: act.at,
    sentBy: act.by,
    moved: true,
    answers: Object.fromEntries(answers),
  }
}

function moved(answer: Answer | undefined, subject: SubjectId, { from, to, text, before }: Move): Answer | undefined {
  if (subject !== from.subject && subject !== to.subject) return answer
  if (answer !== undefined && answer.kind !== 'values') return answer
  const rest = { ...answer?.values }
  if (subject === from.subject) delete rest[from.question]
  const values = subject === to.subject ? { ...rest, [to.question]: joinedText(before, text) } : rest
  return Object.keys(values).length === 0 ? undefined : { kind: 'values', ...answer, values }
}
