import { z } from 'zod/v4'
import { isRealDate, isYearlyDay } from './days.ts'
import { suggestion } from './nearest.ts'
import { quoted } from './part.ts'
import { present } from './present.ts'

/** An object without any other key than these; the fault of an unknown key names the nearest known one, a line per key. */
export function strict<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(key, known)).join('\n') : undefined,
  })
}

export const id = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'An id has only the letters a-z, digits and hyphens.')
  .max(100, 'An id has at most 100 characters.')

const anyOfLanguages = strict({
  fi: z.string().min(1).optional(),
  sv: z.string().min(1).optional(),
  en: z.string().min(1).optional(),
})
  .refine((text) => Object.keys(text).length > 0, 'The text is missing in every language: give fi, sv or en.')
  .transform(present)

/** Text that people read. */
export const localText = z.union([z.string().min(1), anyOfLanguages], {
  error: unlessEmpty('This must be text, or text by language: {fi: …, sv: …, en: …}.'),
})

export const email = z
  .string()
  .regex(/^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"().]+$/, 'This does not look like an e-mail address.')
  .max(254, 'This is too long for an e-mail address.')
  .toLowerCase()

export const emails = z.array(email).default([])

export const date = z.string().refine(isRealDate, 'This is not a date of the calendar, written like 2021-11-15.')

export const yearlyDay = z
  .string()
  .refine(isYearlyDay, 'This is not a day that every year has, written month-day like "05-15".')

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'This is not a time of day like "09:00".')

export const period = strict({ from: date.optional(), to: date.optional() }).transform(present)

/** A whole number of days. */
export const days = z.int().min(0).max(366)

export const titledText = strict({ title: localText.default(''), text: localText.default('') })

/** For unions: a missing value is called missing, as everywhere. */
export function unlessEmpty(message: string) {
  return ({ input }: { readonly input?: unknown }) => (input === undefined || input === null ? undefined : message)
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = suggestion(key, known)
  return `${quoted(key)} is not a key here.${close === '' ? ` Known keys: ${known.join(', ')}.` : close}`
}
