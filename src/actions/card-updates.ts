import { type ConversationAddress, isReachable, languageFor } from '../domain/account.ts'
import { dutiesOf } from '../domain/duties.ts'
import type { Language } from '../domain/local-text.ts'
import type { Message } from '../domain/message.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal } from '../domain/refusal.ts'
import { pauseSeconds } from '../domain/retry-policy.ts'
import type { RoundId } from '../domain/round.ts'
import { type Drawn, dutiesContent, isSameFace, type ShownCard, sheetContent } from '../domain/shown-card.ts'
import type { ReadingContext } from './context.ts'
import { loadPersonalFacts } from './load-personal-facts.ts'
import { loadRound, type RoundFacts } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'
import type { CardUpdates, Messenger, SendOutcome } from './messenger-port.ts'
import { type Pace, PaceStopped } from './pace.ts'
import type { Telemetry } from './ports.ts'
import { showReceipt } from './show-receipt.ts'

export interface CardUpdatesContext extends ReadingContext {
  readonly messenger: Messenger
  readonly pace: Pace
  readonly telemetry: Telemetry
  readonly random: () => number
}

const settlingSeconds = 0.5

interface Viewer {
  readonly round: RoundId
  readonly person: Email
}

export function createCardUpdates(context: CardUpdatesContext): CardUpdates {
  const waiting = new Map<string, Viewer>()
  const failed = new Map<string, Viewer>()
  let running: Promise<void> | undefined
  let stopping = false

  function begin(): void {
    if (waiting.size > 0 && !stopping) running ??= work()
  }

  async function work(): Promise<void> {
    // The press that brought it about draws its own message; what it noted by then is not drawn twice.
    await context.clock.wait(settlingSeconds)
    for (let next = first(waiting); next !== undefined && !stopping; next = first(waiting)) {
      const [key, viewer] = next
      waiting.delete(key)
      try {
        if (!(await updateCards(context, viewer))) failed.set(key, viewer)
      } catch (error) {
        failed.set(key, viewer)
        if (!(error instanceof PaceStopped))
          context.telemetry.error('cards not updated', error, { round: viewer.round })
      }
    }
    running = undefined
  }

  return {
    note(round, people) {
      for (const person of people) waiting.set(JSON.stringify([round, person]), { round, person })
      begin()
    },
    retry() {
      for (const [key, viewer] of failed) waiting.set(key, viewer)
      failed.clear()
      begin()
    },
    async idle() {
      while (running !== undefined) await running
    },
    async stop() {
      stopping = true
      await running
    },
  }
}

/** More looks than several instances need that draw the same messages at the same time. */
const mostLooks = 3

/** False where a message could not be drawn anew this time. */
async function updateCards(context: CardUpdatesContext, viewer: Viewer, looks = 1): Promise<boolean> {
  const { store } = context
  const cards = await store.shownCards(viewer.round, viewer.person)
  const account = await store.accountByEmail(viewer.person)
  const facts = await loadRound(context, viewer.round)
  if (account?.chat === undefined || !isReachable(account.reach) || isRefusal(facts)) return true
  const reading = { viewer, facts, chat: account.chat, language: languageFor(facts.programme, viewer.person, account) }
  const outcomes: UpdateOutcome[] = []
  for (const card of cards) outcomes.push(await updateCard(context, reading, card))
  if (outcomes.includes('failed')) return false
  // While it was drawn, another instance may have drawn something newer, over which this one has come.
  return outcomes.includes('drawn') && looks < mostLooks ? await updateCards(context, viewer, looks + 1) : true
}

type UpdateOutcome = 'drawn' | 'left' | 'failed'

interface Reading {
  readonly viewer: Viewer
  readonly facts: RoundFacts
  readonly chat: ConversationAddress
  readonly language: Language
}

async function updateCard(context: CardUpdatesContext, reading: Reading, card: ShownCard): Promise<UpdateOutcome> {
  const { store, messenger, pace, clock, random } = context
  const { round, person } = reading.viewer
  const drawn = await redraw(context, reading, card)
  if (drawn === undefined || drawn.content === card.content) return 'left'
  await pace.take()
  // Its owner may have pressed it meanwhile, and be typing in what it shows now.
  const latest = (await store.shownCards(round, person)).find(({ message }) => message === card.message)
  if (latest === undefined || !isSameFace(latest.face, card.face) || latest.content === drawn.content) return 'left'
  const to = { ...reading.chat, conversation: card.conversation }
  const result = await messenger.update(to, card.message, drawn.message)
  // Only over what was drawn anew: meanwhile its owner may have pressed it, and that note stands.
  const note = (now: Drawn): Promise<void> => store.noteCard(round, person, { ...card, ...now }, clock.now(), card.face)
  if (result.outcome === 'sent') await note({ face: card.face, content: drawn.content })
  if (isGone(result)) await note({ face: { shows: 'gone' }, content: '' })
  if (result.outcome === 'retry' && result.throttled) pace.pause(pauseSeconds(result.afterSeconds, random()))
  if (result.outcome === 'sent') return 'drawn'
  return result.outcome === 'failed' ? 'left' : 'failed'
}

/** The person has deleted the message: there is nothing to keep true any more. */
function isGone(result: SendOutcome): boolean {
  return result.outcome === 'failed' && result.status === 404
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
