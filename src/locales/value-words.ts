import type { Language, LocalText } from '../domain/local-text.ts'
import type { CellWords, FieldLabel, ValueWords } from '../domain/question-types/question-type.ts'
import { longDate } from './dates.ts'
import type { Translate } from './translate.ts'

/** For whom a value is put into words, and how a level is told there. */
export interface ValueSpeech {
  readonly language: Language
  readonly t: Translate
  readonly text: (text: LocalText) => string
  readonly level: (value: number, label: LocalText | undefined) => string
  /** How the address of a page is shown, where not as it is. */
  readonly address?: (address: string) => string
}

/** What a value says in one language; rows stand in lines, `3.3.2025, Lohja: 0,23` or one field a line. */
export function valueText(words: ValueWords, speech: ValueSpeech): string {
  const { t, text, language } = speech
  switch (words.kind) {
    case 'typed':
      return words.text
    case 'named':
      return text(words.label)
    case 'level':
      return speech.level(words.value, words.label)
    case 'yes-no':
      return t(`yes-no.${words.answer}`)
    case 'number':
      return numberText(words.value, words.unit, speech)
    case 'date':
      return longDate(words.date, language)
    case 'links':
      return words.addresses.map((address) => speech.address?.(address) ?? address).join('\n')
    case 'rows': {
      if (words.rows.length === 0) return t('value.none')
      const rows = words.rows.map((cells) => (words.brief ? briefRow(cells, speech) : fullRow(cells, speech)))
      return rows.join(words.brief ? '\n' : '\n\n')
    }
  }
}

/** `0,23`, `1 250 kpl`: as the language writes it, with a no-break space before the unit. */
export function numberText(
  value: number,
  unit: LocalText | undefined,
  { language, text }: Pick<ValueSpeech, 'language' | 'text'>,
): string {
  const number = numbers[language].format(value)
  return unit === undefined ? number : `${number}\u00A0${text(unit)}`
}

export function fieldName(label: FieldLabel, { t, text }: Pick<ValueSpeech, 't' | 'text'>): string {
  return 'text' in label ? text(label.text) : t(`field.${label.word}`)
}

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  fi: new Intl.NumberFormat('fi-FI', { maximumFractionDigits: 6 }),
  sv: new Intl.NumberFormat('sv-FI', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
}

function briefRow(cells: readonly CellWords[], speech: ValueSpeech): string {
  const isValue = ({ label }: CellWords): boolean => 'word' in label && label.word === 'value'
  const names = cells.filter((cell) => !isValue(cell)).map(({ words }) => valueText(words, speech))
  const values = cells.filter(isValue).map(({ words }) => valueText(words, speech))
  return [names.join(', '), values.join()].filter((part) => part !== '').join(': ')
}

function fullRow(cells: readonly CellWords[], speech: ValueSpeech): string {
  return cells.map(({ label, words }) => `${fieldName(label, speech)}: ${valueText(words, speech)}`).join('\n')
}
