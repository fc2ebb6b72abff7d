import { dutyCard } from '../../../src/cards/duty-card.ts'
import { previewCard, publishedCard } from '../../../src/cards/preview-card.ts'
import { reportCard } from '../../../src/cards/report-card.ts'
import { summaryOverviewCard } from '../../../src/cards/summary-overview-card.ts'
import { summaryPageCard } from '../../../src/cards/summary-page-card.ts'
import { summaryTextCard } from '../../../src/cards/summary-text-card.ts'
import { tellingCard } from '../../../src/cards/telling-card.ts'
import { textListCard } from '../../../src/cards/text-list-card.ts'
import { textPageCard } from '../../../src/cards/text-page-card.ts'
import type { NoteVersion } from '../../../src/domain/office-notes.ts'
import { type OutsideTelling, toldContacts } from '../../../src/domain/outside-telling.ts'
import type { PublicationDuty } from '../../../src/domain/publication-duty.ts'
import { forAudience } from '../../../src/domain/report-audience.ts'
import type { ReportModel } from '../../../src/domain/report-model.ts'
import { topicKey } from '../../../src/domain/report-names.ts'
import { type ReportPreview, reportPreview } from '../../../src/domain/report-preview.ts'
import { type SummaryFacts, summaryOverview, summaryPage } from '../../../src/domain/summary-page.ts'
import { summaryText } from '../../../src/domain/summary-text.ts'
import { type PrintedText, textList, textPage } from '../../../src/domain/text-page.ts'
import { coordinator, values } from '../../builders.ts'
import { fileLinks, firstEdition, reportFacts, reportModel, secondEdition } from '../facts/report-facts.ts'
import { readerIn, there } from '../facts/round-facts.ts'
import { type GalleryState, unfolded } from '../gallery-state.ts'

const links = [...fileLinks('public').slice(0, 1), ...fileLinks('coordinators').slice(0, 1)]
const blank = { links, asking: false, pdf: { unprintable: [], parts: 1 }, newest: undefined }
const gaps = reportPreview(reportFacts, reportModel({ sheets: new Map() }), {
  ...blank,
  pdf: { unprintable: ['[U+1F9FF]'], parts: 22 },
})
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
/** When and where the report was put on Innokylä. */
const onInnokyla: NoteVersion = {
  revision: 1,
  at: firstEdition.publishedAt,
  by: coordinator,
  state: 'published',
  text: 'https://innokyla.example.fi/kokonaisuus/arviointi',
  day: reportFacts.opened.round.deadline,
}
const again: PublicationDuty = {
  ...duty,
  edition: secondEdition,
  before: { ...onInnokyla, madeOf: '1' },
  changes: forAudience(secondEdition.model, 'public').corrections?.changes ?? [],
}
const longAddress =
  'https://innokyla.example.fi/kokonaisuudet/lansi-uudenmaan-tulevaisuuden-sote-keskus-ohjelma/arviointi/oma-arviointi-syksy-2022?tiedosto=oma-arviointi-lansi-uusimaa-2022-11-15.pdf'
const done: PublicationDuty = {
  ...duty,
  done: onInnokyla,
}

const summary: SummaryFacts = { ...reportFacts, model: reportModel({ edition: 0 }), notes: [] }
const place = there(summary.model.summary[0])
const typed = {
  text: 'Perheet saavat apua lähempää kotia.',
  language: 'fi',
  translation: 'Familjer får hjälp.',
} as const
const written: NoteVersion = {
  revision: 1,
  at: firstEdition.publishedAt,
  by: coordinator,
  state: 'written',
  text: 'Toinen koordinaattori kirjoitti tämän.',
}
const paste = there(summaryText(reportFacts, secondEdition))

const projectTexts = textList(summary, { project: there(textList(summary).projects[0]) })
const someText = there(projectTexts.texts[0])
const earlierModel: ReportModel = {
  ...summary.model,
  subjects: summary.model.subjects.map((subject) => ({
    ...subject,
    history: [{ deadline: '2020-11-15', answer: values({ results: 'Työ on vasta suunnitteilla.' }) }],
  })),
}
const older: SummaryFacts = { ...summary, model: earlierModel }
const olderText = there(
  textList(older, { project: topicKey(someText.line) }).texts.find(({ deadline }) => deadline === '2020-11-15'),
)
const telling: OutsideTelling = {
  kind: 'outside-telling',
  facts: reportFacts,
  project: there(reportFacts.programme.projects[0]),
  subject: 'project/perhekeskus',
  answer: values({ status: 'delayed', deviation: 'Rekrytointi viivästyi. Uusi aikataulu on maaliskuu.' }),
  questions: reportFacts.series.questions.filter(({ scope }) => scope === 'project'),
  contacts: toldContacts(reportFacts.programme, 'project/perhekeskus', []),
}
const told: OutsideTelling = {
  ...telling,
  contacts: telling.contacts.map((each) => ({
    ...each,
    revision: 1,
    told: { revision: 1, at: firstEdition.publishedAt, by: coordinator, state: 'told', text: '', day: '2022-11-02' },
  })),
}

function textIn(text: PrintedText, extras: Parameters<typeof textPage>[2]): GalleryState['draw'] {
  return (language) => textPageCard(there(textPage(older, text, extras)), readerIn(language))
}

function paragraph(extras: Parameters<typeof summaryPage>[2]): GalleryState['draw'] {
  return (language) => summaryPageCard(there(summaryPage(summary, place, extras)), readerIn(language))
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
  { name: 'report-card-formats', draw: unfolded(post(firstEdition)), width: 'full' },
  { name: 'duty-open', draw: dutyIn(duty), width: 'phone' },
  {
    name: 'duty-without-summary',
    draw: dutyIn({ ...duty, edition: { ...firstEdition, model: { ...firstEdition.model, summary: [] } } }),
    width: 'phone',
  },
  {
    name: 'duty-to-tell',
    draw: dutyIn({ ...duty, toTell: reportFacts.programme.projects.slice(0, 7).map(({ id }) => id) }),
    width: 'phone',
  },
  { name: 'duty-formats', draw: unfolded(dutyIn(duty)), width: 'phone' },
  { name: 'duty-again', draw: dutyIn(again), width: 'phone' },
  {
    name: 'duty-fault',
    draw: dutyIn({ ...duty, typed: { day: '', address: 'innokylä' }, fault: 'address' }),
    width: 'phone',
  },
  {
    name: 'summary-overview',
    draw: (language) => summaryOverviewCard(summaryOverview(summary), readerIn(language)),
    width: 'phone',
  },
  { name: 'summary-draft', draw: paragraph({}), width: 'phone' },
  { name: 'summary-saved', draw: paragraph({ notice: 'saved' }), width: 'phone' },
  { name: 'summary-conflict', draw: paragraph({ notice: 'conflict', conflict: written, typed }), width: 'phone' },
  { name: 'summary-not-saved', draw: paragraph({ notice: 'storage-failed', typed }), width: 'phone' },
  { name: 'summary-to-paste', draw: (language) => summaryTextCard(paste, readerIn(language)), width: 'phone' },
  {
    name: 'summary-to-paste-second-page',
    draw: (language) => summaryTextCard({ ...paste, page: 2 }, readerIn(language)),
    width: 'phone',
  },
  { name: 'texts-to-choose', draw: (language) => textListCard(textList(summary), readerIn(language)), width: 'phone' },
  { name: 'texts-of-a-project', draw: (language) => textListCard(projectTexts, readerIn(language)), width: 'phone' },
  {
    name: 'texts-not-joined',
    draw: (language) => textListCard({ ...textList(summary), notice: 'conflict' }, readerIn(language)),
    width: 'phone',
  },
  { name: 'text-unsaved', draw: textIn(olderText, { typed, notice: 'text-unsaved' }), width: 'phone' },
  { name: 'text-of-this-round', draw: textIn(someText, {}), width: 'phone' },
  { name: 'text-of-an-earlier-round', draw: textIn(olderText, { notice: 'saved' }), width: 'phone' },
  { name: 'text-conflict', draw: textIn(olderText, { notice: 'conflict', conflict: written, typed }), width: 'phone' },
  { name: 'telling-open', draw: (language) => tellingCard(telling, readerIn(language)), width: 'phone' },
  { name: 'telling-told', draw: (language) => tellingCard(told, readerIn(language)), width: 'phone' },
  { name: 'duty-done', draw: dutyIn(done), width: 'phone' },
  {
    name: 'duty-done-at-a-long-address',
    draw: dutyIn({ ...duty, done: { ...onInnokyla, text: longAddress } }),
    width: 'phone',
  },
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
