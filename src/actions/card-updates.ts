import { type ConversationAddress, languageFor } from '../domain/account.ts'
import { dutiesOf } from '../domain/duties.ts'
import type { Language } from '../domain/local-text.ts'
import type { Message } from '../domain/message.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal } from '../domain/refusal.ts'
import { pauseSeconds } from '../domain/retry-policy.ts'
import type { RoundId } from '../domain/round.ts'
import { dutiesContent, isSameFace, type ShownCard, sheetContent } from '../domain/shown-card.ts'
import type { ReadingContext } from './context.ts'
import { loadPersonalFacts, loadRound, type RoundFacts } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'
import type { Pace } from './pace.ts'
import type { Messenger, Telemetry } from './ports.ts'
import { showReceipt } from './show-receipt.ts'

/** Keeps what people's messages show true, in place: never a new message, never over a page being typed in. */
export interface CardUpdates {
  /** What these people are shown of the round may have changed; the work follows by itself. */
  readonly note: (round: RoundId, people: readonly Email[]) => void
  /** Tries again what has failed. */
  readonly retry: () => void
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
}

export interface CardUpdatesContext extends ReadingContext {
  readonly messenger: Messenger
  readonly pace: Pace
  readonly telemetry: Telemetry
  readonly random: () => number
}

interface Viewer {
  readonly round: RoundId
  readonly person: Email
}

export function createCardUpdates(context: CardUpdatesContext): CardUpdates {
  const waiting = new Map<string, Viewer>()
  const failed = new Map<string, Viewer>()
  let running: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let next = first(waiting); next !== undefined; next = first(waiting)) {
      const [key, viewer] = next
      waiting.delete(key)
      try {
        if (!(await updateCards(context, viewer))) failed.set(key, viewer)
      } catch (error) {
        failed.set(key, viewer)
        context.telemetry.error('cards not updated', error, { round: viewer.round })
      }
    }
    running = undefined
  }

  return {
    note(round, people) {
      for (const person of people) waiting.set(JSON.stringify([round, person]), { round, person })
      running ??= work()
    },
    retry() {
      for (const [key, viewer] of failed) waiting.set(key, viewer)
      failed.clear()
      if (waiting.size > 0) running ??= work()
    },
    async idle() {
      while (running !== undefined) await running
    },
  }
}

/** False where a message could not be drawn anew this time. */
async function updateCards(context: CardUpdatesContext, viewer: Viewer): Promise<boolean> {
  const { store } = context
  const cards = await store.shownCards(viewer.round, viewer.person)
  const account = await store.accountByEmail(viewer.person)
  const facts = await loadRound(context, viewer.round)
  if (account?.chat === undefined || account.reach !== 'installed' || isRefusal(facts)) return true
  const reading = { viewer, facts, chat: account.chat, language: languageFor(facts.programme, viewer.person, account) }
  const updated: boolean[] = []
  for (const card of cards) updated.push(await updateCard(context, reading, card))
  return !updated.includes(false)
}

interface Reading {
  readonly viewer: Viewer
  readonly facts: RoundFacts
  readonly chat: ConversationAddress
  readonly language: Language
}

async function updateCard(context: CardUpdatesContext, reading: Reading, card: ShownCard): Promise<boolean> {
  const { store, messenger, pace, clock, random } = context
  const { round, person } = reading.viewer
  const drawn = await redraw(context, reading, card)
  if (drawn === undefined || drawn.content === card.content) return true
  await pace.take()
  // Its owner may have pressed it meanwhile, and be typing in what it shows now.
  const latest = (await store.shownCards(round, person)).find(({ message }) => message === card.message)
  if (latest === undefined || !isSameFace(latest.face, card.face)) return true
  const to = { ...reading.chat, conversation: card.conversation }
  const result = await messenger.update(to, card.message, drawn.message)
  if (result.outcome === 'sent') await store.noteCard(round, person, { ...latest, content: drawn.content }, clock.now())
  // The person deleted the message: there is nothing to keep true any more.
  if (result.outcome === 'failed')
    await store.noteCard(round, person, { ...latest, face: { shows: 'gone' } }, clock.now())
  if (result.outcome === 'retry' && result.throttled) pace.pause(pauseSeconds(result.afterSeconds, random()))
  return result.outcome === 'sent' || result.outcome === 'failed'
}

/** What the message would say now; undefined where it must be left as it is. */
async function redraw(
  context: CardUpdatesContext,
  { viewer, facts, language }: Reading,
  { face, step }: ShownCard,
): Promise<{ readonly message: Message; readonly content: string } | undefined> {
  const { person } = viewer
  if (face.shows === 'duties') {
    const duties = dutiesOf(await loadPersonalFacts(context, facts, person), person, context.clock.now())
    const message = { kind: face.occasion, language, duties, ...(step === undefined ? {} : { step }) }
    return { message, content: dutiesContent(duties) }
  }
  if (face.shows !== 'sheet') return undefined
  const sheet = await loadSheet(context, { ...viewer, sheet: face.sheet })
  const receipt = isRefusal(sheet) ? undefined : await showReceipt(context, sheet, person)
  if (receipt === undefined) return undefined
  return { message: { kind: 'receipt', language, receipt }, content: sheetContent(receipt.context) }
}

function first<Key, Value>(map: ReadonlyMap<Key, Value>): readonly [Key, Value] | undefined {
  for (const entry of map) return entry
  return undefined
}
