import { isKnown } from '../domain/access.ts'
import type { Account, ConversationAddress } from '../domain/account.ts'
import type { Language } from '../domain/local-text.ts'
import type { Email, Programme } from '../domain/programme.ts'
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
  readonly reachedVia: Account['reachedVia']
}

/**
 * Ties a Teams account to the register by its address. Only people of the register are stored;
 * undefined for anybody else.
 */
export async function meetPerson(context: ActionContext, sighting: Sighting): Promise<Account | undefined> {
  const programme = await loadProgramme(context)
  const before = await findBefore(context, programme, sighting)
  const email = before?.email ?? registeredAddress(programme, sighting)
  if (email === undefined) return undefined
  const { addresses: _, ...seen } = sighting
  const account: Account = {
    ...before,
    ...seen,
    email,
    reach: sighting.chat === undefined ? (before?.reach ?? 'roster') : 'installed',
    seenAt: context.clock.now(),
  }
  if (before === undefined || !sameApartFromTime(before, account)) await context.store.saveAccount(account)
  return account
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

async function findBefore(
  context: ActionContext,
  programme: Programme,
  sighting: Sighting,
): Promise<Account | undefined> {
  const known = await context.store.accountByObjectId(sighting.tenant, sighting.objectId)
  if (known !== undefined) return known
  const email = registeredAddress(programme, sighting)
  return email === undefined ? undefined : context.store.accountByEmail(email)
}

function registeredAddress(programme: Programme, { addresses }: Sighting): Email | undefined {
  return addresses.map((address) => address.toLowerCase()).find((address) => isKnown(programme, address))
}

function sameApartFromTime(one: Account, other: Account): boolean {
  return JSON.stringify({ ...one, seenAt: '' }) === JSON.stringify({ ...other, seenAt: '' })
}
