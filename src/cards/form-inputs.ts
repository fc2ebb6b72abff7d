/** An input of a form, as the card has it; its label is never what somebody typed. */
export type FormInput = Readonly<Record<string, unknown>>

export interface FormChoice {
  readonly title: string
  readonly value: string
}

export function choiceInput(
  id: string,
  label: string,
  { choices, value }: { readonly choices: readonly FormChoice[]; readonly value: string },
): FormInput {
  return { type: 'Input.ChoiceSet', id, label, style: 'compact', wrap: true, choices, value }
}

export function textInput(
  id: string,
  label: string,
  {
    value,
    placeholder,
    maxLength,
  }: { readonly value: string; readonly placeholder: string; readonly maxLength: number },
): FormInput {
  return { type: 'Input.Text', id, label, placeholder, maxLength, value }
}

export function longTextInput(
  id: string,
  label: string,
  { value, maxLength }: { readonly value: string; readonly maxLength: number },
): FormInput {
  return { type: 'Input.Text', id, label, isMultiline: true, maxLength, value }
}

export function dayInput(id: string, label: string, value: string): FormInput {
  return { type: 'Input.Date', id, label, value }
}

export function timeInput(id: string, label: string, value: string): FormInput {
  return { type: 'Input.Time', id, label, value }
}

export function toggleInput(
  id: string,
  label: string,
  { title, isOn }: { readonly title: string; readonly isOn: boolean },
): FormInput {
  return { type: 'Input.Toggle', id, label, title, value: String(isOn), wrap: true }
}
