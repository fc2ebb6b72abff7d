import type { Delivery } from './delivery.ts'
import type { Duties } from './duties.ts'
import type { RoundId } from './round.ts'
import { sheetLocksAt } from './round-acts.ts'
import type { SheetContext } from './sheet-context.ts'
import type { SheetId } from './subject.ts'

/** Why a person's duties are shown: a contact of the plan, somebody's act, or because they asked. */
export type Occasion =
  | 'opening'
  | 'reminder'
  | 'overdue'
  | 'handover'
  | 'assigned'
  | 'snoozed'
  | 'by-hand'
  | 'reopened'
  | 'my'

/** What a message in somebody's chat shows. */
export type CardFace =
  | { readonly shows: 'duties'; readonly occasion: Occasion }
  /** The review or receipt of a sheet: nothing can be typed in it. */
  | { readonly shows: 'sheet'; readonly sheet: SheetId }
  /** A page or a form: what is being typed in it must not be overwritten from outside. */
  | { readonly shows: 'inputs' }
  /** The person has deleted the message. */
  | { readonly shows: 'gone' }

/** A face with a mark of its content, which differs when a redrawing would show something else. */
export interface Drawn {
  readonly face: CardFace
  readonly content: string
}

/** What a card shows of a round, where it must be kept true. */
export interface DrawnInRound extends Drawn {
  readonly round: RoundId
}

/** A message of a round in a person's chat, as it was drawn last. */
export interface ShownCard extends Drawn {
  readonly conversation: string
  readonly message: string
  /** The step of the delivery that brought it: stable however often it was sent. */
  readonly step?: string
}

/** More messages of one round than anybody looks back at. */
const mostKept = 30

/** Every message known to show something of the round: those of the ledger, and those noted since. */
export function shownCards(deliveries: readonly Delivery[], noted: readonly ShownCard[]): readonly ShownCard[] {
  const isNoted = new Set(noted.map(({ message }) => message))
  const sent = deliveries.flatMap((delivery): readonly ShownCard[] => {
    const { key, current } = delivery
    const face = faceOf(delivery)
    if (current.state !== 'sent' || face === undefined || isNoted.has(current.message)) return []
    const { conversation, message, content = '' } = current
    return [{ conversation, message, step: key.step, face, content }]
  })
  return [...sent, ...noted]
}

/** The notes with this one in place of an older one of the same message; the oldest make way. */
export function withNoted(noted: readonly ShownCard[], card: ShownCard): readonly ShownCard[] {
  const known = noted.find(({ message }) => message === card.message)
  const step = card.step ?? known?.step
  const others = noted.filter((each) => each !== known)
  const all = [...others, step === undefined ? card : { ...card, step }]
  // What a delivery brought is never forgotten: the ledger would take it for what it was when it was sent.
  const brought = all.filter((each) => each.step !== undefined)
  return [...brought, ...all.filter((each) => each.step === undefined).slice(-mostKept)]
}

export function drawnDuties(duties: Duties, occasion: Occasion): DrawnInRound {
  return { round: duties.opened.round.id, face: { shows: 'duties', occasion }, content: dutiesContent(duties) }
}

export function drawnSheet(context: SheetContext): DrawnInRound {
  const face = { shows: 'sheet', sheet: context.expected.id } as const
  return { round: context.opened.round.id, face, content: sheetContent(context) }
}

export function drawnInputs(round: RoundId): DrawnInRound {
  return { round, face: { shows: 'inputs' }, content: '' }
}

/** What an owner's duties say, in short: differs when something was sent, handed over, exempted or put off. */
export function dutiesContent({ owed, optional, done, opened, person, locked }: Duties): string {
  const missing = owed.reduce((sum, duty) => sum + duty.missing, 0)
  const handovers = opened.handovers.filter(({ from, to }) => from === person || to === person).length
  // Who owes nothing is not told a day.
  const due = owed.length > 0 ? opened.round.answersDue : ''
  const reopened = [...owed, ...optional, ...done].flatMap(({ reopenedUntil }) => reopenedUntil ?? [])
  return [owed.length, missing, done.length, handovers, due, locked, ...reopened].join(' ')
}

export function sheetContent({ sheet, opened }: Pick<SheetContext, 'sheet' | 'opened'>): string {
  const acts = sheet.acts === undefined ? [] : [sheet.acts.length]
  return [sheet.revisions.length, sheetLocksAt(opened, sheet.id), ...acts].join(' ')
}

export function isSameFace(one: CardFace, other: CardFace): boolean {
  if (one.shows === 'duties') return other.shows === 'duties' && other.occasion === one.occasion
  if (one.shows === 'sheet') return other.shows === 'sheet' && other.sheet === one.sheet
  return one.shows === other.shows
}

const occasions: ReadonlySet<string> = new Set<Occasion>([
  'opening',
  'reminder',
  'overdue',
  'handover',
  'assigned',
  'snoozed',
  'by-hand',
  'reopened',
])

export function occasionOf(kind: Delivery['kind']): Occasion | undefined {
  return isOccasion(kind) ? kind : undefined
}

function isOccasion(kind: string): kind is Occasion {
  return occasions.has(kind)
}

/** What a message that a delivery has brought shows of the round; undefined where it is not kept true. */
function faceOf({ key, kind }: Delivery): CardFace | undefined {
  if (kind === 'returned') return { shows: 'sheet', sheet: sheetOfStep(key.step) }
  const occasion = occasionOf(kind)
  return occasion === undefined ? undefined : { shows: 'duties', occasion }
}

/** Whether what it brings is drawn anew when something changes. */
export function isKeptTrue(delivery: Delivery): boolean {
  return faceOf(delivery) !== undefined
}

/** The step of a return or a reopening: the moment of the act, then its sheet. */
export function deskStep(kind: 'returned' | 'reopened', at: string, sheet: SheetId): string {
  return `${kind}:${at}/${sheet}`
}

/** A moment has no slash, a sheet has. */
export function sheetOfStep(step: string): SheetId {
  return step.slice(step.indexOf('/') + 1)
}
