import { sql } from 'kysely'
import type { AccountPatch, Store } from '../../actions/ports.ts'
import type { Account, ConversationAddress } from '../../domain/account.ts'
import type { Database, Work } from './database.ts'
import type { Memory } from './memory.ts'
import { Mirror } from './mirror.ts'
import { given } from './rows.ts'

type AccountMethods = Pick<Store, 'accounts' | 'accountByEmail' | 'accountByObjectId' | 'saveAccount' | 'patchAccount'>

export function createAccounts(db: Database, memory: Memory): AccountMethods {
  const everybody = memory.keep(() => new KnownAccounts(db))

  /** Whoever else changes the account at this moment waits, and changes what is written here. */
  async function change(email: string, next: (account: Account | undefined) => Account | undefined): Promise<void> {
    await db.transaction().execute(async (work) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${email}`}, 0))`.execute(work)
      const row = await selectAccounts(work).where('email', '=', email).executeTakeFirst()
      const changed = next(row === undefined ? undefined : accountOf(row))
      if (changed !== undefined) await writeAccount(work, changed)
    })
  }

  return {
    async accounts() {
      return await everybody().all()
    },
    async accountByEmail(email) {
      const row = await selectAccounts(db).where('email', '=', email).executeTakeFirst()
      return row === undefined ? undefined : accountOf(row)
    },
    async accountByObjectId(tenant, objectId) {
      // Where an identity has had two addresses, the one seen last counts.
      const row = await selectAccounts(db)
        .where('account.tenant', '=', tenant)
        .where('object_id', '=', objectId)
        .orderBy('seen_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : accountOf(row)
    },
    async saveAccount(account) {
      await change(account.email, (stored) => ({ ...stored, ...account }))
    },
    async patchAccount(email, patch) {
      await change(email, (stored) => (stored === undefined ? undefined : patched(stored, patch)))
    },
  }
}

class KnownAccounts {
  readonly #known = new Map<string, Account>()
  readonly #mirror: Mirror<AccountRow>
  #all: readonly Account[] | undefined

  constructor(db: Database) {
    this.#mirror = new Mirror(
      (since) => selectAccounts(db).where('changed_in', '>=', since).execute(),
      (rows) => {
        for (const row of rows) this.#known.set(row.email, accountOf(row))
        this.#all = undefined
      },
    )
  }

  async all(): Promise<readonly Account[]> {
    await this.#mirror.fresh()
    this.#all ??= [...this.#known.values()]
    return this.#all
  }
}

export async function readAccounts(work: Work): Promise<readonly Account[]> {
  return (await selectAccounts(work).execute()).map(accountOf)
}

function patched(account: Account, { chat, ...patch }: AccountPatch): Account {
  const { chat: known, ...rest } = account
  const kept = chat === undefined ? known : chat
  return { ...rest, ...patch, ...(kept === null || kept === undefined ? {} : { chat: kept }) }
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number]

function selectAccounts(work: Work) {
  return work
    .selectFrom('account')
    .leftJoin('conversation', 'conversation.id', 'account.chat')
    .selectAll('account')
    .select([
      'conversation.service_url as chat_service_url',
      'conversation.conversation as chat_conversation',
      'conversation.bot as chat_bot',
      'conversation.tenant as chat_tenant',
      sql<string>`pg_snapshot_xmin(pg_current_snapshot())`.as('horizon'),
    ])
}

function accountOf(row: AccountRow): Account {
  return {
    email: row.email,
    tenant: row.tenant,
    objectId: row.object_id,
    ...row.details,
    userId: row.user_id,
    ...given('language', row.language),
    ...given('locale', row.locale),
    ...given('chat', chatOf(row)),
    reachedVia: { serviceUrl: row.service_url, bot: row.bot },
    reach: row.reach,
    seenAt: row.seen_at,
    ...given('reminders', row.reminders),
  }
}

function chatOf(row: AccountRow): ConversationAddress | undefined {
  const { chat_service_url: serviceUrl, chat_conversation: conversation, chat_bot: bot, chat_tenant: tenant } = row
  if (serviceUrl === null || conversation === null || bot === null || tenant === null) return undefined
  return { serviceUrl, conversation, bot, tenant }
}

export async function writeAccount(work: Work, account: Account): Promise<void> {
  const { email, tenant, objectId, userId, language, locale, chat, reachedVia, reach, seenAt, ...rest } = account
  const { reminders, ...details } = rest
  const row = {
    tenant,
    object_id: objectId,
    user_id: userId,
    language: language ?? null,
    locale: locale ?? null,
    chat: chat === undefined ? null : await conversationId(work, chat),
    service_url: reachedVia.serviceUrl,
    bot: reachedVia.bot,
    reach,
    seen_at: seenAt,
    reminders: reminders ?? null,
    details: JSON.stringify(details),
  }
  await work
    .insertInto('account')
    .values({ email, ...row })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(row))
    .execute()
}

/** The conversation's row, made where there is none. */
export async function conversationId(work: Work, address: ConversationAddress): Promise<number> {
  const { serviceUrl, conversation, bot, tenant } = address
  const { id } = await work
    .insertInto('conversation')
    .values({ service_url: serviceUrl, conversation, bot, tenant })
    // Not "do nothing": only a row that was written is given back.
    .onConflict((conflict) =>
      conflict.columns(['service_url', 'conversation', 'bot', 'tenant']).doUpdateSet({ conversation }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
