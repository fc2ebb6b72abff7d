import { askExtension } from '../../actions/ask-extension.ts'
import { deskVerb, roundDeskData, typedChoice, typedText } from './desk-data.ts'

/** Gives everybody another last day for answers. */
export const extend = deskVerb(roundDeskData.extend({ day: typedChoice, comment: typedText }), askExtension)
