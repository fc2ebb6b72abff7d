import { isReachable } from '../domain/account.ts'
import type { Delivery } from '../domain/delivery.ts'
import { localDateOf } from '../domain/instant.ts'
import type { OwnerStanding } from '../domain/status-row.ts'
import { dateAndTime, shortDay } from '../locales/dates.ts'
import { failureKey } from './failure-words.ts'
import type { Reader } from './reader.ts'

/** `day`: as short as a list needs; `moment`: with the time. */
export type Precision = 'day' | 'moment'

/** How far what an owner was sent has come, since when, and the last of it. */
export function ownerWords(
  { reach, standing, lastContact }: OwnerStanding,
  { timeZone }: { readonly timeZone: string },
  reader: Reader,
  precision: Precision = 'day',
): string {
  const { t, language } = reader
  const when = (instant: string): string =>
    precision === 'day' ? shortDay(localDateOf(instant, timeZone), language) : dateAndTime(instant, timeZone, language)
  const { stage, since } = standing
  const last = lastContact === undefined ? undefined : contactWords(lastContact, when, reader)
  if (stage === 'unreachable') return isReachable(reach) ? (last ?? '') : t(`reach.${reach}`)
  if (stage === 'not-contacted') return last ?? t('contact.none')
  // Where nothing came after it, what was delivered first is the last contact too.
  const isOnly = stage === 'delivered' && lastContact?.current.state === 'sent' && lastContact.current.sentAt === since
  if (isOnly) return t('contact.delivered', { step: t(`step.${lastContact.kind}`), at: when(since) })
  const reached = since === undefined ? [] : [t(`owner.${stage}`, { since: when(since) })]
  return [...reached, ...(last === undefined ? [] : [last])].join(' · ')
}

function contactWords({ current, dueAt, kind }: Delivery, when: (at: string) => string, { t }: Reader): string {
  const step = t(`step.${kind}`)
  switch (current.state) {
    case 'failed':
    case 'retrying':
      return t(`contact.${current.state}`, { step, why: t(failureKey(current.code)) })
    case 'sent':
      return t('contact.sent', { step, at: when(current.sentAt) })
    case 'unknown':
      return t('contact.unknown', { step, at: when(dueAt) })
    default:
      return t('contact.under-way', { step })
  }
}
