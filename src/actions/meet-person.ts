import { isKnown } from '../domain/access.ts'
import { type Account, type ConversationAddress, isReachable } from '../domain/account.ts'
import type { Language } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
import { lastLockOf } from '../domain/round-acts.ts'
import type { ActionContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** Somebody as an authenticated activity or a roster shows them. */
export interface Sighting {
  readonly tenant: string
  readonly objectId: string
  readonly userId: string
  /** E-mail address and user principal name; either may be the register's. */
  readonly addresses: readonly string[]
  readonly name?: string
  readonly locale?: Language
  readonly chat?: ConversationAddress
  /** A guest of the tenant: a bot cannot open a chat with them. */
  readonly isGuest?: boolean
  readonly reachedVia: Account['reachedVia']
}

export interface Met {
  readonly account: Account
  readonly isNew: boolean
  /** A contact that had found nobody has been taken up again and goes out with the next run. */
  readonly reopened: boolean
}

/**
 * Ties a Teams account to the register by its address. Only people of the register are stored;
 * undefined for anybody else. Who could not be reached before gets what was meant for them.
 */
export async function meetPerson(context: ActionContext, sighting: Sighting): Promise<Met | undefined> {
  const programme = await loadProgramme(context)
  const before = await findBefore(context, programme, sighting)
  const email = before?.email ?? registeredAddress(programme, sighting)
  if (email === undefined) return undefined
  const { addresses: _, isGuest: __, ...seen } = sighting
  const account: Account = {
    ...before,
    ...seen,
    email,
    reach: reachOf(before, sighting),
    seenAt: context.clock.now(),
  }
  if (before === undefined || !sameApartFromTime(before, account)) await context.store.saveAccount(account)
  const reachable = isReachable(account.reach)
  const wasReachable = before !== undefined && isReachable(before.reach)
  return {
    account,
    isNew: before === undefined,
    reopened: reachable && !wasReachable && (await reopenContacts(context, email)),
  }
}

/** Keeps the address of a chat current and takes back that somebody could not be reached: they have just written. */
export async function noteSeen(context: ActionContext, account: Account, chat: ConversationAddress): Promise<Account> {
  const moved = JSON.stringify(account.chat) !== JSON.stringify(chat)
  if (account.reach === 'installed' && !moved) return account
  const change = { reach: 'installed', chat, reachedVia: { serviceUrl: chat.serviceUrl, bot: chat.bot } } as const
  await context.store.patchAccount(account.email, change)
  const wasAway = !isReachable(account.reach)
  if (wasAway && (await reopenContacts(context, account.email))) context.wake()
  return { ...account, ...change }
}

async function reopenContacts({ store, clock }: ActionContext, person: Email): Promise<boolean> {
  const open = (await store.rounds()).filter((opened) => clock.now() < lastLockOf(opened))
  const reopened = await Promise.all(open.map(({ round }) => store.reopenFailed(round.id, person)))
  return reopened.includes(true)
}

/** The person behind an authenticated activity, if they have been met and are still in the register. */
export async function identify(
  context: ActionContext,
  identity: { readonly tenant: string; readonly objectId: string },
): Promise<Account | undefined> {
  const [programme, account] = await Promise.all([
    loadProgramme(context),
    context.store.accountByObjectId(identity.tenant, identity.objectId),
  ])
  return account !== undefined && isKnown(programme, account.email) ? account : undefined
}

/** Nothing is sent to somebody who removed the bot until they install it again. */
export async function noteUninstall(context: ActionContext, person: Email): Promise<void> {
  await context.store.patchAccount(person, { reach: 'uninstalled' })
}

/** Who is known from the team alone can be reached no more once they, or the bot, have left it. */
export async function noteLeft({ store }: ActionContext, isGone: (account: Account) => boolean): Promise<void> {
  const gone = (await store.accounts()).filter((account) => account.reach === 'roster' && isGone(account))
  for (const { email } of gone) await store.patchAccount(email, { reach: 'left' })
}

/** Seen in a team, somebody who removed the app or blocked the bot stays out of reach. */
function reachOf(before: Account | undefined, { chat, isGuest }: Sighting): Account['reach'] {
  if (chat !== undefined) return 'installed'
  if (before !== undefined && before.reach !== 'left' && before.reach !== 'guest') return before.reach
  return isGuest === true ? 'guest' : 'roster'
}

async function findBefore(
  context: ActionContext,
  programme: Programme,
  sighting: Sighting,
): Promise<Account | undefined> {
  const known = await context.store.accountByObjectId(sighting.tenant, sighting.objectId)
  if (known !== undefined && isKnown(programme, known.email)) return known
  const email = registeredAddress(programme, sighting)
  return email === undefined ? undefined : context.store.accountByEmail(email)
}

function registeredAddress(programme: Programme, { addresses }: Sighting): Email | undefined {
  return addresses.map((address) => address.toLowerCase()).find((address) => isKnown(programme, address))
}

function sameApartFromTime(one: Account, other: Account): boolean {
  return JSON.stringify({ ...one, seenAt: '' }) === JSON.stringify({ ...other, seenAt: '' })
}
