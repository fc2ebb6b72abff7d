import type { Store } from '../../src/actions/ports.ts'
import { coOwner, owner, round } from './answering-bot.ts'
import type { Chat, Reply } from './chat.ts'

type Inputs = Readonly<Record<string, string>>

/** Something an owner does that must be on the disk before it is acknowledged. */
export interface Act {
  readonly name: string
  /** Brings the chat to the card with the button, while all is well. */
  readonly prepare: (chat: Chat) => Promise<Reply>
  readonly typed: Inputs
  readonly press: (chat: Chat, typed?: Inputs) => Promise<Reply>
  /**
   * How a failure is told: on the card, which brings everything back in its inputs, or by a sentence under the card,
   * which stays as it is in the client with all that was typed.
   */
  readonly told: 'on the page' | 'on the review' | 'under the card'
  /** What is in the store once it has succeeded. */
  readonly kept: (store: Store) => Promise<unknown>
  readonly keeps: object
}

const words = 'Jono lyheni.\r\n\tKaksi **viikkoa** ${nyt} 👍🏽\n'
const absence = { from: '2021-10-25', to: '2021-10-29' }
const quick = { answer: 'no-actions' }

async function openPage(chat: Chat, project: string): Promise<Reply> {
  return await chat.call('open', { round, sheet: `project/${project}` })
}

async function draft(store: Store, project: string, subject: string): Promise<unknown> {
  return (await store.sheet(round, `project/${project}`)).drafts[subject]?.answer
}

/** In this order: the first one is the first that anybody writes in the round. */
export const acts: readonly Act[] = [
  {
    name: 'saves the first page of the round',
    prepare: (chat) => openPage(chat, 'neuvonta'),
    typed: { level: '50', results: words, 'answer-why': 'Syy\tsekin' },
    press: (chat, typed) => chat.press('save', typed),
    told: 'on the page',
    kept: (store) => draft(store, 'neuvonta', 'line/neuvonta/access'),
    keeps: { kind: 'values', values: { level: 50, results: words }, keptReason: 'Syy\tsekin' },
  },
  {
    name: 'leaves a page backwards',
    prepare: (chat) => openPage(chat, 'neuvonta'),
    typed: { status: 'delayed', deviation: words },
    press: (chat, typed) => chat.press('back', typed),
    told: 'on the page',
    kept: (store) => draft(store, 'neuvonta', 'project/neuvonta'),
    keeps: { kind: 'values', values: { status: 'delayed', deviation: words } },
  },
  {
    name: 'saves a page again',
    async prepare(chat) {
      await chat.call('edit', { round, sheet: 'project/neuvonta' })
      return await chat.press('page', {}, { subject: 'line/neuvonta/access' })
    },
    typed: { level: '100', results: `${words}Ja vielä.`, 'answer-why': '' },
    press: (chat, typed) => chat.press('save', typed),
    told: 'on the page',
    kept: (store) => draft(store, 'neuvonta', 'line/neuvonta/access'),
    keeps: { kind: 'values', values: { level: 100, results: `${words}Ja vielä.` } },
  },
  {
    name: 'presses a quick answer',
    prepare: (chat) => openPage(chat, 'kuntoutus'),
    typed: { level: '0', results: words, 'answer-why': 'Alkaa keväällä' },
    press: (chat, typed) => chat.press('quick', typed, quick),
    told: 'on the page',
    kept: (store) => draft(store, 'kuntoutus', 'line/kuntoutus/access'),
    keeps: { kind: 'quick', quick: 'no-actions', reason: 'Alkaa keväällä', kept: { level: 0, results: words } },
  },
  {
    name: 'sends',
    async prepare(chat) {
      await openPage(chat, 'kotihoito')
      await chat.press('save', { level: '50', results: words })
      return await chat.press('save', { status: 'on-track' })
    },
    typed: {},
    press: (chat) => chat.press('send'),
    told: 'on the review',
    kept: async (store) => (await store.sheet(round, 'project/kotihoito')).revisions.map(({ answers }) => answers),
    keeps: [
      {
        'line/kotihoito/access': { kind: 'values', values: { level: 50, results: words } },
        'project/kotihoito': { kind: 'values', values: { status: 'on-track' } },
      },
    ],
  },
  {
    name: 'puts the reminder off',
    prepare: (chat) => chat.call('delegate', { round, step: 'cancel' }),
    typed: {},
    press: (chat) => chat.press('snooze', {}, { until: 'tomorrow' }),
    told: 'under the card',
    kept: async (store) => (await store.deliveriesTo(round, owner)).filter(({ kind }) => kind === 'snoozed'),
    keeps: [{ kind: 'snoozed' }],
  },
  {
    name: 'hands over to a deputy',
    async prepare(chat) {
      await chat.call('delegate', { round, step: 'cancel' })
      return await chat.press('delegate')
    },
    typed: { deputy: coOwner, what: 'project/paivystys', ...absence },
    press: (chat, typed) => chat.press('delegate', typed, { step: 'confirm' }),
    told: 'under the card',
    async kept(store) {
      const handovers = (await store.round(round))?.handovers.map(({ sheet, to, absence: away }) => [sheet, to, away])
      const asked = (await store.deliveriesTo(round, coOwner)).filter(({ kind }) => kind === 'handover')
      return { handovers, asked: asked.length }
    },
    keeps: { handovers: [['project/paivystys', coOwner, absence]], asked: 1 },
  },
]
