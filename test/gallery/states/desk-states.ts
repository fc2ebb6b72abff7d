import { auditCard } from '../../../src/cards/audit-card.ts'
import { deskDoneCard } from '../../../src/cards/desk-done-card.ts'
import { deskFormCard } from '../../../src/cards/desk-form-card.ts'
import { dutiesCard } from '../../../src/cards/duties-card.ts'
import { newestEditionCard } from '../../../src/cards/newest-edition-card.ts'
import { pageCard } from '../../../src/cards/page-card.ts'
import { receiptCard } from '../../../src/cards/receipt-card.ts'
import { statusCard } from '../../../src/cards/status-card.ts'
import { type AuditPage, auditPage } from '../../../src/domain/audit.ts'
import type { AuditEvent } from '../../../src/domain/audit-event.ts'
import type { DeskAsk, DeskDone, DeskForm, DeskPlace } from '../../../src/domain/desk.ts'
import { dutiesOf } from '../../../src/domain/duties.ts'
import { movableTexts, textPlaces } from '../../../src/domain/movable-texts.ts'
import type { NewestEdition } from '../../../src/domain/newest-edition.ts'
import { pageOf as sheetPage } from '../../../src/domain/page.ts'
import { refuse } from '../../../src/domain/refusal.ts'
import { receiptOf } from '../../../src/domain/review.ts'
import { topicOf } from '../../../src/domain/scopes/registry.ts'
import { aReturn } from '../../builders.ts'
import {
  coordinator,
  dutyFacts,
  moments,
  opened,
  owner,
  programme,
  readerIn,
  series,
  there,
} from '../facts/round-facts.ts'
import { draftsOf, familyCentre, firstPage, sentBy, sheetOf } from '../facts/sheet-facts.ts'
import { statusAt } from '../facts/status-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const place = { round: opened.round.id, project: 'perhekeskus', by: 'kaisa.lehtimaki@example.fi' }
const done: readonly AuditEvent[] = [
  {
    ...place,
    at: moments.overdue,
    act: 'returned',
    sheet: familyCentre,
    subjects: [firstPage],
    why: 'Kerro myös, mitä luvut osoittavat ja mistä kunnista ne ovat.',
  },
  {
    ...place,
    at: moments.lastDay,
    act: 'extended',
    before: opened.round.answersDue,
    after: '2021-11-12',
    why: 'Lomat',
  },
  { ...place, at: moments.underWay, act: 'handed-over', before: owner, after: coordinator, person: coordinator },
  { at: moments.opening, act: 'opened', round: opened.round.id, count: opened.sheets.length },
]

const office: DeskPlace = { programme, series, opened, at: moments.underWay }
const about = { sheet: familyCentre, topic: there(topicOf(programme, { id: familyCentre })) }
const sent = sheetOf({ drafts: draftsOf(), revisions: [sentBy(owner)] })
const comment = 'Kerro myös, mitä luvut osoittavat ja mistä kunnista ne ovat.'
const returned = sheetOf({
  drafts: draftsOf(),
  revisions: [sentBy(owner)],
  acts: [aReturn({ subjects: [firstPage], comment })],
})
const reopenedUntil = '2021-11-26T14:00:00.000Z'
const reopened = {
  ...opened,
  acts: [
    {
      act: 'reopened',
      sheet: familyCentre,
      until: reopenedUntil,
      reason: 'Yksi kunta puuttui luvuista.',
      by: coordinator,
      at: moments.locked,
    } as const,
  ],
}
const people = programme.people.flatMap(({ email, name }) => (name === undefined ? [] : [{ email, name }]))
const emails = people.map(({ email }) => email)
const reminded = {
  people: emails,
  sheets: programme.projects.slice(0, 14).map(({ id }) => `project/${id}`),
  capped: emails.slice(0, 3),
  unreachable: emails.slice(3, 6),
}

const newest: NewestEdition = {
  kind: 'newest-edition',
  programme,
  series,
  round: opened.round,
  edition: { number: 1, publishedAt: moments.locked },
  links: (['html', 'pdf', 'docx'] as const).map((format) => ({
    format,
    audience: 'public',
    language: 'fi',
    url: `https://bot.example.fi/report/${format}`,
  })),
}
const monthly = { ...opened.round, id: 'seuranta:2021-11-30', series: 'seuranta', deadline: '2021-11-30' }
const otherRound = {
  series: {
    ...series,
    id: 'seuranta',
    name: { fi: 'Kuukausiseuranta', sv: 'Månadsuppföljning', en: 'Monthly follow-up' },
  },
  round: monthly,
}

/** What coordinators do, and what is kept of it. */
export const deskStates: readonly GalleryState[] = [
  { name: 'audit', draw: (language) => auditCard(pageOf(done), readerIn(language)), width: 'phone' },
  {
    name: 'audit-in-the-middle',
    draw: (language) => auditCard(pageOf(Array.from({ length: 8 }, () => done).flat(), 2), readerIn(language)),
    width: 'phone',
  },
  { name: 'audit-of-nothing', draw: (language) => auditCard(pageOf([]), readerIn(language)), width: 'phone' },
  form('return', { verb: 'return', subjects: sent.expected.subjects.map(({ id }) => id) }, { what: 'all' }),
  {
    ...form('return-without-comment', { verb: 'return', subjects: [firstPage] }, { what: firstPage }),
    draw: (language) =>
      deskFormCard(
        { ...asked({ verb: 'return', subjects: [firstPage] }, { what: firstPage }), fault: refuse('comment-missing') },
        readerIn(language),
      ),
  },
  form('accept', { verb: 'accept' }, {}),
  form('exempt', { verb: 'exempt', subjects: sent.expected.subjects.map(({ id }) => id) }, { what: 'all' }),
  form('reopen', { verb: 'reopen', day: '2021-11-29' }, { day: '2021-11-29', time: '16:00' }),
  form('hand-on', { verb: 'hand-on', people }, { what: familyCentre, deputy: '' }),
  form('move', { verb: 'move', from: movableTexts(sent), to: textPlaces(sent) }, { from: '', to: '' }),
  form('extend', { verb: 'extend', day: '2021-11-15' }, { day: '2021-11-15' }, office),
  form('close', { verb: 'close', missing: 38 }, {}, office),
  form(
    'open-round',
    { verb: 'open-round', sheets: programme.projects.map(({ id }) => `project/${id}`), people: 20 },
    {},
    office,
  ),
  form('remind', { verb: 'remind', reminded }, {}, office),
  doneState('returned', { count: 5, name: 'kaisa.lehtimaki@example.fi', at: { instant: moments.underWay } }),
  doneState('accepted', { name: 'kaisa.lehtimaki@example.fi', at: { instant: moments.underWay } }),
  {
    name: 'newest-edition-for-a-reader',
    draw: (language) => newestEditionCard(newest, readerIn(language)),
    width: 'phone',
  },
  {
    name: 'status-with-other-rounds',
    draw: (language) => statusCard(statusAt(moments.underWay, { otherRounds: [otherRound] }), readerIn(language)),
    width: 'full',
  },
  {
    name: 'returned-to-the-owner',
    draw: (language) => receiptCard(there(receiptOf(returned, { next: [], locked: false })), readerIn(language)),
    width: 'phone',
  },
  {
    name: 'page-that-was-returned',
    draw: (language) => pageCard(there(sheetPage(returned, { subject: firstPage, part: 0 })), readerIn(language)),
    width: 'phone',
  },
  {
    name: 'reopened-for-the-owner',
    draw: (language) =>
      dutiesCard(dutiesOf(dutyFacts({ opened: reopened }), owner, moments.locked), 'reopened', readerIn(language)),
    width: 'phone',
  },
]

function asked(ask: DeskAsk, typed: DeskForm['typed'], place: DeskPlace = { ...office, about }): DeskForm {
  return { kind: 'desk-form', ...place, ask, typed: { comment: '', ...typed }, seen: {} }
}

function form(name: string, ask: DeskAsk, typed: DeskForm['typed'], place?: DeskPlace): GalleryState {
  return {
    name: `desk-${name}`,
    draw: (language) => deskFormCard(asked(ask, typed, place), readerIn(language)),
    width: 'phone',
  }
}

function doneState(done: DeskDone['done'], values: DeskDone['values']): GalleryState {
  const shown: DeskDone = { kind: 'desk-done', ...office, about, done, values, undo: { verb: 'accept', data: {} } }
  return { name: `desk-done-${done}`, draw: (language) => deskDoneCard(shown, readerIn(language)), width: 'phone' }
}

function pageOf(events: readonly AuditEvent[], page = 1): AuditPage {
  return auditPage(events, { programme, project: '', page })
}
