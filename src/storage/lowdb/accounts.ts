import { isDeepStrictEqual } from 'node:util'
import type { AccountPatch, Store } from '../../actions/ports.ts'
import type { Account } from '../../domain/account.ts'
import type { DataFolder } from './data-folder.ts'
import type { Change } from './document.ts'
import { accountKind } from './document-kinds.ts'
import { Documents } from './documents.ts'

type AccountMethods = Pick<Store, 'accounts' | 'accountByEmail' | 'accountByObjectId' | 'saveAccount' | 'patchAccount'>

export async function openAccounts(data: DataFolder): Promise<AccountMethods> {
  const accounts = await Documents.load(data, accountKind, 'people')
  const emailByIdentity = new Map<string, string>()
  // Where an identity has had two addresses, the one seen last counts.
  for (const account of [...accounts.all()].sort(bySeenAt)) emailByIdentity.set(identityOf(account), account.email)

  async function change(email: string, next: (account: Account | undefined) => Account | undefined): Promise<void> {
    await accounts.document(email).update((account) => changeTo(account, next(account)))
    const account = accounts.find(email)
    if (account !== undefined) emailByIdentity.set(identityOf(account), email)
  }

  return {
    async accounts() {
      return accounts.all()
    },
    async accountByEmail(email) {
      return accounts.find(email)
    },
    async accountByObjectId(tenant, objectId) {
      const identity = identityOf({ tenant, objectId })
      const account = accounts.find(emailByIdentity.get(identity) ?? '')
      // The index may still name an account that has moved on to another identity.
      return account !== undefined && identityOf(account) === identity ? account : undefined
    },
    async saveAccount(account) {
      await change(account.email, (known) => ({ ...known, ...account }))
    },
    async patchAccount(email, patch) {
      await change(email, (known) => (known === undefined ? undefined : patched(known, patch)))
    },
  }
}

function patched(account: Account, { chat, ...patch }: AccountPatch): Account {
  const { chat: known, ...rest } = account
  const kept = chat === undefined ? known : chat
  return { ...rest, ...patch, ...(kept === null || kept === undefined ? {} : { chat: kept }) }
}

function changeTo(account: Account | undefined, next: Account | undefined): Change<Account, undefined> {
  if (next === undefined || isDeepStrictEqual(next, account)) return { result: undefined }
  return { state: next, result: undefined }
}

function identityOf({ tenant, objectId }: Pick<Account, 'tenant' | 'objectId'>): string {
  return JSON.stringify([tenant, objectId])
}

function bySeenAt(one: Account, other: Account): number {
  return one.seenAt < other.seenAt ? -1 : 1
}
