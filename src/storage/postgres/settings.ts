import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import type { ChannelAddress } from '../../domain/account.ts'
import { type ChannelChange, channelChange } from '../../domain/channel-change.ts'
import type { Instant } from '../../domain/instant.ts'
import { conversationId } from './accounts.ts'
import type { Database, Work } from './database.ts'
import { given, insertRows, JsonValue } from './rows.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'channelChanges' | 'latestMoment' | 'noteMoment'>

/** What there is one of: the channel, and the reading of the settable clock. */
export function createSettings(db: Database): SettingMethods {
  return {
    channel: () => readChannel(db),
    setChannel: (channel) =>
      db.transaction().execute(async (work) => {
        // Two at once come one after the other, so that each is told what it takes the place of.
        await sql`lock table channel_change in share row exclusive mode`.execute(work)
        const change = channelChange(await readChannel(work), channel)
        await writeChannel(work, channel)
        await insertChannelChanges(work, change === undefined ? [] : [change])
      }),
    channelChanges: () => readChannelChanges(db),
    latestMoment: () => readLatestMoment(db),
    noteMoment: (at) => writeLatestMoment(db, at),
  }
}

export async function readChannel(work: Work): Promise<ChannelAddress | undefined> {
  const row = await work
    .selectFrom('report_channel')
    .innerJoin('conversation', 'conversation.id', 'report_channel.conversation')
    .select(['service_url', 'conversation.conversation', 'bot', 'tenant', 'name', 'set_by', 'set_at'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { service_url: serviceUrl, conversation, bot, tenant } = row
  const chosen = { ...given('setBy', row.set_by), ...given('setAt', row.set_at) }
  return { serviceUrl, conversation, bot, tenant, ...given('name', row.name), ...chosen }
}

export async function readChannelChanges(work: Work): Promise<readonly ChannelChange[]> {
  const rows = await work.selectFrom('channel_change').orderBy('number').select(['at', 'by', 'details']).execute()
  return rows.map(({ at, by, details }) => ({ at, by, ...details }))
}

export async function insertChannelChanges(work: Work, changes: readonly ChannelChange[]): Promise<void> {
  const rows = changes.map(({ at, by, ...details }) => ({ at, by, details: new JsonValue(details) }))
  await insertRows(work, 'channel_change', rows)
}

export async function writeChannel(work: Work, { setBy, setAt, name, ...address }: ChannelAddress): Promise<void> {
  const chosen = {
    name: name === undefined ? null : JSON.stringify(name),
    set_by: setBy ?? null,
    set_at: setAt ?? null,
  }
  const row = { conversation: await conversationId(work, address), ...chosen }
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
