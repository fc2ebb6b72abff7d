import type { FakeConnector } from '../fakes/connector.ts'
import { type ReadCard, readCard } from './cards.ts'

/** What an owner types into the pages of a sheet; the subject tells the page. */
export type Typing = (page: ReadCard, subject: string) => Readonly<Record<string, string>>

/** An owner at work in their own chat with the bot. */
export interface Owner {
  readonly email: string
  /** The newest message with a button of this verb. */
  readonly cardWith: (verb: string) => { readonly id: string; readonly card: ReadCard }
  readonly card: (message: string) => ReadCard
  readonly press: (
    message: string,
    verb: string,
    inputs?: Readonly<Record<string, string>>,
    where?: (data: Readonly<Record<string, unknown>>) => boolean,
  ) => Promise<ReadCard>
  /** Opens a sheet from the prompt, fills page after page, sends, and returns the receipt. */
  readonly answer: (message: string, sheet: string, typing: Typing) => Promise<ReadCard>
}

const mostPages = 40
/** For a level that moved oddly since the rounds before. */
const explanation = 'Arvio tarkentui, kun mittarit saatiin käyttöön.'

function explanations(page: ReadCard): Readonly<Record<string, string>> {
  const asked = page.inputs.filter(({ id }) => id.endsWith('-why') && id !== 'answer-why')
  return Object.fromEntries(asked.map(({ id }) => [id, explanation]))
}

export function ownerAt(connector: FakeConnector, email: string): Owner {
  const card = (message: string): ReadCard => readCard(connector.cardFor(email, message))
  const owner: Owner = {
    email,
    card,
    cardWith(verb) {
      const found = connector
        .messagesTo(email)
        .findLast(({ id }) => card(id).buttons.some((button) => button.verb === verb))
      if (found === undefined) throw new Error(`${email} has no card with ${verb}`)
      return { id: found.id, card: card(found.id) }
    },
    async press(message, verb, inputs = {}, where = () => true) {
      const reply = await connector.press(email, message, verb, inputs, where)
      if (reply.status !== 200) throw new Error(`${verb} was answered ${reply.status}`)
      return card(message)
    },
    async answer(message, sheet, typing) {
      let page = await owner.press(message, 'open', {}, (data) => data.sheet === sheet)
      for (let count = 0; count < mostPages && page.buttons.some(({ verb }) => verb === 'save'); count += 1) {
        const subject = String(page.buttons.find(({ verb }) => verb === 'save')?.data.subject)
        page = await owner.press(message, 'save', { ...explanations(page), ...typing(page, subject) })
      }
      return owner.press(message, 'send')
    },
  }
  return owner
}
