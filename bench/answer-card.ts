import type { JsonObject } from '../test/fakes/connector-schema.ts'

/** A card as far as a client at work needs it. */
export interface CardInHand {
  readonly buttons: readonly Button[]
  readonly inputs: readonly {
    readonly id: string
    /** Empty where one types. */
    readonly choices: readonly string[]
  }[]
}

export interface Button {
  readonly verb: string
  readonly data: JsonObject
}

/**
 * In one pass and without schemas, unlike what reads cards for tests: many clients share a process,
 * and it must not be the slowest part. The envelope of the answer has been checked before.
 */
export function cardInHand(card: JsonObject): CardInHand {
  const buttons: Button[] = []
  const inputs: CardInHand['inputs'][number][] = []

  function look(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) look(item)
    if (!isObject(value)) return
    const { type, verb, data, id } = value
    if (type === 'Action.Execute' && typeof verb === 'string') buttons.push({ verb, data: isObject(data) ? data : {} })
    if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string')
      inputs.push({ id, choices: choicesOf(value) })
    for (const child of Object.values(value)) if (typeof child === 'object') look(child)
  }

  look(card)
  return { buttons, inputs }
}

/** Every word on the card, for saying what went wrong. */
export function wordsOn(card: JsonObject): string {
  return [...JSON.stringify(card).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) => text)
    .join(' | ')
    .slice(0, 500)
}

function choicesOf({ choices }: JsonObject): readonly string[] {
  if (!Array.isArray(choices)) return []
  return choices.flatMap((choice: unknown) =>
    isObject(choice) && typeof choice.value === 'string' ? [choice.value] : [],
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
