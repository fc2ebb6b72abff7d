import { reasonInput } from '../domain/page-inputs.ts'
import type { PrintedText, TextList } from '../domain/text-page.ts'
import { longDate } from '../locales/dates.ts'
import type { Reader } from './reader.ts'
import { reportSubjectTitle } from './report-words.ts'

/** `1. Saatavuus · 15.5.2021 · Tulokset`. */
export function printedTextTitle(
  { model }: TextList['facts'],
  { line, deadline, question }: PrintedText,
  reader: Reader,
): string {
  const { t, text, language } = reader
  const place = reportSubjectTitle(model, line, reader)
  const asked = model.questions.find(({ id }) => id === question)
  const label = question === reasonInput || asked === undefined ? t('answer.why') : text(asked.label)
  return [place, longDate(deadline, language), label].join(' · ')
}

/** Whether it is printed as it was sent. */
export function printedTextState({ edit, outdated }: PrintedText, { t }: Reader): string {
  return [t(`texts.state.${edit ?? 'as-sent'}`), ...(outdated === true ? [t('texts.state.outdated')] : [])].join(' ')
}
