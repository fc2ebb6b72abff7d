import { cards } from './cards.ts'
import { refusals } from './refusals.ts'
import { report } from './report.ts'

export const sv = { ...cards, ...refusals, ...report } as const
