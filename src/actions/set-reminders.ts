import type { Account } from '../domain/account.ts'
import type { Email } from '../domain/programme.ts'
import type { ActionContext } from './context.ts'

/** All reminders, or only the last ones; the opening of a round cannot be turned off. */
export async function setReminders(
  { store }: ActionContext,
  request: { readonly person: Email; readonly reminders: NonNullable<Account['reminders']> },
): Promise<void> {
  await store.patchAccount(request.person, { reminders: request.reminders })
}
