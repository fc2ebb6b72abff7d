import type { ActionContext } from '../../src/actions/context.ts'
import type { Decision } from '../../src/actions/decide-suggestion.ts'
import { listAudit } from '../../src/actions/list-audit.ts'
import { loadProgramme } from '../../src/actions/load-round.ts'
import { type SuggestionSending, suggestWording } from '../../src/actions/suggest-wording.ts'
import type { Target } from '../../src/domain/programme.ts'
import { aLine, aProgramme, aProject, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { openContext, register, round, sheet, subject } from './answering.ts'
import { secondCoordinator } from './desk.ts'

export const target: Target = {
  id: 't1',
  text: 'Apu löytyy',
  indicators: [{ id: 'i1', text: 'Käynnit', type: 'number' }],
}
export const page = { person: owner, round, sheet, subject, part: 0, language: 'fi' } as const
export const place = { project: 'perhekeskus', goal: 'availability', target: 't1' }
export const typed = { text: 'Apu löytyy heti', indicators: 'Käynnit\nJonot', source: 'Tilastot' }
export const mended = { ...typed, text: 'Apu löytyy viikossa' }

/** An open round about one project of two owners, with two coordinators. */
export function openOffice(targets: readonly Target[] = [target]): Promise<TestContext> {
  const projects = [aProject({ owners: [owner, secondOwner], lines: [aLine({ targets })] })]
  return openContext(aProgramme({ ...register, projects, coordinators: [coordinator, secondCoordinator] }))
}

/** Other words for the first target, as its page was drawn. */
export function aSending(overrides: Partial<SuggestionSending> = {}): SuggestionSending {
  return { ...page, target: 't1', version: 0, revision: 0, typed, ...overrides }
}

/** The press that takes them as they are. */
export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return { person: coordinator, place, step: 'take', revision: 1, version: 0, typed, reason: '', ...overrides }
}

/** An owner has suggested other words for the line's only target. */
export async function suggestedContext(): Promise<TestContext> {
  const context = await openOffice()
  await suggestWording(context, aSending())
  return context
}

/** What the register promises for the line. */
export async function targetsIn(context: ActionContext): Promise<readonly Target[] | undefined> {
  return (await loadProgramme(context)).projects[0]?.lines[0]?.targets
}

/** What the audit tells, the newest first. */
export async function actsIn(context: ActionContext): Promise<readonly string[]> {
  const audit = await listAudit(context, { person: coordinator, project: '', page: 1 })
  return 'events' in audit ? audit.events.map(({ act }) => act) : []
}
