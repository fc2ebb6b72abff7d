import { asObject, type JsonObject } from './connector-schema.ts'

/** What a user has typed or chosen, by input id; what is not named keeps the value the card shows. */
export type CardInputs = Readonly<Record<string, string>>

export interface PressChoice {
  readonly verb: string
  readonly inputs?: CardInputs | undefined
  /** Tells apart actions with the same verb by their data. */
  readonly where?: ((data: JsonObject) => boolean) | undefined
}

/**
 * Builds the action that Teams sends when a user fills in a card and presses a button on it. An empty input is left
 * out, as the client does. Throws where no user could do that: no such button or input, a choice that is not offered,
 * a text that is too long.
 */
export function pressedAction(card: JsonObject, { verb, inputs = {}, where = () => true }: PressChoice): JsonObject {
  const elements = [...elementsOf(card)]
  const actions = elements.filter(({ type }) => type === 'Action.Execute')
  const matching = actions.filter((action) => action.verb === verb && where(asObject(action.data) ?? {}))
  const [action, another] = matching
  if (action === undefined || another !== undefined) {
    const offered = actions.map(({ verb, data }) => `${verb} ${JSON.stringify(data)}`).join('\n')
    throw new Error(`The card has ${matching.length} such actions "${verb}". It offers:\n${offered || 'none'}`)
  }
  const fields = elements.filter(({ type }) => `${type}`.startsWith('Input.'))
  const ids = fields.map(({ id }) => `${id}`)
  const unknown = Object.keys(inputs).filter((id) => !ids.includes(id))
  if (unknown.length > 0) throw new Error(`The card has no input ${unknown.join(', ')}, only ${ids.join(', ')}.`)

  const data = { ...asObject(action.data) }
  for (const field of action.associatedInputs === 'none' ? [] : fields) {
    const value = inputValue(field, inputs[`${field.id}`])
    if (value !== '') data[`${field.id}`] = value
  }
  const { type, id, title } = action
  return { type, ...(id !== undefined && { id }), title, verb, data }
}

function inputValue(field: JsonObject, typed: string | undefined): string {
  const { id, type, maxLength, choices, isMultiSelect } = field
  const shown = field.value ?? ''
  if (type === 'Input.Toggle') return typed ?? `${shown || field.valueOff || 'false'}`
  if (typed === undefined) return `${shown}`
  if (typeof maxLength === 'number' && typed.length > maxLength) {
    throw new Error(`The input ${id} takes ${maxLength} characters, not ${typed.length}.`)
  }
  if (type === 'Input.ChoiceSet' && typed !== '') {
    const offered = Array.isArray(choices) ? choices.map((choice) => asObject(choice)?.value) : []
    const chosen = isMultiSelect === true ? typed.split(',') : [typed]
    const missing = chosen.find((value) => !offered.includes(value))
    if (missing !== undefined) throw new Error(`The input ${id} offers ${offered.join(', ')}, not ${missing}.`)
  }
  return typed
}

/** Every object in a card that has a type, in order; what stands in for an element that Teams knows is not shown. */
function* elementsOf(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const item of value) yield* elementsOf(item)
    return
  }
  const element = asObject(value)
  if (element === undefined) return
  if (typeof element.type === 'string') yield element
  for (const [key, child] of Object.entries(element)) {
    if (key !== 'fallback' && key !== 'data') yield* elementsOf(child)
  }
}
