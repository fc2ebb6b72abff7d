import { openRound } from '../../actions/open-round.ts'
import { deskVerb, roundDeskData, typedText } from './desk-data.ts'

/** Opens a round before its time. */
export const openEarly = deskVerb(roundDeskData.extend({ comment: typedText }), openRound)
