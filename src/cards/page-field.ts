import { typedValues } from '../domain/answer.ts'
import { bareText } from '../domain/answer-value.ts'
import { longestReason } from '../domain/answer-values.ts'
import type { Page, PageField, PageInput } from '../domain/page.ts'
import { type Question, reasonId } from '../domain/question.ts'
import type { ValueFault } from '../domain/question-types/question-type.ts'
import { typeOf } from '../domain/question-types/registry.ts'
import { currentAnswer, questionsFor } from '../domain/sheet-context.ts'
import { fieldName, valueText } from '../locales/value-words.ts'
import { alone, execute } from './actions.ts'
import { questionName, speechOf } from './answer-text.ts'
import { dataOf } from './page-buttons.ts'
import type { Reader } from './reader.ts'

/** One question as elements of a page: hint, fault and the input with its label. */
export interface FieldView {
  readonly hint: string
  readonly hasHint: boolean
  readonly fault: string
  readonly hasFault: boolean
  readonly input: readonly Readonly<Record<string, unknown>>[]
}

type Element = Readonly<Record<string, unknown>>

/** An input as its type asks for it. No `isRequired`: it would block `back` too; the server checks (contract). */
function inputElement({ id, control, value }: PageInput, label: string, reader: Reader): Element {
  const { t, text } = reader
  switch (control.kind) {
    case 'choose': {
      const choices = control.choices.map((choice) => ({
        title: valueText(choice.words, speechOf(reader)),
        value: choice.value,
      }))
      const style = control.open ? { style: 'expanded' } : { style: 'compact', placeholder: t('page.choose') }
      return { type: 'Input.ChoiceSet', id, label, ...style, wrap: true, value, choices }
    }
    case 'write': {
      const { limit, lines, what, unit } = control
      const inUnit = unit === undefined ? t('page.number') : t('page.number-in', { unit: text(unit) })
      const placeholder =
        what === 'number' ? inUnit : what === undefined ? t('page.text-limit', { limit }) : t(`page.${what}`)
      return { type: 'Input.Text', id, label, isMultiline: lines, maxLength: limit, placeholder, value }
    }
    case 'day':
      return { type: 'Input.Date', id, label, value }
  }
}

export function fieldView(field: PageField, page: Page, reader: Reader): FieldView {
  const { question, fault } = field
  const { t, text } = reader
  const name = questionName(question, reader)
  const when = whenWords(question, page, reader)
  const label = question.required ? t(when === '' ? 'page.required' : 'page.required-when', { name, when }) : name
  const hint = question.hint === undefined ? '' : text(question.hint)
  return {
    hint,
    hasHint: hint !== '',
    fault: fault === undefined ? '' : faultText(fault, name, reader),
    hasFault: fault !== undefined,
    input: [
      ...(field.rows === undefined ? inputElements(field, label, reader) : rowElements(field, label, page, reader)),
      ...askElements(field, hint, reader),
    ],
  }
}

function faultText(fault: ValueFault, name: string, { t }: Reader): string {
  return t(`fault.${fault.code}`, { name, ...('limit' in fault ? { length: fault.length, limit: fault.limit } : {}) })
}

/** The question's own input, and the one for its explanation. */
function inputElements({ question, inputs }: PageField, label: string, reader: Reader): readonly Element[] {
  return inputs.flatMap((input) => {
    if (input.label === undefined) return [inputElement(input, label, reader)]
    const name = fieldName(input.label, reader)
    return [
      ...faultElements(input, `${questionName(question, reader)}, ${name}`, reader),
      inputElement(input, name, reader),
    ]
  })
}

/** The rows of a question, each under a heading, and the press that makes room for another. */
function rowElements(field: PageField, label: string, page: Page, reader: Reader): readonly Element[] {
  const { question, inputs, rows } = field
  const { t } = reader
  const headings = inputs.filter(({ startsRow }) => startsRow !== undefined).length
  const heading = { type: 'TextBlock', text: label, weight: 'Bolder', wrap: true }
  const elements = inputs.flatMap((input) => {
    const { startsRow } = input
    const title =
      startsRow === undefined
        ? []
        : [
            {
              type: 'TextBlock',
              text: startsRow === rows?.next ? t('page.row-new') : t('page.row', { number: startsRow }),
              wrap: true,
              separator: true,
            },
          ]
    const name = input.label === undefined ? label : fieldName(input.label, reader)
    // Of a row that nobody need begin nothing is required.
    const isNew = rows !== undefined && input.id.startsWith(`${question.id}-${rows.next}-`)
    const asked = input.required && !isNew ? t('page.required', { name }) : name
    const hint = input.hint === undefined ? [] : [{ ...small, text: reader.text(input.hint) }]
    return [...title, ...faultElements(input, name, reader), inputElement(input, asked, reader), ...hint]
  })
  const more = alone(execute(t('page.add-row'), 'page', { ...dataOf(page), add: question.id }))
  const isNewAlone = rows?.single === true && inputs[0]?.startsRow === rows.next
  return [
    heading,
    ...elements,
    ...(headings === 0 || page.notice === 'round-locked' || isNewAlone
      ? []
      : [{ type: 'ActionSet', spacing: 'Small', ...more }]),
    { ...small, text: t('page.row-removed') },
  ]
}

const small = { type: 'TextBlock', isSubtle: true, size: 'Small', wrap: true, spacing: 'Small' }

function faultElements({ fault }: PageInput, name: string, reader: Reader): readonly Element[] {
  if (fault === undefined) return []
  const text = faultText(fault, name, reader)
  return [{ type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text, weight: 'Bolder', wrap: true }] }]
}

/**
 * The answers to another question that make this one required: `Viivästynyt, Viivästymisen riski`. Empty where that
 * one has been answered so on a page before.
 */
function whenWords({ when }: Question, page: Page, reader: Reader): string {
  if (when === undefined) return ''
  const { context, key, fields } = page
  const decisive = questionsFor(context, key.subject).find(({ id }) => id === when.question)
  const type = decisive === undefined ? undefined : typeOf(decisive)
  const given = typedValues(currentAnswer(context, key.subject))[when.question]
  const isBeside = fields.some(({ question }) => question.id === when.question)
  if (!isBeside && given !== undefined && when.in.includes(bareText(given))) return ''
  const control = type?.shape === 'input' ? type.control(context.programme) : undefined
  const choices = control?.kind === 'choose' ? control.choices : []
  const words = choices
    .filter(({ value }) => when.in.includes(value))
    .map((choice) => valueText(choice.words, speechOf(reader)))
  return (words.length > 0 ? words : when.in).join(', ')
}

/** What the page asks beside an answer: a reason to be typed, or a nudge. */
function askElements({ question, ask }: PageField, hint: string, { t }: Reader): FieldView['input'] {
  if (ask === undefined) return []
  const words = ask.rule === 'only-figures' ? t('ask.only-figures', { hint }) : t(`ask.${ask.rule}`)
  const sentence = { type: 'TextBlock', text: words, weight: 'Bolder', wrap: true }
  if (ask.rule === 'only-figures') return [sentence]
  const fault = {
    type: 'Container',
    style: 'attention',
    items: [{ type: 'TextBlock', text: t('fault.reason', { limit: longestReason }), weight: 'Bolder', wrap: true }],
  }
  return [
    sentence,
    ...(ask.isFaulty ? [fault] : []),
    {
      type: 'Input.Text',
      id: reasonId(question),
      label: t('page.why'),
      isMultiline: true,
      maxLength: longestReason,
      value: ask.reason,
    },
  ]
}
