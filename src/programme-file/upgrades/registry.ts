import type { Upgrade } from './step.ts'

/**
 * What made the form of programme files what it is today: the first turns version 1 into 2, and so on.
 * To change the form, add a step in a file of its own and a line here, and let the schema ask for the new version.
 */
export const upgrades: readonly Upgrade[] = []
