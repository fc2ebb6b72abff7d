import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  coOwner,
  coordinator,
  other,
  owner,
  plainAnswer,
  round,
  type Sharing,
  shared,
  startSharing,
} from './sharing.ts'

let sharing: Sharing
let prompts: ReadonlyMap<string, string>

beforeAll(async () => {
  sharing = await startSharing()
  await sharing.open()
  prompts = new Map([owner, coOwner, other].map((email) => [email, sharing.roundMessages(email)[0] ?? '']))
})

afterAll(() => sharing.dispose())

describe('when one of two owners answers', () => {
  let page = ''
  let receipt = ''

  it('both have been asked once', () => {
    for (const email of [owner, coOwner]) {
      expect(sharing.roundMessages(email)).toHaveLength(1)
      expect(keptPrompt(email).card.text).toContain('8.11.')
    }
  })

  it('the other’s prompt says so in its place, and no message is added', async () => {
    page = await askAgain(coOwner)
    await sharing.at(coOwner).press(page, 'open')
    await sharing.quiet()
    const opened = sharing.kept(coOwner, page)
    await sharing.at(owner).answer(promptOf(owner), shared, plainAnswer)
    await sharing.quiet()
    expect(keptPrompt(coOwner)).toMatchObject({ edits: 1 })
    expect(keptPrompt(coOwner).card.text).toContain('Alla dina svar har skickats')
    expect(sharing.roundMessages(coOwner)).toHaveLength(2)
    // A page of theirs that was open stays as it is.
    expect(opened.card.inputs.length).toBeGreaterThan(0)
    expect(sharing.kept(coOwner, page)).toEqual(opened)
  })

  it('the other’s open page shows both texts when it is saved, and what was sent stays', async () => {
    const card = await sharing.at(coOwner).press(page, 'save', { level: '75', results: 'Något annat.' })
    expect(card.inputs.find(({ id }) => id === 'results')?.value).toBe('Något annat.')
    expect(card.text).toContain('Resultat: line/perhekeskus-sv/availability')
    const { drafts, revisions } = await sharing.bot.bot.actions.store.sheet(round, shared)
    expect(revisions).toHaveLength(1)
    expect(JSON.stringify(drafts)).not.toContain('Något annat.')
  })

  it('the other’s receipt elsewhere says what was sent last', async () => {
    receipt = await askAgain(coOwner)
    await sharing.at(coOwner).press(receipt, 'open', {}, ({ sheet }) => sheet === shared)
    await sharing.at(coOwner).press(receipt, 'send')
    await sharing.quiet()
    expect(sharing.kept(coOwner, receipt).card.text).not.toContain('Nytt resultat')
    await changeAnswer(owner, promptOf(owner), 'Nytt resultat')
    await sharing.quiet()
    const { card } = sharing.kept(coOwner, receipt)
    expect(card.text).toContain('Nytt resultat')
    expect(card.buttons.map(({ verb }) => verb)).toContain('edit')
    expect(sharing.roundMessages(coOwner)).toHaveLength(3)
  })

  it('people who have no part in it are left alone', () => {
    expect(keptPrompt(other).edits).toBe(0)
  })

  it('what is true already is not edited again', async () => {
    const edits = countEdits()
    sharing.bot.bot.actions.cardUpdates.note(round, [owner, coOwner, other])
    await sharing.quiet()
    expect(countEdits()).toBe(edits)
  })
})

describe('when a coordinator gives more time', () => {
  it('everybody’s messages name the new day, and nobody gets another one', async () => {
    const messages = [owner, coOwner, other].map((email) => sharing.roundMessages(email).length)
    await sharing.connector.say(coordinator, 'extend 2021-11-12')
    await sharing.quiet()
    expect(keptPrompt(other).card.text).toContain('Fri 12 Nov')
    expect(keptPrompt(other).card.text).not.toContain('Mon 8 Nov')
    const mine = await askAgain(owner)
    expect(sharing.kept(owner, mine).card.text).toContain('fr\u00A012.11.')
    const after = [owner, coOwner, other].map((email) => sharing.roundMessages(email).length)
    expect(after).toEqual(messages.map((count, index) => (index === 0 ? count + 1 : count)))
  })

  it('is told what has changed and how to take it back', () => {
    const { card } = sharing.kept(coordinator, newest(coordinator))
    expect(card.text).toContain('12.11.2021')
    expect(card.buttons.map(({ title }) => title)).toContain('Palauta 8.11.2021')
  })

  it('and takes it back with that button, every message names the old day again', async () => {
    const message = newest(coordinator)
    await sharing.connector.press(coordinator, message, 'command', {}, ({ text }) => `${text}`.startsWith('extend'))
    await sharing.quiet()
    expect(keptPrompt(other).card.text).toContain('Mon 8 Nov')
    expect(sharing.kept(owner, newest(owner)).card.text).toContain('må\u00A08.11.')
    expect((await sharing.bot.bot.actions.store.round(round))?.round).toMatchObject({
      answersDue: '2021-11-08',
      locksAt: '2021-11-22T21:59:00.000Z',
      reportAt: '2021-11-15T10:00:00.000Z',
    })
  })
})

describe('when an owner hands a project over', () => {
  it('the deputy’s messages offer it in their place, and the owner’s offer it no more', async () => {
    const before = await askAgain(coOwner)
    const form = newest(owner)
    const handed = 'Tryggande av svenskspråkig service'
    expect(sharing.kept(coOwner, before).card.text).not.toContain(handed)
    await sharing.at(owner).press(form, 'delegate')
    const confirm = (data: Readonly<Record<string, unknown>>): boolean => data.step === 'confirm'
    await sharing.at(owner).press(form, 'delegate', { deputy: coOwner }, confirm)
    await sharing.quiet()
    expect(sharing.kept(coOwner, before).card.text).toContain(handed)
    expect(sharing.kept(owner, form).card.text).not.toContain(handed)
  })
})

function promptOf(email: string): string {
  return prompts.get(email) ?? ''
}

/** The prompt as the service holds it. */
function keptPrompt(email: string) {
  return sharing.kept(email, promptOf(email))
}

function newest(email: string): string {
  return sharing.roundMessages(email).at(-1) ?? ''
}

/** A second message that shows the person’s duties. */
async function askAgain(email: string): Promise<string> {
  await sharing.connector.say(email, 'my')
  return newest(email)
}

/** Opens a sent sheet again, types another result on its first page, and sends it once more. */
async function changeAnswer(email: string, message: string, results: string): Promise<void> {
  const person = sharing.at(email)
  const review = await person.press(message, 'edit')
  const first = review.buttons.find(({ verb }) => verb === 'page')?.data.subject
  await person.press(message, 'page', {}, ({ subject }) => subject === first)
  let card = await person.press(message, 'save', { level: '50', results })
  while (card.buttons.some(({ verb }) => verb === 'save')) card = await person.press(message, 'save')
  await person.press(message, 'send')
}

function countEdits(): number {
  return sharing.connector.log.filter(({ method }) => method === 'PUT').length
}
