import type { JsonObject } from '../test/fakes/connector-schema.ts'
import type { FakeUser } from '../test/fakes/teams-world.ts'
import { type Button, type CardInHand, cardInHand, wordsOn } from './answer-card.ts'
import type { Endpoint, FakeTeams } from './answer-teams.ts'

/** One message of a bot in its owner's chat, and the card that the owner sees on it. */
export type Chat = ReturnType<typeof createChat>

export interface Typing {
  readonly text: string
  /** Which of the choices offered. */
  readonly choice: number
}

export function createChat(teams: FakeTeams, endpoint: Endpoint, owner: FakeUser) {
  const message = teams.message(owner)
  let content: JsonObject = {}
  let card = cardInHand(content)

  /** Does what the newest card need not offer, and tells how long the answer took. */
  async function act(verb: string, data: JsonObject): Promise<number> {
    const action = { type: 'Action.Execute', verb, data: { ...data, verb } }
    const { card: answered, ms } = await teams.press(endpoint, message, action)
    content = answered
    card = cardInHand(content)
    return ms
  }

  /** The first of several: on a review, the button of the first page. */
  function button(verb: string): Button {
    const found = card.buttons.find((each) => each.verb === verb)
    if (found === undefined) throw new Error(`The card has no button ${verb}: ${wordsOn(content)}`)
    return found
  }

  return {
    act,
    button,
    has: (verb: string) => card.buttons.some((each) => each.verb === verb),
    words: () => wordsOn(content),
    press: (verb: string, typing?: Typing) =>
      act(verb, { ...button(verb).data, ...(typing === undefined ? {} : typed(card, typing)) }),
  }
}

/** Reasons are left out: nothing that is chosen here asks for one. */
function typed({ inputs }: CardInHand, { text, choice }: Typing): Readonly<Record<string, string>> {
  const asked = inputs.filter(({ id }) => !id.endsWith('-why'))
  return Object.fromEntries(asked.map(({ id, choices }) => [id, choices.length > 0 ? (choices[choice] ?? '') : text]))
}
