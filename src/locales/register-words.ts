import { isLocalDate } from '../domain/instant.ts'
import { type Language, type LocalText, textIn } from '../domain/local-text.ts'
import type { Programme } from '../domain/programme.ts'
import { countChanges, type EntryChange, type FieldChange } from '../domain/register-diff.ts'
import type { RoundEffect } from '../domain/register-effects.ts'
import { type FieldValue, orderField } from '../domain/register-fields.ts'
import type { ProposalDone, RegisterProposal } from '../domain/register-proposal.ts'
import { longDate } from './dates.ts'
import { type TextKey, translator } from './translate.ts'

/** One change as people read it. */
export interface ChangeWords {
  /** `Muutettu · Projekti: Perhekeskus`. */
  readonly title: string
  readonly fields: readonly FieldWords[]
}

export interface FieldWords {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** How much changes, and what it means for open rounds; a sentence each. */
export function proposalSentences({ changes, effects }: RegisterProposal, language: Language): readonly string[] {
  const t = translator(language)
  if (changes.length === 0) return [t('import.nothing')]
  const { owners, ...counts } = countChanges(changes)
  return [
    t('import.counts', counts),
    ...(owners === 0 ? [] : [t('import.owners', { count: owners })]),
    ...effects.flatMap((effect) => effectSentences(effect, language)),
  ]
}

const questionFates = ['added', 'changed', 'removed', 'ending'] as const

function effectSentences(effect: RoundEffect, language: Language): readonly string[] {
  const { round, moves, later, stillAsked, questions, calendar } = effect
  const t = translator(language)
  const deadline = round.slice(round.lastIndexOf(':') + 1)
  const named = { round: isLocalDate(deadline) ? longDate(deadline, language) : round }
  return [
    ...(moves.length === 0 ? [] : [t('import.moves', { ...named, count: moves.length })]),
    ...(later === 0 ? [] : [t('import.later', { ...named, count: later })]),
    ...(stillAsked === 0 ? [] : [t('import.still-asked', { ...named, count: stillAsked })]),
    ...questionFates.flatMap((fate) =>
      questions[fate] === 0 ? [] : [t(`import.questions.${fate}`, { ...named, count: questions[fate] })],
    ),
    ...(calendar ? [t('import.calendar', named)] : []),
  ]
}

export function doneSentences({ done, counts, asked }: ProposalDone, language: Language): readonly string[] {
  const t = translator(language)
  const { owners: _, ...shown } = counts
  return [
    t(`import.${done}`),
    ...(done === 'applied' ? [t('import.counts', shown)] : []),
    ...(asked === 0 ? [] : [t('import.asked', { count: asked })]),
  ]
}

/** A change with the names and words of the reader's language. */
export function changeWords(change: EntryChange, programme: Programme, language: Language): ChangeWords {
  const t = translator(language)
  const { kind, list, fields } = change
  const name = titleOf(change, programme, language)
  const title = t('import.entry', { change: t(`register.change.${kind}`), list: t(`register.list.${list}`), name })
  const shown = kind === 'removed' ? [] : fields
  return { title, fields: shown.map((field) => fieldWords(field, programme, language)) }
}

function titleOf({ list, id, name }: EntryChange, programme: Programme, language: Language): string {
  if (id === '') return translator(language)('register.order')
  if (name === undefined) return id
  const text = textIn(name, language, programme.language)
  if (list !== 'lines') return text
  const goal = programme.goals.find((each) => each.id === id.split('/')[1])
  return goal === undefined
    ? `${text} (${id})`
    : `${text}, ${textIn(goal.short ?? goal.name, language, programme.language)}`
}

function fieldWords({ field, before, after }: FieldChange, programme: Programme, language: Language): FieldWords {
  const text = (value: FieldValue | undefined): string => valueText(value, programme, language)
  return { field: fieldLabel(field, language), before: text(before), after: text(after) }
}

const labels: Readonly<Record<string, TextKey>> = {
  name: 'register.field.name',
  owners: 'register.field.owners',
  area: 'register.field.area',
  units: 'register.field.units',
  places: 'register.field.places',
  group: 'register.field.group',
  from: 'register.field.from',
  to: 'register.field.to',
  ended: 'register.field.ended',
  theme: 'register.field.theme',
  baseline: 'register.field.baseline',
  source: 'register.field.source',
  language: 'register.field.language',
  deputy: 'register.field.deputy',
  label: 'register.field.label',
  hint: 'register.field.hint',
  required: 'register.field.required',
  type: 'register.field.type',
  [orderField]: 'register.order',
}

/** The word for a field; a field that has none is called as in the programme file. */
export function fieldLabel(field: string, language: Language): string {
  const t = translator(language)
  const steps = field.split('.')
  const last = steps.at(-1) ?? field
  if (steps[0] === 'targets' && last === 'text') {
    return t(steps.includes('indicators') ? 'register.field.indicator' : 'register.field.target')
  }
  const key = labels[last]
  return key === undefined ? field : t(key)
}

function valueText(value: FieldValue | undefined, programme: Programme, language: Language): string {
  if (value === undefined) return translator(language)('import.empty')
  if (typeof value === 'string') return isLocalDate(value) ? longDate(value, language) : value
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.map((each) => valueText(each, programme, language)).join(', ')
  return perLanguage(value)
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value)
}

/** Every language, for a change may be in any of them. */
function perLanguage(text: LocalText): string {
  if (typeof text === 'string') return text
  return Object.entries(text)
    .map(([language, words]) => `${language}: ${words}`)
    .join(' · ')
}
