import { moveText } from '../../actions/move-text.ts'
import { deskVerb, sheetDeskData, typedChoice } from './desk-data.ts'

/** Puts a text where it belongs. */
export const move = deskVerb(sheetDeskData.extend({ from: typedChoice, to: typedChoice, seen: typedChoice }), moveText)
