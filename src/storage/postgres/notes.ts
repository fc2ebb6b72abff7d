import type { Store } from '../../actions/ports.ts'
import { type Note, type NoteVersion, writeNote } from '../../domain/office-notes.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database } from './database.ts'
import { given } from './rows.ts'

export function createNotes(db: Database): Pick<Store, 'notes' | 'saveNote'> {
  return {
    async notes(round) {
      const versions = await selectVersions(db, round).execute()
      const byKey = new Map<string, NoteVersion[]>()
      for (const row of versions) byKey.set(row.key, [...(byKey.get(row.key) ?? []), versionOf(row)])
      return [...byKey].map(([key, all]) => ({ round, key, versions: all }))
    },
    async saveNote(save) {
      for (;;) {
        const versions = (await selectVersions(db, save.round).where('key', '=', save.key).execute()).map(versionOf)
        const note: Note | undefined =
          versions.length === 0 ? undefined : { round: save.round, key: save.key, versions }
        const { changed, ...result } = writeNote(note, save)
        const version = changed?.versions.at(-1)
        // The number is taken where somebody was faster; then it is decided anew.
        if (version === undefined || (await insertVersion(db, save, version))) return result
      }
    },
  }
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof selectVersions>['execute']>>[number]

function selectVersions(db: Database, round: RoundId) {
  return db
    .selectFrom('note_version')
    .where('round', '=', round)
    .select(['key', 'revision', 'at', 'by', 'state', 'text', 'language', 'day'])
    .orderBy('key')
    .orderBy('revision')
}

function versionOf({ revision, at, by, state, text, language, day }: VersionRow): NoteVersion {
  return { revision, at, by, state, text, ...given('language', language), ...given('day', day) }
}

async function insertVersion(
  db: Database,
  { round, key }: Pick<Note, 'round' | 'key'>,
  { text, language, day, ...version }: NoteVersion,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0 } = await db
    .insertInto('note_version')
    .values({
      round,
      key,
      ...version,
      text: JSON.stringify(text),
      language: language ?? null,
      day: day ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}
