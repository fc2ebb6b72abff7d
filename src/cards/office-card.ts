import type { CardAction, LinkAction, MoreAction } from './actions.ts'
import { linesOf } from './answer-text.ts'
import type { FormInput } from './form-inputs.ts'
import type { Reader } from './reader.ts'
import { type Card, cardTemplate } from './template.ts'

/** An input of a card for the programme office. What stands in `value` is what was typed, whole. */
export type OfficeInput =
  | {
      readonly type: 'Input.Text'
      readonly id: string
      readonly label: string
      readonly value: string
      readonly maxLength: number
      readonly isMultiline: boolean
    }
  | { readonly type: 'Input.Date'; readonly id: string; readonly label: string; readonly value: string }
  | {
      readonly type: 'Input.ChoiceSet'
      readonly id: string
      readonly label: string
      readonly value: string
      readonly style: 'compact'
      readonly wrap: true
      readonly choices: readonly { readonly title: string; readonly value: string }[]
    }

type OfficeAction = CardAction | LinkAction | MoreAction

export interface OfficeSection {
  readonly title?: string
  readonly text: string
  readonly actions?: readonly OfficeAction[]
}

export interface OfficeCard {
  readonly round: string
  readonly title: string
  readonly notice?: { readonly text: string; readonly style: 'good' | 'warning' | 'attention' }
  readonly sections: readonly OfficeSection[]
  readonly inputs?: readonly (OfficeInput | FormInput)[]
  readonly actions: readonly OfficeAction[]
}

interface OfficeView {
  readonly lang: string
  readonly round: string
  readonly title: string
  readonly hasNotice: boolean
  readonly notice: string
  readonly noticeStyle: string
  readonly sections: readonly {
    readonly isApart: boolean
    readonly hasTitle: boolean
    readonly title: string
    readonly lines: readonly { readonly text: string }[]
    readonly sets: readonly Alone[]
  }[]
  readonly hasInputs: boolean
  readonly inputs: readonly (OfficeInput | FormInput)[]
  readonly sets: readonly Alone[]
}

interface Alone {
  readonly actions: readonly OfficeAction[]
}

const expand = cardTemplate<OfficeView>('office')

/** A card for the programme office: what is known, in sections, then what can be typed, then what can be pressed. */
export function officeCard(card: OfficeCard, reader: Reader): Card {
  const { notice, inputs = [] } = card
  const content = expand({
    lang: reader.language,
    round: card.round,
    title: card.title,
    hasNotice: notice !== undefined,
    notice: notice?.text ?? '',
    noticeStyle: notice?.style ?? 'good',
    sections: card.sections.map(({ title, text, actions = [] }) => ({
      isApart: title !== undefined,
      hasTitle: title !== undefined,
      title: title ?? '',
      lines: linesOf(text),
      sets: actions.map(alone),
    })),
    hasInputs: inputs.length > 0,
    inputs,
    sets: card.actions.map(alone),
  })
  return { content, summary: card.title }
}

/** Each button on a line of its own: a phone hides the last of a row. */
function alone(action: OfficeAction): Alone {
  return { actions: [action] }
}
