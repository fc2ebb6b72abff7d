import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import type { ChannelAddress } from '../../domain/account.ts'
import type { Instant } from '../../domain/instant.ts'
import { conversationId } from './accounts.ts'
import type { Database, Work } from './database.ts'
import { given } from './rows.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'latestMoment' | 'noteMoment'>

/** What there is one of: the channel, and the reading of the settable clock. */
export function createSettings(db: Database): SettingMethods {
  return {
    channel: () => readChannel(db),
    setChannel: (channel) => db.transaction().execute((work) => writeChannel(work, channel)),
    latestMoment: () => readLatestMoment(db),
    noteMoment: (at) => writeLatestMoment(db, at),
  }
}

export async function readChannel(work: Work): Promise<ChannelAddress | undefined> {
  const row = await work
    .selectFrom('report_channel')
    .innerJoin('conversation', 'conversation.id', 'report_channel.conversation')
    .select(['service_url', 'conversation.conversation', 'bot', 'tenant', 'set_by'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { service_url: serviceUrl, conversation, bot, tenant } = row
  return { serviceUrl, conversation, bot, tenant, ...given('setBy', row.set_by) }
}

export async function writeChannel(work: Work, { setBy, ...address }: ChannelAddress): Promise<void> {
  const row = { conversation: await conversationId(work, address), set_by: setBy ?? null }
  await work
    .insertInto('report_channel')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute()
}

export async function readLatestMoment(work: Work): Promise<Instant | undefined> {
  const row = await work.selectFrom('clock_reading').select('latest_moment').executeTakeFirst()
  return row?.latest_moment
}

/** Only forward. */
export async function writeLatestMoment(work: Work, at: Instant): Promise<void> {
  await work
    .insertInto('clock_reading')
    .values({ latest_moment: at })
    .onConflict((conflict) =>
      conflict
        .column('only_one')
        .doUpdateSet({ latest_moment: at })
        .where(sql<boolean>`clock_reading.latest_moment < excluded.latest_moment`),
    )
    .execute()
}
