import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder'
import type { Sighting } from '../actions/meet-person.ts'
import { type InboundActivity, isPersonal, tenantOf } from './inbound-activity.ts'
import { localeOf } from './locale.ts'
import { addressOf } from './turn.ts'

/** The sender of an activity with the addresses that the roster knows; undefined without an Entra id. */
export async function sightSender(
  context: TurnContext,
  activity: InboundActivity,
  options: { readonly trustLocale: boolean },
): Promise<Sighting | undefined> {
  const { from } = activity
  const member = await TeamsInfo.getMember(context, from.id)
  const objectId = from.aadObjectId ?? member.aadObjectId
  if (objectId === undefined || objectId === '') return undefined
  const locale = options.trustLocale ? localeOf(activity.locale) : undefined
  return {
    ...sightingOf(member, activity),
    objectId,
    userId: from.id,
    ...(locale === undefined ? {} : { locale }),
    ...(isPersonal(activity) ? { chat: addressOf(activity) } : {}),
  }
}

/** Everybody in the team, page by page. */
export async function sightMembers(context: TurnContext, activity: InboundActivity): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = []
  let continuation: string | undefined
  do {
    const page = await TeamsInfo.getPagedMembers(context, rosterPage, continuation)
    sightings.push(
      ...page.members.filter(({ aadObjectId }) => Boolean(aadObjectId)).map((each) => sightingOf(each, activity)),
    )
    continuation = page.continuationToken === '' ? undefined : page.continuationToken
  } while (continuation !== undefined)
  return sightings
}

const rosterPage = 500

function sightingOf(member: TeamsChannelAccount, activity: InboundActivity): Sighting {
  return {
    tenant: tenantOf(activity),
    objectId: member.aadObjectId ?? '',
    userId: member.id,
    addresses: [member.email ?? '', member.userPrincipalName ?? ''].filter((address) => address !== ''),
    ...(member.name === undefined || member.name === '' ? {} : { name: member.name }),
    ...(member.userRole === 'guest' ? { isGuest: true } : {}),
    reachedVia: { serviceUrl: activity.serviceUrl, bot: activity.recipient.id },
  }
}
