import type { ReturnRequest } from '../../src/actions/return-answers.ts'
import { runDue } from '../../src/actions/run-due.ts'
import type { Message } from '../../src/domain/message.ts'
import { anAccount, aProgramme, coordinator, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { register, round, sheet } from './answering.ts'
import { answer, promptedContext } from './shown-messages.ts'

export const secondCoordinator = 'second.coordinator@example.fi'
export const stranger = 'former.coordinator@example.fi'
export const deputy = 'deputy@example.fi'
/** A working day after the lock. */
export const afterLock = '2021-11-24T08:00:00.000Z'

/** One project of two owners, two coordinators, a deputy who can be reached, and somebody who was a coordinator once. */
export const office = aProgramme({
  ...register,
  coordinators: [coordinator, secondCoordinator],
  people: [{ email: secondOwner, language: 'sv' }, { email: deputy }, { email: stranger }],
})

/** The round is open, everybody can be reached and both owners have their prompt. */
export async function deskContext(): Promise<TestContext> {
  const context = await promptedContext(office)
  for (const email of [coordinator, secondCoordinator, deputy, stranger]) {
    await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
  }
  return context
}

/** The same, and the owner has sent their answers. */
export async function sentContext(): Promise<TestContext> {
  const context = await deskContext()
  await answer(context)
  return context
}

/** The same after the lock. */
export async function lockedContext(from: () => Promise<TestContext> = sentContext): Promise<TestContext> {
  const context = await from()
  context.clock.moveTo(afterLock)
  return context
}

export const place = { person: coordinator, round, sheet }

export function aReturnRequest(overrides: Partial<ReturnRequest> = {}): ReturnRequest {
  return { ...place, step: 'confirm', what: 'all', comment: 'Kerro myös luvut.', revision: 1, ...overrides }
}

/** Sends what is due, and tells what reached the person by it. */
export async function delivered(context: TestContext, person: string): Promise<readonly Message[]> {
  const before = context.messenger.messages.length
  await runDue(context)
  return context.messenger.messages.slice(before).flatMap(({ to, message }) => (to === person ? [message] : []))
}
