import { cards } from './cards.ts'
import { changes } from './changes.ts'
import { desk } from './desk.ts'
import { faults } from './faults.ts'
import { publishing } from './publishing.ts'
import { refusals } from './refusals.ts'
import { register } from './register.ts'
import { report } from './report.ts'
import { status } from './status.ts'

export const sv = {
  ...cards,
  ...desk,
  ...refusals,
  ...report,
  ...status,
  ...publishing,
  ...register,
  ...faults,
  ...changes,
} as const
