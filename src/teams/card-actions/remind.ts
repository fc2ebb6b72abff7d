import { z } from 'zod/v4'
import { remindMissing } from '../../actions/remind-missing.ts'
import { sheetData } from './card-action.ts'
import { deskVerb, roundDeskData, typedChoice } from './desk-data.ts'

/** Reminds by hand whoever still owes an answer. */
export const remind = deskVerb(
  roundDeskData.extend({
    sheet: sheetData.shape.sheet.optional(),
    filter: typedChoice,
    asked: typedChoice,
    override: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  }),
  remindMissing,
)
