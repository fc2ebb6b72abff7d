import type { DraftResult, SendResult, SheetActResult, Store } from '../../actions/ports.ts'
import { emptySheet, type Sheet } from '../../domain/answer.ts'
import type { RoundId } from '../../domain/round.ts'
import { writeDraft, writeSending } from '../../domain/sheet-writes.ts'
import { writeSheetAct } from '../../domain/write-sheet-act.ts'
import type { DataFolder } from './data-folder.ts'
import type { Change } from './document.ts'
import { sheetKind } from './document-kinds.ts'
import { DocumentsByRound } from './documents.ts'

type SheetMethods = Pick<Store, 'sheet' | 'sheets' | 'saveDraft' | 'send' | 'actOnSheet'>

/** The sheets, and how all of a round are changed. */
export interface Sheets extends SheetMethods {
  readonly rewriteSheets: (round: RoundId, change: (sheet: Sheet) => Sheet) => Promise<void>
}

export async function openSheets(data: DataFolder): Promise<Sheets> {
  const sheets = await DocumentsByRound.load(data, sheetKind, 'sheets')
  return {
    async sheet(round, id) {
      return sheets.in(round).find(id) ?? emptySheet(round, id)
    },
    async sheets(round) {
      return sheets.in(round).all()
    },
    async rewriteSheets(round, change) {
      for (const document of sheets.in(round).documents())
        await document.update((sheet) => ({
          ...(sheet === undefined ? {} : { state: change(sheet) }),
          result: undefined,
        }))
    },
    async saveDraft(save) {
      return await sheets
        .in(save.round)
        .document(save.sheet)
        .update((state): Change<Sheet, DraftResult> => {
          const write = writeDraft(state ?? emptySheet(save.round, save.sheet), save)
          if (write.result === 'conflict') return { result: write }
          const result: DraftResult = { result: 'saved', draft: write.draft }
          return write.changed === undefined ? { result } : { state: write.changed, result }
        })
    },
    async send(sending) {
      return await sheets
        .in(sending.round)
        .document(sending.sheet)
        .update((state): Change<Sheet, SendResult> => {
          const sheet = state ?? emptySheet(sending.round, sending.sheet)
          const write = writeSending(sheet, sending)
          if (write.result !== 'sent') return { result: { result: write.result, sheet } }
          return { state: write.changed, result: { result: 'sent', sheet: write.changed } }
        })
    },
    async actOnSheet(round, id, act) {
      return await sheets
        .in(round)
        .document(id)
        .update((state): Change<Sheet, SheetActResult> => {
          const sheet = state ?? emptySheet(round, id)
          const write = writeSheetAct(sheet, act)
          if (write.result !== 'done') return { result: { result: write.result, sheet } }
          return { state: write.changed, result: { result: 'done', sheet: write.changed } }
        })
    },
  }
}
