import type { RegisterUpload, Store } from '../../actions/ports.ts'
import type { Database, Work } from './database.ts'

/** Registers that people have handed in; one for each of them. */
export function createUploads(db: Database): Pick<Store, 'keepUpload' | 'upload' | 'dropUpload'> {
  return {
    keepUpload: (upload) => writeUpload(db, upload),
    async upload(person) {
      const row = await db.selectFrom('register_upload').where('person', '=', person).selectAll().executeTakeFirst()
      return row === undefined ? undefined : uploadOf(row)
    },
    async dropUpload(person, id) {
      await db.deleteFrom('register_upload').where('person', '=', person).where('id', '=', id).execute()
    },
  }
}

export async function writeUpload(work: Work, { by, programme, ...upload }: RegisterUpload): Promise<void> {
  const columns = { ...upload, programme: JSON.stringify(programme) }
  await work
    .insertInto('register_upload')
    .values({ person: by, ...columns })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(columns))
    .execute()
}

export async function readUploads(work: Work): Promise<readonly RegisterUpload[]> {
  return (await work.selectFrom('register_upload').selectAll().execute()).map(uploadOf)
}

function uploadOf({ person: by, ...upload }: Omit<RegisterUpload, 'by'> & { readonly person: string }): RegisterUpload {
  return { ...upload, by }
}
