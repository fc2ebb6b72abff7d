/** How far apart requests leave, in seconds. */
export interface Rhythm {
  /** Between two turns. */
  readonly spacing: number
  /** The least between two turns, while those that were missed are made up for. */
  readonly closest: number
}

/** So that no second ever holds more than the rate plus a tenth, where each may be so much off its turn. */
export function rhythmOf(rate: number, slack: number): Rhythm {
  const most = Math.max(1, Math.floor((rate * 11) / 10))
  const closest = (1 + slack) / most
  // At a low rate the closest is the wider one: there a single request more is more than a tenth.
  return { spacing: Math.max(1 / rate, closest), closest }
}
