import { z } from 'zod/v4'
import type { Question } from '../domain/question.ts'
import { Part, quoted } from './part.ts'
import { present } from './present.ts'
import { date, id, localText, strict } from './schema-values.ts'
import { notOneOf, said } from './sentences.ts'

/** Names that the data of a card's action already has: a question called so would overwrite them. */
const takenByCards = [
  'constructor',
  'prototype',
  'verb',
  'round',
  'sheet',
  'subject',
  'part',
  'revision',
  'answer',
  'goal',
]

const questionId = id
  .refine(
    (each) => !takenByCards.includes(each),
    said({ code: 'taken-id', values: { taken: takenByCards.join(', ') } }),
  )
  .refine((each) => !each.endsWith('-why'), said({ code: 'why-id' }))

const choice = strict({ id, label: localText.optional(), tell: z.enum(['coordinators']).optional() }).transform(
  (each) => present({ ...each, label: each.label ?? each.id }),
)

const shared = {
  id: questionId,
  scope: z.enum(['line', 'project', 'section', 'theme', 'goal', 'programme']).default('line'),
  label: localText.optional(),
  hint: localText.optional(),
  required: z.boolean().default(false),
  when: strict({ question: id, in: z.array(z.string()).min(1) }).optional(),
  number: z.string().min(1).optional(),
  only: strict({
    goals: z.array(id).optional(),
    areas: z.array(id).optional(),
    themes: z.array(id).optional(),
    projects: z.array(id).optional(),
    from: date.optional(),
    to: date.optional(),
  })
    .transform(present)
    .optional(),
  showUnder: id.optional(),
}

const types = ['level', 'text', 'choice', 'yes-no', 'number', 'date', 'link', 'group']

/** The union's own fault would show the whole question where its type is at fault. */
function unknownType({ code, input }: { readonly code?: string; readonly input?: unknown }): string | undefined {
  if (code !== 'invalid_union') return undefined
  const question = new Part(input)
  const glued = question.keys().find((key) => key.startsWith('type:'))
  if (glued !== undefined) return said({ code: 'yaml-colon-space', values: { text: quoted(glued) } })
  return said(notOneOf(question.get('type').value, types))
}

const level = strict({ ...shared, type: z.literal('level') })
const text = strict({ ...shared, type: z.literal('text'), maxLength: z.int().min(1).max(12_000).default(4000) })
const choices = strict({ ...shared, type: z.literal('choice'), choices: z.array(choice).min(1) })
const yesNo = strict({ ...shared, type: z.literal('yes-no'), partly: z.boolean().optional() })
const numeric = strict({ ...shared, type: z.literal('number'), unit: localText.optional() })
const day = strict({ ...shared, type: z.literal('date') })
const link = strict({ ...shared, type: z.literal('link') })

/** A field of a group has one input: no explanation, no rows of its own. */
const field = z
  .discriminatedUnion('type', [level, text, choices, yesNo, numeric, day, link], { error: unknownType })
  .refine(({ id: own }) => own !== 'id', said({ code: 'taken-id', values: { taken: 'id' } }))
  .transform(named)

const yesNoExplained = strict({
  ...yesNo.shape,
  explain: z.boolean().optional(),
  tell: z.enum(['coordinators']).optional(),
})
const numericPoints = strict({ ...numeric.shape, points: z.boolean().optional() })
const links = strict({ ...link.shape, many: z.boolean().optional() })
const group = strict({
  ...shared,
  type: z.literal('group'),
  fields: z.array(field).min(1),
  carry: z.boolean().optional(),
})

export const question = z
  .discriminatedUnion('type', [level, text, choices, yesNoExplained, numericPoints, day, links, group], {
    error: unknownType,
  })
  .transform((asked): Question => named(asked))

export const quickAnswer = strict({
  id,
  label: localText.optional(),
  reason: z.enum(['optional', 'required']).optional(),
}).transform((each) => present({ ...each, label: each.label ?? each.id }))

/** Where only the id is given it is also what is asked. */
function named<T extends { readonly id: string; readonly label?: z.output<typeof localText> | undefined }>(asked: T) {
  return present({ ...asked, label: asked.label ?? asked.id })
}
