import { dutyCard } from '../../../src/cards/duty-card.ts'
import { previewCard, publishedCard } from '../../../src/cards/preview-card.ts'
import { reportCard } from '../../../src/cards/report-card.ts'
import type { PublicationDuty } from '../../../src/domain/publication-duty.ts'
import { type ReportPreview, reportPreview } from '../../../src/domain/report-preview.ts'
import { coordinator } from '../../builders.ts'
import { fileLinks, firstEdition, reportFacts, reportModel, secondEdition } from '../facts/report-facts.ts'
import { readerIn } from '../facts/round-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const links = [...fileLinks('public').slice(0, 1), ...fileLinks('coordinators').slice(0, 1)]
const blank = { links, asking: false, unprintable: [], newest: undefined }
const gaps = reportPreview(reportFacts, reportModel({ sheets: new Map() }), { ...blank, unprintable: ['[U+1F9FF]'] })
const complete = reportPreview(reportFacts, reportModel(), { ...blank, newest: firstEdition })

const duty: PublicationDuty = {
  kind: 'publication-duty',
  facts: reportFacts,
  edition: firstEdition,
  links: fileLinks(),
  revision: 0,
  lastWorkingDay: reportFacts.opened.round.deadline,
  typed: { day: reportFacts.opened.round.deadline, address: '' },
}
const done: PublicationDuty = {
  ...duty,
  done: {
    revision: 1,
    at: firstEdition.publishedAt,
    by: coordinator,
    state: 'published',
    text: 'https://innokyla.example.fi/kokonaisuus/arviointi',
    day: reportFacts.opened.round.deadline,
  },
}

/** The report on its way from the preview to the duty that follows it. */
export const reportStates: readonly GalleryState[] = [
  { name: 'report-preview-with-gaps', draw: preview(gaps), width: 'phone' },
  { name: 'report-preview-of-changes', draw: preview(complete), width: 'phone' },
  { name: 'report-publish-asked', draw: preview({ ...gaps, asking: true }), width: 'phone' },
  { name: 'report-published', draw: published(true), width: 'phone' },
  { name: 'report-already-published', draw: published(false), width: 'phone' },
  { name: 'report-card', draw: post(firstEdition), width: 'full' },
  { name: 'report-card-corrected', draw: post(secondEdition), width: 'full' },
  {
    name: 'report-card-superseded',
    draw: post(firstEdition, { number: 2, url: 'https://bot.example.fi/2' }),
    width: 'full',
  },
  { name: 'duty-open', draw: dutyIn(duty), width: 'phone' },
  {
    name: 'duty-fault',
    draw: dutyIn({ ...duty, typed: { day: '', address: 'innokylä' }, fault: 'address' }),
    width: 'phone',
  },
  { name: 'duty-done', draw: dutyIn(done), width: 'phone' },
]

function preview(shown: ReportPreview): GalleryState['draw'] {
  return (language) => previewCard(shown, readerIn(language))
}

function published(isNew: boolean): GalleryState['draw'] {
  const all = [...fileLinks('public'), ...fileLinks('coordinators')]
  const rest = { facts: reportFacts, edition: firstEdition, isNew, links: all, hasChannel: isNew, hasDuty: true }
  return (language) => publishedCard(rest, readerIn(language))
}

function post(
  edition: Parameters<typeof reportCard>[0]['edition'],
  newer?: Parameters<typeof reportCard>[0]['newer'],
): GalleryState['draw'] {
  const rest = { edition, links: fileLinks(), ...(newer === undefined ? {} : { newer }) }
  return (language) => reportCard(rest, readerIn(language))
}

function dutyIn(shown: PublicationDuty): GalleryState['draw'] {
  return (language) => dutyCard(shown, readerIn(language))
}
