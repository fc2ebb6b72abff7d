import { runDue } from '../../src/actions/run-due.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Programme } from '../../src/domain/programme.ts'
import type { ShownCard } from '../../src/domain/shown-card.ts'
import { anAccount, aProgramme, owner, secondOwner } from '../builders.ts'
import { type TestContext, testContext } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, register, round, sheet, subject } from './answering.ts'

export const openingAt = '2021-10-18T06:00:00.000Z'

/** Two owners of one project, one of whom reads Swedish. */
export const sharedRegister = aProgramme({ ...register, people: [{ email: secondOwner, language: 'sv' }] })

/** The round has opened, and both owners have their prompt. */
export async function promptedContext(programme: Programme = sharedRegister): Promise<TestContext> {
  const context = await testContext({ programme, at: openingAt })
  for (const email of [owner, secondOwner]) {
    await context.store.saveAccount(anAccount({ email, objectId: email, userId: `29:${email}` }))
  }
  await runDue(context)
  return context
}

/** The first owner fills in the shared sheet and sends it. */
export async function answer(
  context: TestContext,
  typed: Readonly<Record<string, string>> = { level: '25', results: 'Työ on alkanut.' },
): Promise<void> {
  const { drafts } = await context.store.sheet(round, sheet)
  await savePage(context, aPageRequest({ revision: drafts[subject]?.revision ?? 0, typed }), 'next')
  const status = { subject: sheet, revision: drafts[sheet]?.revision ?? 0, typed: { status: 'on-track' } }
  await savePage(context, aPageRequest(status), 'next')
  await sendSheet(context, aSheetRequest())
  await context.cardUpdates.idle()
}

/** The same by a process that ended before it drew any message anew. */
export async function answerUnseen(context: TestContext): Promise<void> {
  await answer({ ...context, cardUpdates: { ...context.cardUpdates, note: () => undefined } })
}

export async function noteFace(
  { store, clock }: Pick<TestContext, 'store' | 'clock'>,
  person: string,
  card: Pick<ShownCard, 'message' | 'face'> & Partial<ShownCard>,
): Promise<void> {
  await store.noteCard(round, person, { conversation: person, content: '', ...card }, clock.now())
}

/** The message that brought the person's prompt. */
export async function promptOf({ store }: Pick<TestContext, 'store'>, person: string): Promise<string> {
  const card = (await store.shownCards(round, person)).find(({ step }) => step === 'opening')
  if (card === undefined) throw new Error(`${person} has no prompt`)
  return card.message
}

export async function cardOf({ store }: TestContext, person: string, message: string): Promise<ShownCard | undefined> {
  return (await store.shownCards(round, person)).find((card) => card.message === message)
}

/** What the message was drawn anew as, the first first. */
export function updatesOf({ messenger }: TestContext, message: string): readonly Message[] {
  return messenger.updates.flatMap((update) => (update.id === message ? [update.message] : []))
}
