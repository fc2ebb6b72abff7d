import { auditCard } from '../../src/cards/audit-card.ts'
import { deskFormCard } from '../../src/cards/desk-form-card.ts'
import { dutiesCard } from '../../src/cards/duties-card.ts'
import { handoverCard } from '../../src/cards/handover-card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { pageCard } from '../../src/cards/page-card.ts'
import { peopleCard } from '../../src/cards/people-card.ts'
import { projectCard } from '../../src/cards/project-card.ts'
import { type Reader, readerOf } from '../../src/cards/reader.ts'
import { receiptCard } from '../../src/cards/receipt-card.ts'
import { refusalCard } from '../../src/cards/refusal-card.ts'
import { reportCard } from '../../src/cards/report-card.ts'
import { reviewCard } from '../../src/cards/review-card.ts'
import { statusCard } from '../../src/cards/status-card.ts'
import type { Card } from '../../src/cards/template.ts'
import { type AuditPage, auditPage } from '../../src/domain/audit.ts'
import type { Delivery, DeliveryState } from '../../src/domain/delivery.ts'
import type { NamedPerson } from '../../src/domain/desk.ts'
import { type DutyFacts, dutiesOf } from '../../src/domain/duties.ts'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import type { Language } from '../../src/domain/local-text.ts'
import { type Page, type PageExtras, type PageNotice, pageOf } from '../../src/domain/page.ts'
import { type People, peopleOf } from '../../src/domain/people.ts'
import { projectStatus } from '../../src/domain/project-status.ts'
import { type RefusalCode, refuse } from '../../src/domain/refusal.ts'
import { type Receipt, type Review, receiptOf, reviewOf } from '../../src/domain/review.ts'
import { statusOf, wholeRound } from '../../src/domain/round-status.ts'
import type { SheetContext } from '../../src/domain/sheet-context.ts'
import { filterOf } from '../../src/domain/status-filter.ts'
import { catalogues } from '../../src/locales/translate.ts'
import {
  aDelivery,
  aDraft,
  anAccount,
  anEdition,
  anOpenedRound,
  aProject,
  aRound,
  aSheet,
  aSheetContext,
  noDaysOff,
  now,
  owner,
  secondOwner,
  values,
} from '../builders.ts'
import { regionReport } from '../domain/report/region.ts'
import { line, plainTexts, project, registerWith, sheetWith, type Texts } from './card-sheets.ts'

export function drawnPage(texts: Texts, language: Language, extras: PageExtras = {}, subject = line): Card {
  return pageCard(pageIn(sheetWith(texts), extras, subject), readerIn(language))
}

export function drawnReview(texts: Texts, language: Language, notice?: Review['notice']): Card {
  return reviewCard(reviewIn(sheetWith(texts), notice), readerIn(language))
}

export function drawnReceipt(texts: Texts, language: Language): Card {
  const { owed } = dutiesOf(dutyFacts(texts), owner, now)
  return receiptCard(receiptIn(sheetWith(texts, true), owed), readerIn(language))
}

/** The cards that ask whom to hand over to: the coordinators' and the owner's own. */
export function drawnHandovers(people: readonly NamedPerson[], language: Language): readonly Card[] {
  const { programme, series, opened } = aSheetContext()
  const typed = { deputy: 'Etunimi' }
  const place = { programme, series, opened: anOpenedRound(opened), at: now, seen: {} }
  const duties = dutiesOf(dutyFacts(plainTexts), owner, now)
  return [
    deskFormCard({ kind: 'desk-form', ...place, ask: { verb: 'hand-on', people }, typed }, readerIn(language)),
    handoverCard(
      { kind: 'handover-form', duties, people, typed: { ...typed, sheet: 'all', from: '', to: '' } },
      readerIn(language),
    ),
  ]
}

/** Every card of the bot in one language, by what it shows. */
export function everyCard(language: Language, texts: Texts = plainTexts): Readonly<Record<string, Card>> {
  const reader = readerIn(language)
  const sheet = sheetWith(texts)
  const quick = { kind: 'quick', quick: 'no-actions', reason: texts.reason } as const
  const quickly = { ...sheet, sheet: aSheet({ drafts: { [line]: aDraft({ answer: quick }) } }) }
  const blank = { ...sheet, sheet: aSheet(), earlier: new Map() }
  const conflict = aDraft({ savedBy: secondOwner, answer: values({ level: 75, results: texts.typed }) })
  const typed = { level: '75', results: texts.typed }
  return {
    ...dutiesCards(reader, texts),
    ...statusCards(reader, texts),
    ...refusalCards(reader),
    'the audit': auditCard(auditIn(texts), reader),
    'an empty audit': auditCard(auditPage([], { programme: registerWith(texts), project: '', page: 1 }), reader),
    'a page': drawnPage(texts, language),
    'a page of a project': drawnPage(texts, language, {}, project),
    'a blank page': pageCard(pageIn(blank), reader),
    'a page with a quick answer': pageCard(pageIn(quickly), reader),
    'a page with a conflict': drawnPage(texts, language, { typed, conflict, notice: 'conflict' }),
    'a page with a conflict with a quick answer': drawnPage(texts, language, {
      typed,
      conflict: { ...conflict, answer: quick },
      notice: 'conflict',
    }),
    ...Object.fromEntries(
      (['faults', 'storage-failed', 'reason-missing', 'round-locked'] satisfies PageNotice[]).map((notice) => [
        `a page with the notice ${notice}`,
        drawnPage(texts, language, { typed, notice }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(faulty).map(([fault, inputs]) => [
        `a page with a fault: ${fault}`,
        drawnPage(texts, language, { typed: inputs, notice: 'faults' }, fault === 'not a choice' ? project : line),
      ]),
    ),
    'a review': drawnReview(texts, language),
    'a blank review': reviewCard(reviewIn(blank), reader),
    'a review with a quick answer': reviewCard(reviewIn(quickly), reader),
    ...Object.fromEntries(
      (['incomplete', 'changed-meanwhile', 'storage-failed'] as const).map((notice) => [
        `a review with the notice ${notice}`,
        drawnReview(texts, language, notice),
      ]),
    ),
    'a receipt': drawnReceipt(texts, language),
    'a report': reportCard({ edition: anEdition({ model: regionReport() }), links: [] }, reader),
    'a notice': noticeCard({ title: 'Otsikko', text: 'Yksi\n\nkaksi' }, reader),
  }
}

const faulty: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'too long': { results: 'a'.repeat(4001) },
  unreadable: { results: 'a\u0000' },
  'not text': { results: 7 },
  'not on the scale': { level: '26' },
  'not a choice': { status: 'gone' },
}

function dutiesCards(reader: Reader, texts: Texts): Readonly<Record<string, Card>> {
  const facts = dutyFacts(texts)
  const sent = new Map([[project, sheetWith(texts, true).sheet]])
  const draw = (
    at: string,
    occasion: Parameters<typeof dutiesCard>[1],
    from: DutyFacts = facts,
    person = owner,
  ): Card => dutiesCard(dutiesOf(from, person, at), occasion, reader)
  return {
    'duties at the opening': draw(aRound().opensAt, 'opening'),
    'duties at a reminder': draw(now, 'reminder'),
    'duties on the last day': draw('2021-11-08T08:00:00.000Z', 'reminder'),
    'duties when overdue': draw('2021-11-09T08:00:00.000Z', 'overdue'),
    'duties when asked for': draw(now, 'my'),
    'duties with something sent': draw(now, 'my', { ...facts, sheets: sent }),
    'duties when all is sent': draw(now, 'my', { ...facts, sheets: sent }, secondOwner),
    'duties in a locked round': draw('2021-12-24T08:00:00.000Z', 'my', { ...facts, sheets: sent }),
    'duties of nobody': draw(now, 'my', facts, 'nobody@example.fi'),
    'duties before a deadline on a Sunday': draw(now, 'opening', {
      ...facts,
      series: { ...facts.series, sections: ['summary'] },
      opened: { ...facts.opened, round: aRound('2026-11-15') },
    }),
  }
}

function statusCards(reader: Reader, texts: Texts): Readonly<Record<string, Card>> {
  const facts = { ...dutyFacts(texts), accounts: new Map(), deliveries: [], channelKnown: false }
  const accounts = new Map([owner, secondOwner].map((email) => [email, anAccount({ email })]))
  const states: readonly DeliveryState[] = [
    { state: 'sent', sentAt: now, conversation: 'c', message: 'm' },
    { state: 'failed', code: 'blocked' },
    { state: 'retrying', nextAt: now, code: 'throttled' },
    { state: 'unknown' },
  ]
  const contacted = (current: DeliveryState): readonly Delivery[] => [aDelivery({ kind: 'reminder', current })]
  const manyProjects = Array.from({ length: 40 }, (_, index) => aProject({ id: `p${index}`, name: texts.project }))
  const many = { ...facts.programme, projects: manyProjects }
  const sheets = freezeExpectedSet(many, facts.series, facts.opened.round)
  return {
    'status at the opening': statusCard(statusOf(facts, now), reader),
    'status when overdue': statusCard(statusOf({ ...facts, channelKnown: true }, '2021-11-10T08:00:00.000Z'), reader),
    'status when locked': statusCard(statusOf(facts, '2021-12-24T08:00:00.000Z'), reader),
    'status with a draft': statusCard(
      statusOf({ ...facts, sheets: new Map([[project, sheetWith(texts).sheet]]) }, now),
      reader,
    ),
    'status with many missing': statusCard(
      statusOf({ ...facts, programme: many, opened: { ...facts.opened, sheets } }, now),
      reader,
    ),
    'status of a filter': statusCard(
      statusOf(facts, now, { ...wholeRound, filter: filterOf('koulu missing', [[{ kind: 'owner', id: owner }]]) }),
      reader,
    ),
    'status of nothing': statusCard(
      statusOf(facts, now, { ...wholeRound, filter: filterOf('none', [[{ kind: 'area', id: 'none' }]]) }),
      reader,
    ),
    'status of the second page': statusCard(
      statusOf({ ...facts, programme: many, opened: { ...facts.opened, sheets } }, now, { ...wholeRound, page: 1 }),
      reader,
    ),
    'status for a lead': statusCard(statusOf(facts, now, { ...wholeRound, viewer: 'lead' }), reader),
    ...projectCards(reader, texts),
    'status with nothing missing': statusCard(
      statusOf({ ...facts, opened: { ...facts.opened, sheets: [] } }, now),
      reader,
    ),
    ...Object.fromEntries(
      (['installed', 'roster', 'uninstalled', 'blocked'] as const).map((reach) => [
        `status with an owner who is ${reach}`,
        statusCard(statusOf({ ...facts, accounts: new Map([[owner, anAccount({ reach })]]) }, now), reader),
      ]),
    ),
    ...Object.fromEntries(
      states.map((current) => [
        `status with a reminder ${current.state}`,
        statusCard(statusOf({ ...facts, accounts, deliveries: contacted(current) }, now), reader),
      ]),
    ),
  }
}

function projectCards(reader: Reader, texts: Texts): Readonly<Record<string, Card>> {
  const facts = { ...dutyFacts(texts), accounts: new Map(), deliveries: [], channelKnown: true }
  const draw = (sheet: SheetContext, at = now): Card => {
    const shown = projectStatus({ facts, at, view: wholeRound, contacts: new Map() }, sheet)
    return projectCard(there(shown), reader)
  }
  const sent = sheetWith(texts, true)
  const [answered = line] = sent.expected.subjects.map(({ id }) => id)
  const exemptions = [{ subject: answered, reason: texts.reason, by: owner, at: now }]
  const returned = {
    act: 'returned',
    revision: 1,
    subjects: [answered],
    comment: texts.typed,
    by: owner,
    at: now,
  } as const
  const accepted = { act: 'accepted', revision: 0, by: owner, at: now } as const
  const reopened = {
    act: 'reopened',
    sheet: sent.expected.id,
    until: '2022-01-01T10:00:00.000Z',
    reason: texts.reason,
    by: owner,
    at: now,
  } as const
  return {
    'the people': peopleCard(peopleIn(facts), reader),
    'the people, a page later': peopleCard({ ...peopleIn(facts), page: 3 }, reader),
    'a project that was sent': draw(sent),
    'a project in draft': draw(sheetWith(texts)),
    'a project that was not begun': draw({ ...sent, sheet: aSheet() }),
    'a project with an exemption': draw({ ...sent, opened: { ...sent.opened, exemptions } }),
    'a project that was sent back': draw({ ...sent, sheet: { ...sent.sheet, acts: [returned] } }),
    'a project sent since it was accepted': draw({
      ...sent,
      sheet: { ...sent.sheet, acts: [accepted] },
      opened: { ...sent.opened, acts: [reopened] },
    }),
  }
}

function peopleIn({ programme, opened }: DutyFacts): People {
  const reaches = ['installed', 'uninstalled', 'blocked', 'left', 'guest'] as const
  const crowd = Array.from({ length: 20 }, (_, index) => ({ email: `p${index}@example.fi`, deputy: owner }))
  const accounts = new Map(
    crowd.map(({ email }, index) => [
      email,
      anAccount({ email, reach: reaches[index % reaches.length] ?? 'installed' }),
    ]),
  )
  const absences = [{ from: '2021-11-03', to: '2021-11-05' }, { to: '2021-11-05' }, {}]
  const handovers = absences.map((absence, index) => ({
    sheet: project,
    from: `p${index}@example.fi`,
    to: secondOwner,
    by: owner,
    at: now,
    absence,
  }))
  const facts = {
    programme: { ...programme, people: [...programme.people, ...crowd] },
    opened: { ...opened, handovers },
    accounts,
  }
  return { kind: 'people', programme: facts.programme, opened, at: now, people: peopleOf(facts, now), page: 0 }
}

function refusalCards(reader: Reader): Readonly<Record<string, Card>> {
  const names = refusalCodes().flatMap((code) => [...catalogues.fi[`refusal.${code}`].matchAll(/\{\{(\w+)\}\}/g)])
  const everyValue = Object.fromEntries(names.map(([, name = '']) => [name, '2021-11-15']))
  return Object.fromEntries(
    refusalCodes().map((code) => [
      `the refusal ${code}`,
      refusalCard(refuse(code, everyValue), { timeZone: 'Europe/Helsinki' }, reader),
    ]),
  )
}

function refusalCodes(): readonly RefusalCode[] {
  const isCode = (code: string): code is RefusalCode => `refusal.${code}` in catalogues.fi
  return Object.keys(catalogues.fi)
    .filter((key) => key.startsWith('refusal.'))
    .map((key) => key.slice('refusal.'.length))
    .filter(isCode)
}

function dutyFacts(texts: Texts): DutyFacts {
  const { programme, series, opened } = aSheetContext({ programme: registerWith(texts) })
  return { programme, series, opened: anOpenedRound(opened), sheets: new Map(), daysOff: noDaysOff }
}

function readerIn(language: Language): Reader {
  return readerOf(language, { language: 'fi' })
}

function pageIn(context: SheetContext, extras: PageExtras = {}, subject = line): Page {
  return there(pageOf(context, { subject, part: 0 }, extras))
}

function reviewIn(context: SheetContext, notice?: Review['notice']): Review {
  return there(reviewOf(context, notice))
}

function receiptIn(context: SheetContext, next: Receipt['next']): Receipt {
  return there(receiptOf(context, { next, locked: false }))
}

function there<Drawn>(drawn: Drawn | undefined): Drawn {
  if (drawn === undefined) throw new Error('There is nothing to draw.')
  return drawn
}

/** More events than a page holds, each with a text somebody typed. */
function auditIn(texts: Texts): AuditPage {
  const event = {
    at: now,
    by: owner,
    act: 'moved',
    project: 'perhekeskus',
    subjects: [line],
    why: texts.reason,
    before: texts.typed,
    after: texts.typed,
  } as const
  const events = Array.from({ length: 25 }, () => event)
  return auditPage(events, { programme: registerWith(texts), project: texts.typed, page: 2 })
}
