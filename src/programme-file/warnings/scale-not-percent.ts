import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'

/** Steps are printed per cent: the last of a meter from 1 to 5 would be "Done (5 %)". */
export function scaleNotPercent({ scale }: Programme): readonly Finding[] {
  if (scale.length === 0) return []
  const highest = Math.max(...scale.map(({ value }) => value))
  return highest === 100 ? [] : [{ path: ['scale'], code: 'scale-not-percent', values: { value: highest } }]
}
