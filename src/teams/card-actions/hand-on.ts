import { handOn } from '../../actions/hand-on.ts'
import { deskVerb, sheetDeskData, typedChoice, typedText } from './desk-data.ts'

/** Lets somebody else answer in this round. */
export const giveToAnother = deskVerb(
  sheetDeskData.extend({ deputy: typedChoice, what: typedChoice, comment: typedText }),
  handOn,
)
