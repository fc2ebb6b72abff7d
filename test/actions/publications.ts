import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { aChannel, anAccount, aProgramme, aSeries, coordinator } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { secondCoordinator } from './desk.ts'

/** A programme that owes a summary, with two coordinators who can be reached, and a channel. */
export async function officeContext(at = '2021-11-01T08:00:00.000Z'): Promise<TestContext> {
  const programme = aProgramme({
    coordinators: [coordinator, secondCoordinator],
    series: [aSeries({ sections: ['summary', 'results'] })],
  })
  const context = await testContext({ programme, at })
  await openDueRounds(context)
  await context.store.setChannel(aChannel())
  for (const email of programme.coordinators) {
    await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
  }
  return context
}

/** Who was sent messages of this kind. */
export function told(context: TestContext, kind: string) {
  return context.messenger.messages.filter(({ message }) => message.kind === kind).map(({ to }) => to)
}
