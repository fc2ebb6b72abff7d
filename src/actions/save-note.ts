import type { NoteSave, NoteVersion } from '../domain/office-notes.ts'
import type { ActionContext } from './context.ts'
import { StorageFailure } from './ports.ts'

/** How a note that a coordinator typed was kept; a failing disk is told like a conflict, with the text brought back. */
export type NoteKept =
  | { readonly kept: true }
  | { readonly kept: false; readonly notice: 'conflict'; readonly stored: NoteVersion }
  | { readonly kept: false; readonly notice: 'storage-failed' }

export async function keepNote(
  { store, clock, telemetry }: ActionContext,
  save: Omit<NoteSave, 'at'>,
): Promise<NoteKept> {
  try {
    const result = await store.saveNote({ ...save, at: clock.now() })
    return result.result === 'saved' ? { kept: true } : { kept: false, notice: 'conflict', stored: result.stored }
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    telemetry.error('note not saved', error)
    return { kept: false, notice: 'storage-failed' }
  }
}
