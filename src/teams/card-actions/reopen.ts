import { reopenSheet } from '../../actions/reopen-sheet.ts'
import { deskVerb, sheetDeskData, typedChoice, typedText } from './desk-data.ts'

/** Lets one project answer after the lock, or ends that. */
export const reopen = deskVerb(
  sheetDeskData.extend({ day: typedChoice, time: typedChoice, comment: typedText }),
  reopenSheet,
)
