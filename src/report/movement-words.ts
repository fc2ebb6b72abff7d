import type { Movement } from '../domain/level-movement.ts'
import type { MovementWords } from './document/document.ts'
import type { ReportView } from './view.ts'

export const movementSigns: Readonly<Record<Movement, string>> = { rose: '▲', fell: '▼', still: '=', new: '+' }
/** Twice the sign of what stands still: for two rounds. */
export const stoodStillSign = '=='

export function movementWords({ t }: ReportView, movement: Movement, stoodStill?: true): MovementWords {
  if (stoodStill === true) return { movement, sign: stoodStillSign, text: t('report.movement.stood-still') }
  return { movement, sign: movementSigns[movement], text: t(`report.movement.${movement}`) }
}
