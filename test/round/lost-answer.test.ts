import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/domain/delivery.ts'
import { coOwner, owner, plainAnswer, round, type Sharing, shared, startSharing } from './sharing.ts'

let sharing: Sharing
/** The prompts that arrived, whatever the bot was told of them. */
let copies: ReadonlyMap<string, readonly string[]>

/**
 * The round opens, and the answers to the first sends are lost on their way. One owner presses the message that came
 * all the same, the other does nothing before the bot repeats it, some ten seconds later.
 */
beforeAll(async () => {
  sharing = await startSharing()
  const lost = new Set([owner, coOwner].map((email) => sharing.connector.user(email).conversationId))
  sharing.connector.faults = ({ method, segments }) =>
    method === 'POST' && lost.delete(segments[2] ?? '') ? 'reset-after' : undefined
  const opening = sharing.open()
  while (sharing.roundMessages(owner).length === 0) await sharing.connector.settled(100)
  await sharing.at(owner).press(sharing.roundMessages(owner)[0] ?? '', 'open', {}, ({ sheet }) => sheet === shared)
  await opening
  await sharing.quiet()
  copies = new Map([owner, coOwner].map((email) => [email, sharing.roundMessages(email)]))
})

afterAll(() => sharing.dispose())

describe('a prompt of which the service’s answer was lost', () => {
  it('is not repeated to one who has pressed it, and is known to have arrived', async () => {
    const [prompt, ...others] = copiesOf(owner)
    expect(others).toEqual([])
    expect(await openingOf(owner)).toMatchObject({
      current: { state: 'sent', message: prompt },
      attempts: [{ outcome: 'unknown' }],
    })
  })

  it('is repeated once to one who has not, and the second copy alone is known', async () => {
    const [, second, ...others] = copiesOf(coOwner)
    expect(others).toEqual([])
    expect(await openingOf(coOwner)).toMatchObject({
      current: { state: 'sent', message: second },
      attempts: [{ outcome: 'unknown' }, { outcome: 'sent' }],
    })
    expect((await sharing.shownCards(coOwner)).map(({ message }) => message)).toEqual([second])
  })

  it('can be answered on its first copy, and the answer is in the store once', async () => {
    const [first = ''] = copiesOf(coOwner)
    const receipt = await sharing.at(coOwner).answer(first, shared, plainAnswer)
    expect(receipt.buttons.map(({ verb }) => verb)).toContain('edit')
    const { revisions } = await sharing.bot.bot.actions.store.sheet(round, shared)
    expect(revisions).toMatchObject([{ number: 1, sentBy: coOwner }])
  })

  it('then shows on both copies that it has been answered', async () => {
    const [first = '', second = ''] = copiesOf(coOwner)
    await sharing.quiet()
    expect(sharing.kept(coOwner, first).card.text).toContain('Skickat av Fredrik Sandholm')
    expect(sharing.kept(coOwner, second).card.text).toContain('Alla dina svar har skickats')
  })

  it('can be pressed on its second copy too, and sending from there adds nothing', async () => {
    const [, second = ''] = copiesOf(coOwner)
    await sharing.at(coOwner).press(second, 'open')
    await sharing.at(coOwner).press(second, 'send')
    expect((await sharing.bot.bot.actions.store.sheet(round, shared)).revisions).toHaveLength(1)
    expect(sharing.at(coOwner).card(second).text).toContain('Skickat av Fredrik Sandholm')
  })

  it('is sent no more, whatever comes after', async () => {
    const { sent } = await sharing.bot.moveClock('2021-10-20T09:00')
    expect(sent).toEqual([])
    for (const [email, messages] of copies) expect(sharing.roundMessages(email)).toEqual(messages)
  })
})

function copiesOf(email: string): readonly string[] {
  return copies.get(email) ?? []
}

async function openingOf(email: string): Promise<Delivery | undefined> {
  return (await sharing.bot.bot.actions.store.deliveriesTo(round, email)).find(({ key }) => key.step === 'opening')
}
