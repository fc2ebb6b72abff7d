import { z } from 'zod/v4'
import { acceptAnswers } from '../../actions/accept-answers.ts'
import { deskVerb, sheetDeskData, typedText } from './desk-data.ts'

/** Accepts what was sent, with a comment if one likes, or takes that back. */
export const accept = deskVerb(
  sheetDeskData.extend({
    step: z.enum(['ask', 'confirm', 'undo']).optional(),
    revision: z.int().min(0),
    comment: typedText,
  }),
  acceptAnswers,
)
