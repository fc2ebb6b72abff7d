import { nameOf } from '../domain/access.ts'
import { type DeskDone, wholeList } from '../domain/desk.ts'
import { dateAndTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { noticeCard } from './notice-card.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'
import { listData, listView } from './view-data.ts'

/** What was done, with the way back and the way on. */
export function deskDoneCard(shown: DeskDone, reader: Reader): Card {
  const { done, values, undo, about, opened, programme, list = wholeList } = shown
  const { t, text, language } = reader
  const round = opened.round.id
  const said = Object.entries(values).map(([name, value]): readonly [string, string | number] => {
    if (typeof value === 'string') return [name, nameOf(programme, value)]
    if (typeof value === 'number') return [name, value]
    return [
      name,
      'date' in value ? longDate(value.date, language) : dateAndTime(value.instant, programme.timeZone, language),
    ]
  })
  const sentence = t(`desk.done.${done}`, Object.fromEntries(said))
  const sheet = about === undefined ? {} : { sheet: about.sheet }
  const back: readonly CardAction[] =
    undo === undefined
      ? []
      : [execute(t('desk.undo'), undo.verb, { round, ...sheet, ...listData(list), ...undo.data, step: 'undo' })]
  const lines = about === undefined ? [sentence] : [text(about.topic.name), sentence]
  const onward = [
    ...(about === undefined ? [] : [execute(t('desk.project'), 'project', { round, ...sheet, ...listView(list) })]),
    execute(t('welcome.status'), 'status', { round, ...listView(list) }),
  ]
  return noticeCard({ text: lines.join('\n'), actions: [...back, ...onward] }, reader)
}
