import type { DraftResult, SendResult, SheetActResult, Store } from '../../actions/ports.ts'
import { emptySheet, type Sheet } from '../../domain/answer.ts'
import type { RoundId } from '../../domain/round.ts'
import { writeDraft, writeSending } from '../../domain/sheet-writes.ts'
import { writeSheetAct } from '../../domain/write-sheet-act.ts'
import type { Database } from './database.ts'
import type { Memory } from './memory.ts'
import { RoundSheets } from './round-sheets.ts'
import { type SheetChange, SheetWriter } from './sheet-writer.ts'

type SheetMethods = Pick<Store, 'sheet' | 'sheets' | 'saveDraft' | 'send' | 'actOnSheet'>

export function createSheets(db: Database, memory: Memory): SheetMethods {
  const inRound = memory.keepEach((round: RoundId) => new RoundSheets(db, round))
  const writer = new SheetWriter(db, inRound)

  return {
    async sheet(round, id) {
      const sheets = inRound(round)
      await sheets.fresh()
      return sheets.find(id)?.sheet ?? emptySheet(round, id)
    },
    async sheets(round) {
      const sheets = inRound(round)
      await sheets.fresh()
      return sheets.all()
    },
    async saveDraft(save) {
      return await writer.change(save.round, save.sheet, (sheet): SheetChange<DraftResult> => {
        const write = writeDraft(sheet, save)
        if (write.result === 'conflict') return { result: write }
        const result: DraftResult = { result: 'saved', draft: write.draft }
        return write.changed === undefined ? { result } : { state: write.changed, result }
      })
    },
    async send(sending) {
      return await writer.change(sending.round, sending.sheet, (sheet: Sheet): SheetChange<SendResult> => {
        const write = writeSending(sheet, sending)
        if (write.result !== 'sent') return { result: { result: write.result, sheet } }
        return { state: write.changed, result: { result: 'sent', sheet: write.changed } }
      })
    },
    async actOnSheet(round, id, act) {
      return await writer.change(round, id, (sheet): SheetChange<SheetActResult> => {
        const write = writeSheetAct(sheet, act)
        if (write.result !== 'done') return { result: { result: write.result, sheet } }
        return { state: write.changed, result: { result: 'done', sheet: write.changed } }
      })
    },
  }
}
