import { cards } from './cards.ts'
import { refusals } from './refusals.ts'
import { report } from './report.ts'

export const en = { ...cards, ...refusals, ...report } as const
