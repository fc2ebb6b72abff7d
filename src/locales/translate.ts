import { createInstance } from 'i18next'
import type { Language } from '../domain/local-text.ts'
import { en } from './en/index.ts'
import { fi } from './fi/index.ts'
import { sv } from './sv/index.ts'

type CatalogueKey = Extract<keyof typeof fi, string>
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key
/** A key of the catalogues; `x_one` and `x_other` are asked for as `x` with a `count`. */
export type TextKey = WithoutPlural<CatalogueKey>
export type TextValues = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, values?: TextValues) => string

export const catalogues: Readonly<Record<Language, Readonly<Record<CatalogueKey, string>>>> = { fi, sv, en }

const instance = createInstance()
// People's text goes in as values: i18next leaves it alone (no nesting in values, no escaping for HTML).
await instance.init({
  resources: { fi: { translation: fi }, sv: { translation: sv }, en: { translation: en } },
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  initAsync: false,
})

const translators: Readonly<Record<Language, Translate>> = {
  fi: translatorFor('fi'),
  sv: translatorFor('sv'),
  en: translatorFor('en'),
}

/** The words of one language. */
export function translator(language: Language): Translate {
  return translators[language]
}

function translatorFor(language: Language): Translate {
  const t = instance.getFixedT(language)
  // A card asks for dozens of texts that never differ, and looking one up costs more than drawing it.
  const fixed = new Map<TextKey, string>()
  return (key, values) => {
    if (values !== undefined) return t(key, values)
    const known = fixed.get(key) ?? t(key)
    fixed.set(key, known)
    return known
  }
}
