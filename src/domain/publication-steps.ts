/** The post of an edition in the project channel. */
export function reportStep(edition: number): string {
  return `report-${edition}`
}

/** Draws the post of the edition before this one anew, so that it leads here. */
export function correctionStep(edition: number): string {
  return `correction-${edition}`
}

/** The duty that coordinators have with an edition. */
export function dutyStep(edition: number): string {
  return `duty-${edition}`
}

/** The edition that a step of these is about. */
export function editionOf(step: string): number {
  return Number(step.slice(step.lastIndexOf('-') + 1))
}
