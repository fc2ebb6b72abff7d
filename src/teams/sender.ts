import type { TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { identify, type Met, meetPerson, noteSeen } from '../actions/meet-person.ts'
import { readerOf } from '../cards/reader.ts'
import { refusalCard } from '../cards/refusal-card.ts'
import type { Card } from '../cards/template.ts'
import type { Account } from '../domain/account.ts'
import { refuse } from '../domain/refusal.ts'
import { type InboundActivity, isPersonal, tenantOf } from './inbound-activity.ts'
import { sightSender } from './roster.ts'
import { addressOf, createTurn, type TeamsContext, type Turn } from './turn.ts'

/** The turn of somebody the register knows; meets them first if it must. */
export async function turnOf(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<Turn | undefined> {
  const programme = await loadProgramme(context.actions)
  const known = await identifySender(context, activity)
  if (known !== undefined) {
    const account = isPersonal(activity) ? await noteSeen(context.actions, known, addressOf(activity)) : known
    return createTurn(context, activity, programme, account)
  }
  const met = await meetSender(context, turnContext, activity)
  return met === undefined ? undefined : createTurn(context, activity, programme, met.account)
}

/** Undefined for somebody the bot has not met. */
export async function identifySender(context: TeamsContext, activity: InboundActivity): Promise<Account | undefined> {
  const { aadObjectId } = activity.from
  if (aadObjectId === undefined) return undefined
  return identify(context.actions, { tenant: tenantOf(activity), objectId: aadObjectId })
}

/** Looks the sender up in Teams; undefined for somebody the register does not know. */
export async function meetSender(
  context: TeamsContext,
  turnContext: TurnContext,
  activity: InboundActivity,
): Promise<Met | undefined> {
  const sighting = await sightSender(turnContext, activity, { trustLocale: context.local === undefined })
  return sighting === undefined ? undefined : meetPerson(context.actions, sighting)
}

/** For somebody the register does not know, in the programme's language. */
export async function strangerCard(context: TeamsContext): Promise<Card> {
  const programme = await loadProgramme(context.actions)
  return refusalCard(refuse('unknown-person'), programme, readerOf(programme.language, programme))
}
