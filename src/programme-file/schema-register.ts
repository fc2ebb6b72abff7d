import { z } from 'zod/v4'
import { languages } from '../domain/local-text.ts'
import { present } from './present.ts'
import { date, email, emails, id, localText, period, strict, titledText, unlessEmpty } from './schema-values.ts'

/** Where only the id is given it is also the name. */
function named<T extends { id: string; name?: z.output<typeof localText> | undefined }>(entry: T) {
  return present({ ...entry, name: entry.name ?? entry.id })
}

const name = localText.optional()
const ids = z.array(id).default([])

export const goal = strict({
  id,
  number: z.int().min(0).optional(),
  name,
  short: localText.optional(),
  owners: emails,
  texts: z.array(titledText).default([]),
  active: period.optional(),
}).transform(named)

export const area = strict({ id, name, owners: emails }).transform(named)

export const unit = strict({ id, name }).transform(named)

export const place = strict({ id, name }).transform(named)

const themeSection = strict({
  id,
  title: localText.optional(),
  units: ids,
  owners: emails,
  active: period.optional(),
}).transform((section) => present({ ...section, title: section.title ?? section.id }))

export const theme = strict({
  id,
  number: z.int().min(0).optional(),
  goal: id.optional(),
  name,
  baseline: z.number().optional(),
  baselineText: localText.optional(),
  owners: emails,
  sections: z.array(themeSection).default([]),
  active: period.optional(),
}).transform(named)

export const scaleStep = strict({ value: z.number(), label: localText.optional() }).transform((step) => ({
  ...step,
  label: step.label ?? String(step.value),
}))

export const person = strict({
  email,
  name: z.string().min(1).optional(),
  language: z.enum(languages).optional(),
  deputy: email.optional(),
}).transform(present)

export const contact = strict({ role: localText.optional(), name: z.string().min(1).optional(), email }).transform(
  present,
)

const indicator = strict({
  id,
  text: localText.optional(),
  type: z.enum(['text', 'number', 'yes-no']).optional(),
  unit: localText.optional(),
}).transform(({ type, ...each }) =>
  // An indicator with a type is asked; one without is only told.
  present({
    ...each,
    text: each.text ?? each.id,
    ...(type === undefined ? { type: 'text' as const } : { type, isAsked: true as const }),
  }),
)

const target = strict({
  id,
  text: localText.optional(),
  indicators: z.array(indicator).default([]),
  source: localText.optional(),
}).transform((each) => present({ ...each, text: each.text ?? each.id }))

const targets = z
  .union([z.array(target), localText.transform((text) => [{ id: 't1', text, indicators: [] }])], {
    error: unlessEmpty('bad-targets', '[{id: …, text: …}]'),
  })
  .default([])

const line = strict({
  goal: id,
  theme: id.optional(),
  active: period.default({}),
  baseline: z.number().optional(),
  alsoUnder: ids,
  parts: z.array(localText).default([]),
  targets,
}).transform(present)

export const project = strict({
  id,
  name,
  formerNames: z.array(localText).default([]),
  area: id.optional(),
  units: ids,
  places: ids,
  group: localText.optional(),
  owners: emails,
  active: strict({ from: date.optional(), to: date.optional(), ended: localText.optional() })
    .transform(present)
    .default({}),
  lines: z.array(line).default([]),
}).transform(named)
