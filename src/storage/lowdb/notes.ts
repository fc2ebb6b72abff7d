import type { Store } from '../../actions/ports.ts'
import { type Note, type NoteResult, writeNote } from '../../domain/office-notes.ts'
import type { RoundId } from '../../domain/round.ts'
import type { DataFolder } from './data-folder.ts'
import type { Change } from './document.ts'
import { noteKind } from './document-kinds.ts'
import { DocumentsByRound } from './documents.ts'

/** The notes, and how all of a round are changed. */
export interface Notes extends Pick<Store, 'notes' | 'saveNote'> {
  readonly rewriteNotes: (round: RoundId, change: (note: Note) => Note) => Promise<void>
}

export async function openNotes(data: DataFolder): Promise<Notes> {
  const notes = await DocumentsByRound.load(data, noteKind, 'notes')
  return {
    async notes(round) {
      return notes.in(round).all()
    },
    async rewriteNotes(round, change) {
      for (const document of notes.in(round).documents())
        await document.update((note) => ({ ...(note === undefined ? {} : { state: change(note) }), result: undefined }))
    },
    async saveNote(save) {
      return await notes
        .in(save.round)
        .document(save.key)
        .update((state): Change<Note, NoteResult> => {
          const { changed, ...result } = writeNote(state, save)
          return changed === undefined ? { result } : { state: changed, result }
        })
    },
  }
}
