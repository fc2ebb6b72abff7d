import type { Store } from '../../actions/ports.ts'
import type { Database } from './database.ts'

/** Registers that people have handed in; one for each of them. */
export function createUploads(db: Database): Pick<Store, 'keepUpload' | 'upload' | 'dropUpload'> {
  return {
    async keepUpload({ by, programme, ...upload }) {
      const columns = { ...upload, programme: JSON.stringify(programme) }
      await db
        .insertInto('register_upload')
        .values({ person: by, ...columns })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(columns))
        .execute()
    },
    async upload(person) {
      const row = await db.selectFrom('register_upload').where('person', '=', person).selectAll().executeTakeFirst()
      if (row === undefined) return undefined
      const { person: by, ...upload } = row
      return { ...upload, by }
    },
    async dropUpload(person, id) {
      await db.deleteFrom('register_upload').where('person', '=', person).where('id', '=', id).execute()
    },
  }
}
