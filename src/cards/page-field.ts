import { longestReason } from '../domain/answer-values.ts'
import type { Page, PageField } from '../domain/page.ts'
import type { Programme } from '../domain/programme.ts'
import { type Question, reasonId } from '../domain/question.ts'
import { levelText } from './answer-text.ts'
import type { Reader } from './reader.ts'

/** One question as elements of a page: hint, fault and the input with its label. */
export interface FieldView {
  readonly hint: string
  readonly hasHint: boolean
  readonly fault: string
  readonly hasFault: boolean
  readonly input: readonly Readonly<Record<string, unknown>>[]
}

type InputOf = (
  field: PageField,
  label: string,
  programme: Programme,
  reader: Reader,
) => Readonly<Record<string, unknown>>

const mostExpandedChoices = 5

/** The input of each question type. No `isRequired`: it would block `back` too; the server checks (contract). */
const inputs: Readonly<Record<Question['type'], InputOf>> = {
  level: ({ question, value }, label, programme, reader) => ({
    type: 'Input.ChoiceSet',
    id: question.id,
    label,
    style: 'expanded',
    wrap: true,
    value,
    choices: programme.scale.map((step) => ({
      title: levelText(step.value, programme, reader),
      value: String(step.value),
    })),
  }),
  text: ({ question, value }, label, _, { t }) => ({
    type: 'Input.Text',
    id: question.id,
    label,
    isMultiline: true,
    ...(question.type === 'text' ? { maxLength: question.maxLength } : {}),
    placeholder: t('page.text-limit', { limit: question.type === 'text' ? question.maxLength : 0 }),
    value,
  }),
  choice: ({ question, value }, label, _, { text, t }) => {
    const choices = question.type === 'choice' ? question.choices : []
    return {
      type: 'Input.ChoiceSet',
      id: question.id,
      label,
      style: choices.length > mostExpandedChoices ? 'compact' : 'expanded',
      wrap: true,
      placeholder: t('page.choose'),
      value,
      choices: choices.map((choice) => ({ title: text(choice.label), value: choice.id })),
    }
  },
}

export function fieldView(field: PageField, page: Page, reader: Reader): FieldView {
  const { programme } = page.context
  const { question, fault } = field
  const { t, text } = reader
  const name = question.number === undefined ? text(question.label) : `${question.number} ${text(question.label)}`
  const label = question.required
    ? t(question.when === undefined ? 'page.required' : 'page.required-when', {
        name,
        when: whenWords(question, page, reader),
      })
    : name
  const hint = question.hint === undefined ? '' : text(question.hint)
  return {
    hint,
    hasHint: hint !== '',
    fault:
      fault === undefined
        ? ''
        : t(`fault.${fault.code}`, { name, ...('limit' in fault ? { length: fault.length, limit: fault.limit } : {}) }),
    hasFault: fault !== undefined,
    input: [inputs[question.type](field, label, programme, reader), ...askElements(field, hint, reader)],
  }
}

/** The choices of another question that make this one required: `Viivästynyt, Viivästymisen riski`. */
function whenWords({ when }: Question, { fields }: Page, { text }: Reader): string {
  const decisive = fields.find(({ question }) => question.id === when?.question)?.question
  const choices = decisive?.type === 'choice' ? decisive.choices : []
  const words = choices.filter(({ id }) => when?.in.includes(id)).map(({ label }) => text(label))
  return (words.length > 0 ? words : (when?.in ?? [])).join(', ')
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
