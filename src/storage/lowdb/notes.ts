import type { Store } from '../../actions/ports.ts'
import { type Note, type NoteResult, writeNote } from '../../domain/office-notes.ts'
import type { DataFolder } from './data-folder.ts'
import type { Change } from './document.ts'
import { noteKind } from './document-kinds.ts'
import { DocumentsByRound } from './documents.ts'

export async function openNotes(data: DataFolder): Promise<Pick<Store, 'notes' | 'saveNote'>> {
  const notes = await DocumentsByRound.load(data, noteKind, 'notes')
  return {
    async notes(round) {
      return notes.in(round).all()
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
