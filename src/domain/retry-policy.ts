import type { Attempt } from './delivery.ts'

const firstBackoffSeconds = 0.5
const longestBackoffSeconds = 900
/** About half an hour in all: an outage of the service must not leave anybody without their message. */
const mostTries = 14
/** A service that throttles without saying for how long is left alone for this long at most. */
const longestSilentPauseSeconds = 2
/** However long a service asks for: what it refused stays owed and is tried again. */
const longestPauseSeconds = 120

/** Seconds until the next try, or undefined when there were enough. `random` is from 0 to 1 (full jitter). */
export function retryAfterSeconds(
  attempts: readonly Attempt[],
  askedSeconds: number | undefined,
  random: number,
): number | undefined {
  if (attempts.length >= mostTries) return undefined
  return (askedSeconds ?? 0) + random * backoffCeilingSeconds(attempts.length)
}

/** The longest wait after so many tries, before jitter: it doubles with each. */
export function backoffCeilingSeconds(tries: number): number {
  return Math.min(longestBackoffSeconds, firstBackoffSeconds * 2 ** Math.max(0, tries - 1))
}

/** How long nobody is sent anything after the service has throttled one send. */
export function pauseSeconds(askedSeconds: number | undefined, random: number): number {
  if (askedSeconds !== undefined) return Math.min(longestPauseSeconds, askedSeconds)
  return Math.max(firstBackoffSeconds, random * longestSilentPauseSeconds)
}
