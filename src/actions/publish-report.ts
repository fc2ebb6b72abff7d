import { isCoordinator } from '../domain/access.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { channelRecipient, planDelivery } from '../domain/delivery.ts'
import type { Edition } from '../domain/edition.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { reportChanges } from '../domain/report-changes.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { compileNow } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadCurrentRound, loadRound, type RoundFacts } from './load-round.ts'

export interface Published {
  readonly kind: 'published'
  readonly edition: Edition
  /** False when the newest edition already says the same; nothing was posted then. */
  readonly isNew: boolean
  readonly facts: RoundFacts
}

/** A coordinator publishes the round as it stands; the card goes to the channel through the ledger. */
export async function publishOnRequest(
  context: ActionContext,
  request: { readonly person: Email; readonly round?: string },
): Promise<Published | Refusal> {
  const facts = await (request.round === undefined ? loadCurrentRound(context) : loadRound(context, request.round))
  if (isRefusal(facts)) return facts
  if (!isCoordinator(facts.programme, request.person)) return refuse('not-for-you')
  const published = await publishReport(context, facts, request.person)
  // A post that failed is tried again when somebody asks for the report.
  await context.store.reopenFailed(facts.opened.round.id, channelRecipient)
  context.wake()
  return published
}

/**
 * Stores a snapshot as the next edition and plans its post; once per content, however often it is
 * called or interrupted. The post is planned again after a crash between the two writes.
 */
export async function publishReport(context: ActionContext, facts: RoundFacts, by?: Email): Promise<Published> {
  const { store, clock } = context
  const { id } = facts.opened.round
  const editions = await store.editions(id)
  const last = editions.at(-1)
  const compiled = await compileNow(context, facts, (last?.number ?? 0) + 1)
  const changes = last === undefined ? [] : reportChanges(last.model, compiled)
  if (last !== undefined && changes.length === 0) {
    await planPost(context, last)
    return { kind: 'published', edition: last, isNew: false, facts }
  }
  const model: ReportModel =
    last === undefined
      ? compiled
      : { ...compiled, corrections: { of: last.number, publishedAt: last.publishedAt, changes } }
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
  await planPost(context, edition)
  return { kind: 'published', edition, isNew: true, facts }
}

async function planPost({ store }: ActionContext, edition: Edition): Promise<void> {
  const step = `report-${edition.number}`
  const key = { round: edition.round, recipient: channelRecipient, step }
  await store.planStep(edition.round, step, [planDelivery(key, { kind: 'report', at: edition.publishedAt })])
}
