import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardFace } from '../../src/domain/shown-card.ts'
import { channel } from '../round/reporting-team.ts'
import { coOwner, owner, plainAnswer, round, type Sharing, shared, startSharing } from '../round/sharing.ts'
import { type CountingDisk, countingDisk } from '../storage/counting-disk.ts'

let sharing: Sharing
let disk: CountingDisk
let log: string[]
let prompt: string

beforeEach(async () => {
  disk = countingDisk()
  log = []
  sharing = await startSharing({ disk, log: (line) => log.push(line) })
  await sharing.open()
  prompt = sharing.roundMessages(coOwner)[0] ?? ''
})

afterEach(() => sharing.dispose())

describe('a message is known', () => {
  test('from its sending on, and by every press for what it shows then', async () => {
    const person = sharing.at(coOwner)
    expect(await facesOf(coOwner)).toEqual([[prompt, { shows: 'duties', occasion: 'opening' }]])
    await person.press(prompt, 'delegate')
    expect(await facesOf(coOwner)).toEqual([[prompt, { shows: 'inputs' }]])
    await person.press(prompt, 'delegate', {}, ({ step }) => step === 'cancel')
    expect(await facesOf(coOwner)).toEqual([[prompt, { shows: 'duties', occasion: 'my' }]])
    await person.press(prompt, 'open')
    expect(await facesOf(coOwner)).toEqual([[prompt, { shows: 'inputs' }]])
  })

  test('as a sheet once it shows a review or a receipt, and keeps the step that brought it', async () => {
    await sharing.at(coOwner).answer(prompt, shared, plainAnswer)
    await sharing.quiet()
    expect(await sharing.shownCards(coOwner)).toMatchObject([
      { message: prompt, step: 'opening', face: { shows: 'sheet', sheet: shared } },
    ])
  })

  test('when it was asked for, beside the prompt', async () => {
    await sharing.connector.say(coOwner, 'my')
    const [, asked = ''] = sharing.roundMessages(coOwner)
    expect(await facesOf(coOwner)).toEqual([
      [prompt, { shows: 'duties', occasion: 'opening' }],
      [asked, { shows: 'duties', occasion: 'my' }],
    ])
  })

  test('not by what shows nothing of a round', async () => {
    await sharing.connector.say(coOwner, 'help')
    await sharing.connector.say(coOwner, 'language sv')
    expect(await facesOf(coOwner)).toHaveLength(1)
  })

  test('not in a channel, where no one person is shown anything', async () => {
    await sharing.connector.installTeam()
    const { conversationId } = await sharing.connector.sayInChannel(owner, 'status', channel)
    await sharing.connector.settled()
    const posts = sharing.connector.messagesIn(conversationId).map(({ id }) => id)
    expect(posts).not.toEqual([])
    for (const [message] of await facesOf(owner)) expect(posts).not.toContain(message)
  })

  test('by a press that is refused as what it was before', async () => {
    const data = { round, sheet: 'project/none', delivery: 'opening' }
    await sharing.connector.pressRaw(coOwner, prompt, { type: 'Action.Execute', verb: 'open', data })
    expect(await facesOf(coOwner)).toEqual([[prompt, { shows: 'duties', occasion: 'opening' }]])
  })
})

describe('what a button says of its delivery', () => {
  test.each<[string, unknown]>([
    ['a number', 1],
    ['an object', { step: 'opening' }],
    ['a very long text', 'x'.repeat(10_000)],
  ])('is left out of account where it is %s', async (_, delivery) => {
    await sharing.connector.say(coOwner, 'my')
    const [, asked = ''] = sharing.roundMessages(coOwner)
    const data = { round, sheet: shared, delivery }
    await sharing.connector.pressRaw(coOwner, asked, { type: 'Action.Execute', verb: 'open', data })
    const card = (await sharing.shownCards(coOwner)).find(({ message }) => message === asked)
    expect(card).toMatchObject({ face: { shows: 'inputs' } })
    expect(card).not.toHaveProperty('step')
  })

  test('changes no delivery of another person, and none that was sent', async () => {
    const before = await sharing.bot.bot.actions.store.deliveries(round)
    const data = { round, sheet: shared, delivery: 'opening' }
    await sharing.connector.pressRaw(coOwner, prompt, { type: 'Action.Execute', verb: 'open', data })
    const after = await sharing.bot.bot.actions.store.deliveries(round)
    // That the person has opened what reached them is all there is to learn.
    expect(after.map(({ openedAt: _, ...delivery }) => delivery)).toEqual(before)
    expect(after.filter(({ openedAt }) => openedAt !== undefined).map(({ key }) => key.recipient)).toEqual([coOwner])
  })
})

test('a message that cannot be noted is answered all the same, and the operator is told', async () => {
  disk.fillUp('deliveries')
  const page = await sharing.at(coOwner).press(prompt, 'open')
  disk.makeRoom()
  expect(page.inputs).not.toEqual([])
  expect(log.filter((line) => line.includes('card not noted'))).toHaveLength(1)
})

async function facesOf(email: string): Promise<readonly (readonly [message: string, face: CardFace])[]> {
  return (await sharing.shownCards(email)).map(({ message, face }) => [message, face])
}
