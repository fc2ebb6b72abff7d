import type { NewestEdition } from '../domain/newest-edition.ts'
import { dateAndTime } from '../locales/dates.ts'
import { officeCard } from './office-card.ts'
import type { Reader } from './reader.ts'
import { fileActions } from './report-links.ts'
import { roundTitle } from './round-title.ts'
import type { Card } from './template.ts'

/** The newest published report, for those who read and do nothing else. */
export function newestEditionCard(shown: NewestEdition, reader: Reader): Card {
  const { t } = reader
  const { programme, series, round, edition, links } = shown
  const at = dateAndTime(edition.publishedAt, programme.timeZone, reader.language)
  const text = [t('newest.text', { edition: edition.number, at }), t('report-card.public')].join('\n')
  return officeCard(
    {
      round: roundTitle(series, round, reader),
      title: t('newest.title'),
      sections: [{ text, actions: fileActions(links, reader) }],
      actions: [],
    },
    reader,
  )
}
