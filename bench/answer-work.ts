import type { Chat } from './answer-chat.ts'
import { currentRound, longText, pagesPerSheet } from './answer-programme.ts'
import type { Acknowledged } from './answer-store.ts'

/** What one client does again and again, in whichever message of the chat. */
export interface Work {
  /** Leads to a card that can be saved; not part of what is measured. */
  readonly prepare: (chat: Chat) => Promise<void>
  /** Saves and sends, and tells how long each press took. */
  readonly run: (chat: Chat, options: { readonly sending: boolean }) => Promise<readonly number[]>
}

export interface SheetWork extends Work {
  readonly acknowledged: () => Acknowledged
}

/** A sheet of one's own: its pages one after another, each with a new text, and then the sending. */
export function sheetWork(sheet: string): SheetWork {
  const texts = new Map<string, string>()
  let saves = 0
  let sends = 0
  let visits = 0

  async function savePage(chat: Chat): Promise<number> {
    const text = longText(saves)
    const { subject } = chat.button('save').data
    const ms = await chat.press('save', { text, choice: 1 + (visits % 2) })
    // Shown again, the page was not kept: a fault in what was typed, or a conflict.
    const onward = chat.has('send') || chat.button('save').data.subject !== subject
    if (!onward) throw new Error(`${subject} was not saved: ${chat.words()}`)
    texts.set(`${subject}`, text)
    saves += 1
    return ms
  }

  return {
    async prepare(chat) {
      visits += 1
      await chat.act('open', { round: currentRound, sheet })
      // What is complete opens on its review.
      if (chat.has('send')) await chat.press('page')
    },
    async run(chat, { sending }) {
      const times: number[] = []
      for (let page = 0; page < pagesPerSheet; page += 1) times.push(await savePage(chat))
      if (sending) {
        times.push(await chat.press('send'))
        if (!chat.has('edit')) throw new Error(`${sheet} was not sent: ${chat.words()}`)
        sends += 1
      }
      return times
    },
    acknowledged: () => ({ sheet, saves, sends, texts }),
  }
}

/** As many presses on the bare bot's card, with as much in them. */
export function bareWork(): Work {
  let saves = 0

  async function save(chat: Chat): Promise<number> {
    saves += 1
    return chat.press('save', { text: longText(saves), choice: 1 + (saves % 2) })
  }

  return {
    async prepare(chat) {
      await chat.act('save', {})
    },
    async run(chat, { sending }) {
      const times: number[] = []
      for (let press = 0; press < pagesPerSheet + (sending ? 1 : 0); press += 1) times.push(await save(chat))
      return times
    },
  }
}
