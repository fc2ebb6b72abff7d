import { fileURLToPath } from 'node:url'
import { chromium, type Locator, type Page, type WebSocket } from 'playwright-core'
import { noteTyped } from '../fakes/run-record.ts'
import { findChromium, isRoot } from './chromium.ts'

/** The Playground as a user sees it. Its history lives in the page: a reload forgets it. */
export interface PlaygroundPage {
  readonly page: Page
  openPersonalChat(): Promise<void>
  openChannel(name: string): Promise<void>
  /** Sends a message in the personal chat, or starts a thread in the open channel. */
  say(text: string): Promise<void>
  /** Starts a thread in the open channel: the bot hears only what mentions it. */
  sayMentioningBot(text: string): Promise<void>
  /** Every card in sight: the newest last in a chat, those of the newest thread first in a channel. */
  cards(): Locator
  /** The newest card in which this stands. */
  cardSaying(text: string): Locator
  /** Presses the first such button of the newest card that has one, and waits until the bot's answer is in sight. */
  press(buttonTitle: string): Promise<void>
  /** Presses a button that only shows or hides a part of its card. */
  toggle(buttonTitle: string): Promise<void>
  /** Follows a link of the newest card that has it, and returns the page it opens. */
  follow(linkTitle: string): Promise<Page>
  /** A page of the bot in a browser that runs no scripts; its context is the caller's to close. */
  withoutScripts(url: string): Promise<Page>
  /** The input of the newest card that has one with this label. */
  input(label: string): Locator
  fill(label: string, text: string): Promise<void>
  /** Chooses from a list, radio buttons or check boxes of the newest card that has one with this label. */
  choose(label: string, choiceTitle: string): Promise<void>
  /** Waits until the conversation shows the text, or throws after a minute. */
  waitForText(text: string): Promise<void>
  /** Saves what is in sight, or all of one card, as `test-output/<name>.png` and returns its path. */
  screenshot(name: string, card?: Locator): Promise<string>
  close(): Promise<void>
}

const botName = 'Oma-arviointi'
/** A clock that moves five weeks sends everything due in between first, which takes a busy machine its time. */
const limitMs = 60_000
const viewport = { width: 1280, height: 900 }
/** A card is cut off where its conversation scrolls, so for a picture the window grows. */
const tallest = 6000
const outputFolder = new URL('../../test-output/', import.meta.url)
const browserArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the Playground in a headless Chromium of its own. */
export async function openPlayground(url: string): Promise<PlaygroundPage> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: isRoot() ? ['--no-sandbox', ...browserArguments] : browserArguments,
  })
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2 })
  page.setDefaultTimeout(limitMs)
  const [socket] = await Promise.all([conversationSocket(page), open(page, url)])
  const editor = page.locator('[data-lexical-editor="true"]').first()
  let inChannel = false

  async function openConversation(name: string, channel: boolean): Promise<void> {
    const tree = page.getByRole('tree', { name: channel ? 'Teams Channel' : 'Personal and Group Chat' })
    await tree
      .getByRole('treeitem')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click()
    await page
      .getByRole('button', { name: channel ? 'Post' : 'Send Message', exact: true })
      .first()
      .waitFor()
    inChannel = channel
  }

  async function send(text: string): Promise<void> {
    noteTyped(text)
    await page.keyboard.insertText(text)
    await page
      .getByRole('button', { name: inChannel ? 'Post' : 'Send Message', exact: true })
      .first()
      .click()
  }

  const cards = () => page.locator('.ac-adaptiveCard')
  /** The newest card that has this element, e.g. not the notice that followed the questions. */
  const cardWith = (element: Locator) => {
    const having = cards().filter({ has: element })
    return inChannel ? having.first() : having.last()
  }
  const action = (role: 'button' | 'link', title: string) => {
    const actions = page.getByRole(role, { name: title, exact: true })
    return cardWith(actions).getByRole(role, { name: title, exact: true }).first()
  }
  const input = (label: string) => {
    const inputs = page.getByLabel(label, { exact: true })
    return cardWith(inputs).getByLabel(label, { exact: true })
  }

  await openConversation('Personal Chat', false)
  await page.getByRole('button', { name: 'Hide log panel' }).click()

  return {
    page,
    cards,
    cardSaying: (text) => cardWith(page.getByText(text)),
    openPersonalChat: () => openConversation('Personal Chat', false),
    openChannel: (name) => openConversation(name, true),
    async say(text) {
      await editor.click()
      await send(text)
    },
    async sayMentioningBot(text) {
      await editor.click()
      await page.keyboard.type(`@${botName.slice(0, 3)}`)
      await page.getByRole('menuitem', { name: botName }).click()
      await send(` ${text}`)
    },
    async press(title) {
      await Promise.all([
        page.waitForResponse((response) => /\/_conversation\/v1\/(invoke|submit)$/.test(response.url())),
        // What answers a press is drawn at once, and drawn anew by the edit that follows.
        socket.waitForEvent('framereceived', { predicate: isMessage, timeout: limitMs }),
        action('button', title).click(),
      ])
      await drawn(page)
    },
    toggle: (title) => action('button', title).click(),
    async follow(title) {
      const [opened] = await Promise.all([page.waitForEvent('popup'), action('link', title).click()])
      return opened
    },
    async withoutScripts(url) {
      const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await plain.goto(url)
      return plain
    },
    input,
    fill(label, text) {
      noteTyped(text)
      return input(label).fill(text)
    },
    choose: (label, title) => choose(page, cardWith(page.getByLabel(label, { exact: true })), label, title),
    async waitForText(text) {
      // The list of chats repeats the latest message.
      await page.getByText(text).and(page.locator(':not([role="tree"] *)')).last().waitFor()
    },
    async screenshot(name, card) {
      const path = pathOfPicture(name)
      if (card === undefined) await page.screenshot({ path })
      else {
        await page.setViewportSize({ ...viewport, height: tallest })
        await card.screenshot({ path })
        await page.setViewportSize(viewport)
      }
      return path
    },
    close: () => browser.close(),
  }
}

async function choose(page: Page, card: Locator, label: string, title: string): Promise<void> {
  const radio = card
    .getByRole('radiogroup', { name: label, exact: true })
    .getByRole('radio', { name: title, exact: true })
  const list = card.getByRole('combobox', { name: label, exact: true })
  const box = card.getByRole('checkbox', { name: `${label} ${title}`, exact: true })
  await radio.or(list).or(box).waitFor()
  if (await radio.count()) return radio.check()
  if (await box.count()) return box.check()
  await list.click()
  await page.getByRole('option', { name: title, exact: true }).click()
}

export function pathOfPicture(name: string): string {
  return fileURLToPath(new URL(`${name}.png`, outputFolder))
}

/** The page asks for fonts on the internet, and a machine without it must show the same. */
async function open(page: Page, url: string): Promise<void> {
  await page.route(
    ({ hostname }) => hostname !== new URL(url).hostname,
    (route) => route.abort(),
  )
  await page.goto(url)
}

/** Brings what the bot sends and edits. */
function conversationSocket(page: Page): Promise<WebSocket> {
  return page.waitForEvent('websocket', (socket) => socket.url().includes('/_ws_conversation/'))
}

function isMessage({ payload }: { readonly payload: string | Buffer }): boolean {
  return /^{"action":"(create|update)Message"/.test(payload.toString())
}

/** The client draws within two frames what has reached it. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
}
