import { sql } from 'kysely'
import type { Store } from '../../actions/ports.ts'
import { conversationId } from './accounts.ts'
import type { Database } from './database.ts'
import { given } from './rows.ts'

type SettingMethods = Pick<Store, 'channel' | 'setChannel' | 'latestMoment' | 'noteMoment'>

/** What there is one of: the channel, and the reading of the settable clock. */
export function createSettings(db: Database): SettingMethods {
  return {
    async channel() {
      const row = await db
        .selectFrom('report_channel')
        .innerJoin('conversation', 'conversation.id', 'report_channel.conversation')
        .select(['service_url', 'conversation.conversation', 'bot', 'tenant', 'set_by'])
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { service_url: serviceUrl, conversation, bot, tenant } = row
      return { serviceUrl, conversation, bot, tenant, ...given('setBy', row.set_by) }
    },
    async setChannel({ setBy, ...address }) {
      await db.transaction().execute(async (work) => {
        const row = { conversation: await conversationId(work, address), set_by: setBy ?? null }
        await work
          .insertInto('report_channel')
          .values(row)
          .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
          .execute()
      })
    },
    async latestMoment() {
      const row = await db.selectFrom('clock_reading').select('latest_moment').executeTakeFirst()
      return row?.latest_moment
    },
    async noteMoment(at) {
      await db
        .insertInto('clock_reading')
        .values({ latest_moment: at })
        .onConflict((conflict) =>
          conflict
            .column('only_one')
            .doUpdateSet({ latest_moment: at })
            .where(sql<boolean>`clock_reading.latest_moment < excluded.latest_moment`),
        )
        .execute()
    },
  }
}
