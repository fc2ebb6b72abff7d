import { canonicalJson } from './canonical-json.ts'
import type { Programme, Target } from './programme.ts'
import { findLine, type Suggestion, type TargetPlace, withTargets } from './suggestion.ts'
import type { TargetSwap } from './target-wording.ts'

/** What an acceptance has put into the register and what stood there before; undefined where it put nothing there. */
export function swapOf(before: Programme, after: Programme, place: TargetPlace): TargetSwap | undefined {
  const old = findLine(before, place)?.targets ?? []
  const replaced = old.find(({ id }) => id === place.target)
  const accepted = findLine(after, place)?.targets.find(({ id }) =>
    place.target === '' ? !old.some((each) => each.id === id) : id === place.target,
  )
  if (accepted === undefined) return undefined
  return { ...(replaced === undefined ? {} : { replaced }), accepted }
}

/** The register as it was before the suggestion was accepted; `moved-on` where it no longer says exactly what was. */
export function withoutAcceptance(programme: Programme, suggestion: Suggestion): Programme | 'moved-on' {
  const { swap } = suggestion.wording
  if (swap === undefined) return 'moved-on'
  const { replaced, accepted } = swap
  const now = findLine(programme, suggestion)?.targets.find(({ id }) => id === accepted.id)
  if (now === undefined || canonicalJson(now) !== canonicalJson(accepted)) return 'moved-on'
  const restored = (target: Target): readonly Target[] => {
    if (target !== now) return [target]
    return replaced === undefined ? [] : [replaced]
  }
  return withTargets(programme, suggestion, (targets) => targets.flatMap(restored))
}
