import { z } from 'zod/v4'
import { exemptSubjects } from '../../actions/exempt-subjects.ts'
import { deskVerb, sheetDeskData, typedText } from './desk-data.ts'

/** Says what need not report in this round, and why. */
export const exempt = deskVerb(
  sheetDeskData.extend({ what: z.string().max(20_000).default(''), comment: typedText }),
  exemptSubjects,
)
