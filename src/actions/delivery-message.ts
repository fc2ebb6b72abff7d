import { isKnown } from '../domain/access.ts'
import type { Account } from '../domain/account.ts'
import { contactSkip } from '../domain/contact-skip.ts'
import type { Delivery, SkipReason } from '../domain/delivery.ts'
import type { DeliveryKind } from '../domain/delivery-kind.ts'
import { deviatingRevision, deviationNews } from '../domain/deviation-news.ts'
import { dutiesOf } from '../domain/duties.ts'
import type { EditionRecord } from '../domain/edition.ts'
import type { Language } from '../domain/local-text.ts'
import type { Message } from '../domain/message.ts'
import { correctedEdition, editionOf } from '../domain/publication-steps.ts'
import { readFilter } from '../domain/read-filter.ts'
import { isRefusal } from '../domain/refusal.ts'
import { wholeRound } from '../domain/round-status.ts'
import { sheetState } from '../domain/sheet-context.ts'
import { occasionOf, sheetOfStep } from '../domain/shown-card.ts'
import { noteOfStep, outcomeStep, suggestionOutcome } from '../domain/suggestion-outcome.ts'
import { describeUnreached, stepOfUnreached, unreachedBy } from '../domain/unreached.ts'
import type { ActionContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import type { RoundFacts } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'
import { loadDuty } from './publication-duty.ts'
import { publicLinks } from './report-links.ts'
import { showReceipt } from './show-receipt.ts'
import { loadStatus } from './show-status.ts'

/** What a delivery says at the moment of sending, or why it says nothing any more. */
export type ComposedMessage =
  | { readonly message: Message }
  | { readonly skip: SkipReason }
  | { readonly failed: string }

export interface MessageRequest {
  readonly context: ActionContext
  readonly facts: RoundFacts
  readonly delivery: Delivery
  readonly language: Language
  readonly account?: Account
}

/** One composer per kind; what is owed is looked at again here, at the moment of sending. */
const composers: Readonly<Record<DeliveryKind, (request: MessageRequest) => Promise<ComposedMessage>>> = {
  opening: composeDuties,
  reminder: composeDuties,
  overdue: composeDuties,
  handover: composeDuties,
  assigned: composeDuties,
  snoozed: composeDuties,
  escalation: composeEscalation,
  deviation: composeDeviation,
  unreached: composeUnreached,
  report: composeReport,
  correction: composeCorrection,
  duty: composeDuty,
  'duty-reminder': composeDuty,
  'by-hand': composeDuties,
  reopened: composeReopened,
  returned: composeReturned,
  suggestion: composeSuggestion,
}

export function composeMessage(request: MessageRequest): Promise<ComposedMessage> {
  return composers[request.delivery.kind](request)
}

async function composeDuties(request: MessageRequest): Promise<ComposedMessage> {
  const { context, facts, delivery, language } = request
  const { recipient, step } = delivery.key
  const duties = dutiesOf(await loadPersonalFacts(context, facts, recipient), recipient, context.clock.now())
  if (duties.locked) return { skip: 'round-locked' }
  if (duties.owed.length === 0) return { skip: 'nothing-owed' }
  if (duties.owed.every(({ locked }) => locked)) return { skip: 'round-locked' }
  const skip = await skipOf(request)
  if (skip !== undefined) return { skip }
  return { message: { kind: occasionOf(delivery.kind) ?? 'opening', language, duties, step } }
}

async function skipOf({ context, facts, delivery, account }: MessageRequest): Promise<SkipReason | undefined> {
  const { round, recipient, step } = delivery.key
  const sent = await context.store.deliveriesTo(round, recipient)
  return contactSkip(delivery, {
    series: facts.series,
    others: sent.filter(({ key }) => key.step !== step),
    wantsLastOnly: account?.reminders === 'last-ones',
    at: context.clock.now(),
  })
}

/** A reopened project, for whoever answers it: also where all of it was sent, and can now be mended. */
async function composeReopened({ context, facts, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const { recipient, step } = delivery.key
  const duties = dutiesOf(await loadPersonalFacts(context, facts, recipient), recipient, context.clock.now())
  const all = [...duties.owed, ...duties.optional, ...duties.done]
  const isOpen = all.some(({ sheet, reopenedUntil }) => sheet.id === sheetOfStep(step) && reopenedUntil !== undefined)
  if (!isOpen) return { skip: 'round-locked' }
  return { message: { kind: 'reopened', language, duties, step } }
}

/** What was returned, with its text and the comment, unless it has been sent again or accepted since. */
async function composeReturned({ context, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const { recipient, step, round } = delivery.key
  const sheet = await loadSheet(context, { person: recipient, round, sheet: sheetOfStep(step) })
  if (isRefusal(sheet)) return { failed: sheet.refused }
  if (sheetState(sheet) !== 'returned') return { skip: 'nothing-owed' }
  const receipt = await showReceipt(context, sheet, recipient)
  return receipt === undefined ? { failed: 'unknown-sheet' } : { message: { kind: 'receipt', language, receipt } }
}

/** Only the newest decision is told: an older one holds no more. */
async function composeSuggestion({ context, facts, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const { round, step, recipient } = delivery.key
  const note = (await context.store.notes(round)).find(({ key }) => key === noteOfStep(step))
  const outcome = note === undefined ? undefined : suggestionOutcome(facts.programme, note)
  const isNewest = note !== undefined && outcome !== undefined && outcomeStep(outcome.revision, note.key) === step
  if (!isNewest || !isKnown(facts.programme, recipient)) return { skip: 'nothing-owed' }
  return { message: { kind: 'suggestion', language, suggestion: outcome } }
}

async function composeEscalation({ context, facts, language }: MessageRequest): Promise<ComposedMessage> {
  const filter = readFilter(facts.programme, 'missing')
  const status = await loadStatus(context, facts, isRefusal(filter) ? wholeRound : { ...wholeRound, filter })
  return status.counts.missing === 0 ? { skip: 'nothing-owed' } : { message: { kind: 'escalation', language, status } }
}

async function composeDeviation({ context, facts, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const { sheet: id, revision } = deviatingRevision(delivery.key.step)
  const expected = facts.opened.sheets.find((sheet) => sheet.id === id)
  if (expected === undefined) return { failed: 'unknown-sheet' }
  const sheet = await context.store.sheet(facts.opened.round.id, id)
  const news = deviationNews({ ...facts, expected, sheet }, revision)
  return news === undefined ? { skip: 'nothing-owed' } : { message: { kind: 'deviation', language, news } }
}

async function composeUnreached({ context, facts, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const { store } = context
  const deliveries = await store.deliveries(facts.opened.round.id)
  const failed = unreachedBy(deliveries, stepOfUnreached(delivery.key.step)) ?? []
  if (failed.length === 0) return { skip: 'nothing-owed' }
  const accounts = new Map((await store.accounts()).map((account) => [account.email, account]))
  return { message: { kind: 'unreached', language, unreached: describeUnreached(facts, failed, accounts) } }
}

async function composeReport(request: MessageRequest): Promise<ComposedMessage> {
  return composePost(request, editionOf(request.delivery.key.step))
}

/** The post of an older edition, as it reads now that there is a newer one. */
async function composeCorrection(request: MessageRequest): Promise<ComposedMessage> {
  return composePost(request, correctedEdition(request.delivery.key.step))
}

/** A post that waited may come after its own correction: it then leads to the newest edition from the first. */
async function composePost({ context, facts, language }: MessageRequest, number: number): Promise<ComposedMessage> {
  const { id } = facts.opened.round
  const edition = await context.store.edition(id, number)
  const newest = (await context.store.editions(id)).at(-1)
  if (edition === undefined || newest === undefined) return { failed: 'no-edition' }
  const links = postLinks(context, facts, edition, language)
  if (newest.number === number) return { message: { kind: 'report', language, edition, links } }
  const [first] = postLinks(context, facts, newest, language)
  const newer = { number: newest.number, url: first?.url ?? '' }
  return { message: { kind: 'report', language, edition, links, newer } }
}

function postLinks({ links }: ActionContext, { programme }: RoundFacts, edition: EditionRecord, language: Language) {
  const { round, number } = edition
  return publicLinks(links, programme, { round, edition: number }, language)
}

async function composeDuty({ context, facts, delivery, language }: MessageRequest): Promise<ComposedMessage> {
  const duty = await loadDuty(context, facts)
  const isReminder = delivery.kind === 'duty-reminder'
  const isOver =
    duty === undefined ||
    // A newer edition has a duty of its own, and tells of it.
    (isReminder ? duty.done !== undefined : duty.edition.number !== editionOf(delivery.key.step))
  return isOver ? { skip: 'nothing-owed' } : { message: { kind: 'duty', language, duty } }
}
