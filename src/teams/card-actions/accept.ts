import { z } from 'zod/v4'
import { acceptAnswers } from '../../actions/accept-answers.ts'
import { deskVerb, sheetDeskData } from './desk-data.ts'

/** Accepts what was sent, or takes that back. */
export const accept = deskVerb(sheetDeskData.extend({ revision: z.int().min(0) }), acceptAnswers)
