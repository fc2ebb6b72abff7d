import { canonicalJson } from '../domain/canonical-json.ts'
import { correctionsOf } from '../domain/correct-report.ts'
import { channelRecipient } from '../domain/delivery.ts'
import type { Edition } from '../domain/edition.ts'
import type { Email } from '../domain/programme.ts'
import { hasPublicationDuty } from '../domain/publication-duty.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { ReportModel } from '../domain/report-model.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import { compileNow } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadNewestEdition } from './load-edition.ts'
import type { RoundFacts } from './load-round.ts'
import { planPublication } from './plan-publication.ts'
import { loadOfficeRound, type ReportRequest } from './preview-report.ts'
import { coordinatorLinks } from './report-links.ts'

export interface Published {
  readonly kind: 'published'
  readonly edition: Edition
  /** False when the newest edition already says the same; nothing was posted then. */
  readonly isNew: boolean
  readonly facts: RoundFacts
}

/** What a coordinator sees who has published. */
export interface PublishedReport extends Published {
  readonly links: readonly ReportFileLink[]
  readonly hasChannel: boolean
  readonly hasDuty: boolean
}

/** A coordinator publishes the round as it stands; the card goes to the channel through the ledger. */
export async function publishOnRequest(
  context: ActionContext,
  request: ReportRequest,
): Promise<PublishedReport | Refusal> {
  const { store } = context
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const published = await publishReport(context, facts, request.person)
  const { round, number } = published.edition
  // A post that failed is tried again when somebody asks for the report.
  await store.reopenFailed(round, channelRecipient)
  context.wake()
  const links = (['public', 'coordinators'] as const).flatMap((audience) =>
    coordinatorLinks(context.links, facts.programme, { round, edition: number, audience }, request.person),
  )
  const hasChannel = (await store.channel()) !== undefined
  return { ...published, links, hasChannel, hasDuty: hasPublicationDuty(facts.series) }
}

/**
 * Stores a snapshot as the next edition and plans what follows; once per content, however often it is
 * called or interrupted. What follows is planned again after a crash between the writes.
 */
export async function publishReport(context: ActionContext, facts: RoundFacts, by?: Email): Promise<Published> {
  const { store, clock } = context
  const { id } = facts.opened.round
  const last = await loadNewestEdition(context, id)
  const compiled = await compileNow(context, facts, (last?.number ?? 0) + 1)
  const corrections = last === undefined ? undefined : correctionsOf(last, compiled)
  if (last !== undefined && corrections === undefined) {
    await planPublication(context, facts, last)
    return { kind: 'published', edition: last, isNew: false, facts }
  }
  const model: ReportModel = corrections === undefined ? compiled : { ...compiled, corrections }
  const edition: Edition = {
    round: id,
    number: model.edition,
    publishedAt: clock.now(),
    ...(by === undefined ? {} : { publishedBy: by }),
    hash: context.fingerprint(canonicalJson(model)),
    model,
  }
  // Somebody else published at the same moment: what they stored is compared again.
  if (!(await store.publish(edition))) return publishReport(context, facts, by)
  await planPublication(context, facts, edition)
  return { kind: 'published', edition, isNew: true, facts }
}
