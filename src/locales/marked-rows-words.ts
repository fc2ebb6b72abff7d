import type { AnswerValue } from '../domain/answer-value.ts'
import { type MarkedRow, markedRows } from '../domain/marked-rows.ts'
import type { ScaleStep } from '../domain/programme.ts'
import type { GroupQuestion } from '../domain/question.ts'
import { typeOf } from '../domain/question-types/registry.ts'
import { type ValueSpeech, valueText } from './value-words.ts'

/** `Uusi`, `Muuttunut: Tila`, `Suljettu`; a row that stands as it was says so too. */
export function markWords(
  { fields }: GroupQuestion,
  { mark, changed }: MarkedRow,
  { t, text }: Pick<ValueSpeech, 't' | 'text'>,
): string {
  const names = fields.filter(({ id }) => changed.includes(id)).map(({ label }) => text(label))
  return t(`report.risks.${mark}`, { fields: names.join(', ') })
}

/** What a field of a row says; undefined where it is empty. */
export function fieldWords(
  question: GroupQuestion,
  { row }: MarkedRow,
  id: string,
  scale: { readonly scale: readonly ScaleStep[] },
  speech: ValueSpeech,
): string | undefined {
  const [field, value] = [question.fields.find((each) => each.id === id), row[id]]
  const type = field === undefined ? undefined : typeOf(field)
  if (type?.shape !== 'input' || value === undefined) return undefined
  return valueText(type.words(value, scale), speech)
}

/**
 * A group beside the last round, in as few lines as say it: each row by its first field and what has become of it, what
 * is new or changed with its words, and what stands as it was at the end.
 */
export function markedRowsWords(
  question: GroupQuestion,
  value: AnswerValue,
  last: AnswerValue | undefined,
  scale: { readonly scale: readonly ScaleStep[] },
  speech: ValueSpeech,
): string {
  const [first, ...others] = question.fields
  const rows = markedRows(question, value, last)
  const inOrder = [...rows.filter(({ mark }) => mark !== 'same'), ...rows.filter(({ mark }) => mark === 'same')]
  const told = inOrder.map((row) => {
    const name = first === undefined ? undefined : fieldWords(question, row, first.id, scale, speech)
    const shown = others.filter(({ id }) => row.mark === 'new' || (row.mark === 'changed' && row.changed.includes(id)))
    const details = shown.flatMap(({ id, label }) => {
      const words = fieldWords(question, row, id, scale, speech)
      return words === undefined ? [] : [`${speech.text(label)}: ${words}`]
    })
    return [`${name ?? row.number} (${markWords(question, row, speech)})`, ...details]
  })
  if (told.length === 0) return speech.t('value.none')
  // Rows of one line stand close together, and one of several apart.
  return told
    .map((lines, index) => {
      const isApart = index > 0 && (lines.length > 1 || (told[index - 1]?.length ?? 0) > 1)
      return (isApart ? '\n' : '') + lines.join('\n')
    })
    .join('\n')
}
