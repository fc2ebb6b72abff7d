import { closeRound } from '../../actions/close-round.ts'
import { deskVerb, roundDeskData, typedText } from './desk-data.ts'

/** Closes a round before its time, or opens it again. */
export const close = deskVerb(roundDeskData.extend({ comment: typedText }), closeRound)
