import type { NamedPerson } from '../domain/desk.ts'
import { mostListed } from '../domain/named-person.ts'
import { collatorFor } from '../locales/dates.ts'
import { choiceInput, type FormInput, textInput } from './form-inputs.ts'
import type { Reader } from './reader.ts'

const longestName = 300

/** A list to choose from, by the language's order; where it would not fit the card, a name or an address is typed. */
export function personInput(
  id: string,
  label: string,
  { people, value }: { readonly people: readonly NamedPerson[]; readonly value: string },
  { t, language }: Reader,
): FormInput {
  if (people.length > mostListed) {
    return textInput(id, label, { value, placeholder: t('handover.name-or-address'), maxLength: longestName })
  }
  const names = collatorFor(language)
  const choices = people
    .map(({ email, name }) => ({ title: name, value: email }))
    .sort((one, other) => names.compare(one.title, other.title))
  return choiceInput(id, label, { choices, value })
}
