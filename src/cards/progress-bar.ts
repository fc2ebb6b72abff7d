import type { Counts } from '../domain/gaps.ts'

const length = 10

/**
 * `▮▮▮▮▮▮▯▯▯▯`: always of one length, so that bars under each other make a column; full only
 * when nothing is missing, empty only when nothing is there.
 */
export function progressBar({ expected, answered, missing, exempt }: Counts): string {
  const due = expected - exempt
  const filled = due === 0 ? length : Math.floor((answered / due) * length)
  const begun = answered > 0 ? 1 : 0
  const shown = missing === 0 ? length : Math.min(Math.max(filled, begun), length - 1)
  return '▮'.repeat(shown) + '▯'.repeat(length - shown)
}
