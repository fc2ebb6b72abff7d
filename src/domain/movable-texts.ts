import type { MovableText } from './desk.ts'
import type { TextPlace } from './sheet-act.ts'
import { askedSubjects, questionsFor, type SheetContext } from './sheet-context.ts'
import { textAt } from './write-sheet-act.ts'

/** Every place of the sheet that takes a text. */
export function textPlaces(context: SheetContext): readonly TextPlace[] {
  return askedSubjects(context).flatMap((subject) =>
    questionsFor(context, subject).flatMap(({ id, type }) => (type === 'text' ? [{ subject, question: id }] : [])),
  )
}

/** Those in which a text stands. */
export function movableTexts(context: SheetContext): readonly MovableText[] {
  return textPlaces(context).flatMap((place) => {
    const text = textAt(context.sheet, place) ?? ''
    return text.trim() === '' ? [] : [{ ...place, text }]
  })
}

/** A place as one value of a choice. */
export function placeName({ subject, question }: TextPlace): string {
  return `${subject}#${question}`
}
