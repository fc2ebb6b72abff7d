import { z } from 'zod/v4'
import { returnAnswers } from '../../actions/return-answers.ts'
import { deskVerb, sheetDeskData, typedChoice, typedText } from './desk-data.ts'

/** Returns answers for completion with a comment. */
export const returnForCompletion = deskVerb(
  sheetDeskData.extend({ what: typedChoice, comment: typedText, revision: z.int().min(0).default(0) }),
  returnAnswers,
)
