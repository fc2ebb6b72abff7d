import type { Language } from './local-text.ts'
import { languages } from './local-text.ts'
import { noteKey, type SummaryPlace, type TextPlace } from './note-keys.ts'
import { type Note, type NoteVersion, standing } from './office-notes.ts'
import type { LocalDate } from './programme.ts'

/** What coordinators have written for the report of a round, and in earlier rounds of the series for theirs. */
export interface OfficeEditing {
  readonly deadline: LocalDate
  /** The note of this round, the newest version that stands. */
  readonly note: (key: string) => NoteVersion | undefined
  /** How a text is printed: as this round has it, else as it was mended for good in an earlier one. */
  readonly printOf: (place: TextPlace) => NoteVersion | undefined
  readonly translationsOf: (place: TextPlace) => readonly NoteVersion[]
  readonly summaryTranslationsOf: (place: SummaryPlace) => readonly NoteVersion[]
}

/** Reads the notes of a round, and of those before it, as the report needs them. */
export function officeEditing(
  deadline: LocalDate,
  notes: readonly Note[] = [],
  earlierNotes: ReadonlyMap<LocalDate, readonly Note[]> = new Map(),
): OfficeEditing {
  const own = byKey(notes)
  const earlier = [...earlierNotes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, written]) => byKey(written))
  const newestFirst = [own, ...earlier.reverse()]
  const note = (key: string): NoteVersion | undefined => standing(own.get(key))
  const translations = (keyIn: (language: Language) => string): readonly NoteVersion[] =>
    languages.flatMap((language) => {
      const written = newestFirst.find((each) => each.has(keyIn(language)))?.get(keyIn(language))
      const version = standing(written)
      return version === undefined ? [] : [{ ...version, language }]
    })
  return {
    deadline,
    note,
    printOf(place) {
      const key = noteKey({ about: 'print', ...place })
      // Once this round has said something of the text, that holds, also that it is printed as it was sent.
      if (own.has(key)) return note(key)
      const mended = newestFirst.map((written) => standing(written.get(key))).find((each) => each?.state === 'mended')
      return mended
    },
    translationsOf: (place) => translations((language) => noteKey({ about: 'translation', language, ...place })),
    summaryTranslationsOf: (place) =>
      translations((language) => noteKey({ about: 'summary-translation', language, ...place })),
  }
}

function byKey(notes: readonly Note[]): ReadonlyMap<string, Note> {
  return new Map(notes.map((note) => [note.key, note]))
}
