import { z } from 'zod/v4'
import type { FaultCode, FaultWords } from '../domain/file-fault.ts'
import { isRealDate, isYearlyDay } from './days.ts'
import { suggestion } from './nearest.ts'
import { quoted } from './part.ts'
import { present } from './present.ts'
import { said } from './sentences.ts'

/** An object without any other key than these; the fault of each unknown key names the nearest known one. */
export function strict<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? said(...issue.keys.map((key) => unknownKey(key, known))) : undefined,
  })
}

export const id = z
  .string()
  .regex(/^[a-z0-9-]+$/, said({ code: 'bad-id' }))
  .max(100, said({ code: 'long-id' }))

const anyOfLanguages = strict({
  fi: z.string().min(1).optional(),
  sv: z.string().min(1).optional(),
  en: z.string().min(1).optional(),
})
  .refine((text) => Object.keys(text).length > 0, said({ code: 'no-language' }))
  .transform(present)

/** Text that people read. */
export const localText = z.union([z.string().min(1), anyOfLanguages], {
  error: unlessEmpty('no-local-text', '{fi: …, sv: …, en: …}'),
})

export const email = z
  .string()
  .regex(/^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"().]+$/, said({ code: 'bad-email' }))
  .max(254, said({ code: 'long-email' }))
  .toLowerCase()

export const emails = z.array(email).default([])

/** A year or an hour alone is read as a number; quotes would not make it a day. */
function writtenAs(code: FaultCode) {
  return z.string({ error: ({ input }) => (typeof input === 'number' ? said({ code }) : undefined) })
}

export const date = writtenAs('bad-date').refine(isRealDate, said({ code: 'bad-date' }))

export const yearlyDay = writtenAs('bad-yearly-day').refine(isYearlyDay, said({ code: 'bad-yearly-day' }))

const time = /^([01]\d|2[0-3]):[0-5]\d$/

export const timeOfDay = writtenAs('bad-time').regex(time, said({ code: 'bad-time' }))

/** What is no time of day at all is called only that. */
export const officeHours = timeOfDay.refine(
  (at) => !time.test(at) || (at >= '08:00' && at <= '18:00'),
  said({ code: 'office-hours' }),
)

export const period = strict({ from: date.optional(), to: date.optional() }).transform(present)

/** A whole number of days. */
export const days = z.int().min(0).max(366)

export const titledText = strict({ title: localText.default(''), text: localText.default('') })

/** For unions: a missing value is called missing, as everywhere. */
export function unlessEmpty(code: FaultCode, form: string) {
  return ({ input }: { readonly input?: unknown }) =>
    input === undefined || input === null ? undefined : said({ code, values: { form } })
}

function unknownKey(key: string, known: readonly string[]): FaultWords {
  const [name = '', value = ''] = key.split(':')
  if (value !== '' && known.includes(name)) return { code: 'yaml-colon-space', values: { text: quoted(key) } }
  const close = suggestion(key, known)
  return close.near === undefined
    ? { code: 'unknown-key-known', values: { key: quoted(key), known: known.join(', ') } }
    : { code: 'unknown-key', values: { key: quoted(key) }, ...close }
}
