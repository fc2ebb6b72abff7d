/** The post of an edition in the project channel. */
export function reportStep(edition: number): string {
  return `report-${edition}`
}

/** Draws the post of an older edition anew, so that it leads to this one. */
export function correctionStep(edition: number, corrected = edition - 1): string {
  // The post of the edition before had no number of its own in the first ledgers.
  return corrected === edition - 1 ? `correction-${edition}` : `correction-${edition}-${corrected}`
}

/** The edition whose post a step of `correctionStep` draws anew. */
export function correctedEdition(step: string): number {
  const [, edition, corrected] = step.split('-')
  return corrected === undefined ? Number(edition) - 1 : Number(corrected)
}

/** The duty that coordinators have with an edition. */
export function dutyStep(edition: number): string {
  return `duty-${edition}`
}

/** The newest edition whose duty has been told of, among the steps of a round; 0 for none. */
export function newestDuty(steps: readonly string[]): number {
  return Math.max(0, ...steps.filter((step) => /^duty-\d+$/.test(step)).map(editionOf))
}

/** The edition that a report or a duty is about, by its step. */
export function editionOf(step: string): number {
  return Number(step.slice(step.lastIndexOf('-') + 1))
}
