import { nameOf } from '../domain/access.ts'
import { channelRecipient } from '../domain/delivery.ts'
import type { DutyFacts } from '../domain/duties.ts'
import { groupBy } from '../domain/group-by.ts'
import type { RehearsedMessage } from '../domain/rehearsal.ts'
import { dateAndTime } from '../locales/dates.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

const mostNamed = 10

/** The messages of a round, one line per step, for a coordinator who wants to know before it happens. */
export function rehearsalCard(
  { facts, messages }: { readonly facts: DutyFacts; readonly messages: readonly RehearsedMessage[] },
  reader: Reader,
): Card {
  const { t } = reader
  const { programme, series, opened } = facts
  const steps = [...groupBy(messages, ({ step }) => step).values()]
  const lines = steps.flatMap((step) => {
    const [first] = step
    if (first === undefined) return []
    const at = dateAndTime(first.at, programme.timeZone, reader.language)
    const kind = t(`step.${first.kind}`)
    if (first.recipient === channelRecipient) return [t('rehearsal.channel', { at, kind })]
    const names = step.slice(0, mostNamed).map(({ recipient }) => nameOf(programme, recipient))
    const more = step.length > mostNamed ? [t('rehearsal.more', { count: step.length - mostNamed })] : []
    return [t('rehearsal.step', { at, kind, count: step.length }), [...names, ...more].join(', ')]
  })
  const title = t('rehearsal.title', { round: roundTitle(series, opened.round, reader) })
  return noticeCard({ title, text: [t('rehearsal.nothing-sent'), ...lines].join('\n') }, reader)
}
