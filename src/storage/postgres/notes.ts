import type { Store } from '../../actions/ports.ts'
import { type Note, type NoteVersion, writeNote } from '../../domain/office-notes.ts'
import type { RoundId } from '../../domain/round.ts'
import type { Database, Work } from './database.ts'
import { given } from './rows.ts'

export function createNotes(db: Database): Pick<Store, 'notes' | 'saveNote'> {
  return {
    notes: (round) => readNotes(db, round),
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

export async function readNotes(work: Work, round: RoundId): Promise<readonly Note[]> {
  const byKey = new Map<string, NoteVersion[]>()
  for (const row of await selectVersions(work, round).execute()) {
    byKey.set(row.key, [...(byKey.get(row.key) ?? []), versionOf(row)])
  }
  return [...byKey].map(([key, versions]) => ({ round, key, versions }))
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof selectVersions>['execute']>>[number]

function selectVersions(work: Work, round: RoundId) {
  return work
    .selectFrom('note_version')
    .where('round', '=', round)
    .select(['key', 'revision', 'at', 'by', 'state', 'text', 'language', 'day', 'wording', 'made_of'])
    .orderBy('key')
    .orderBy('revision')
}

function versionOf({ language, day, wording, made_of, ...version }: VersionRow): NoteVersion {
  const { revision, at, by, state, text } = version
  return {
    revision,
    at,
    by,
    state,
    text,
    ...given('language', language),
    ...given('day', day),
    ...given('wording', wording),
    ...given('madeOf', made_of),
  }
}

/** False where the number is taken. */
export async function insertVersion(
  work: Work,
  { round, key }: Pick<Note, 'round' | 'key'>,
  { text, language, day, wording, madeOf, ...version }: NoteVersion,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0 } = await work
    .insertInto('note_version')
    .values({
      round,
      key,
      ...version,
      text: JSON.stringify(text),
      language: language ?? null,
      day: day ?? null,
      wording: wording === undefined ? null : JSON.stringify(wording),
      made_of: madeOf === undefined ? null : JSON.stringify(madeOf),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}
