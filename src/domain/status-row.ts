import { nameOf } from './access.ts'
import type { Account } from './account.ts'
import { emptySheet, lastSent, type Sheet } from './answer.ts'
import { type Delivery, lastContact } from './delivery.ts'
import type { DutyFacts } from './duties.ts'
import type { ExpectedSheet } from './expected-set.ts'
import { type ContactStage, type ContactStanding, contactStages, contactStanding } from './funnel.ts'
import type { SubjectStanding } from './gaps.ts'
import type { Instant } from './instant.ts'
import type { Email, Programme } from './programme.ts'
import type { Topic } from './scopes/scope.ts'
import { acceptanceOf, openReturn } from './sheet-act.ts'
import { askedSubjects, isFinished } from './sheet-context.ts'
import type { StatusState } from './status-states.ts'

/** How far a sheet is, whoever looks. */
export type SheetStage = 'untouched' | 'draft' | 'returned' | 'sent' | 'accepted' | 'exempt'

/** One sheet of a round's status: a project, a theme and so on. */
export interface StatusRow {
  readonly topic: Topic
  readonly expected: ExpectedSheet
  /** Absent before anything was written. */
  readonly sheet?: Sheet | undefined
  readonly stage: SheetStage
  /** From when the stage holds. */
  readonly since?: Instant | undefined
  /** Those of its counted subjects that are asked for. */
  readonly subjects: readonly SubjectStanding[]
  /** Who answers for it today. */
  readonly responsible: readonly Email[]
}

/** One who answers for a project: how far what they were sent has come, and the last of it. */
export interface OwnerStanding {
  readonly email: Email
  readonly name: string
  readonly reach: Account['reach'] | 'not-met'
  readonly standing: ContactStanding
  readonly lastContact?: Delivery
}

/** Where people stand: by what they have written, else by what has reached them. */
export type FunnelStage = ContactStage | 'draft' | 'sent' | 'accepted'
export const funnelStages: readonly FunnelStage[] = [...contactStages, 'draft', 'sent', 'accepted']

export interface FunnelCount {
  readonly stage: FunnelStage
  readonly people: number
}

type Accounts = ReadonlyMap<Email, Account>
type Contacts = ReadonlyMap<Email, readonly Delivery[]>

/** What is known of people beside what they have written. */
export interface PeopleFacts {
  readonly facts: { readonly programme: Programme; readonly accounts: Accounts }
  readonly contacts: Contacts
}

export function statusRow(facts: {
  readonly topic: Topic
  readonly expected: ExpectedSheet
  readonly sheet: Sheet | undefined
  readonly all: readonly SubjectStanding[]
  readonly responsible: readonly Email[]
}): StatusRow {
  const { topic, expected, sheet, all, responsible } = facts
  const { stage, since } = stageOf(sheet, all)
  return { topic, expected, sheet, stage, since, subjects: all, responsible }
}

function stageOf(
  sheet: Sheet | undefined,
  all: readonly SubjectStanding[],
): { readonly stage: SheetStage; readonly since?: Instant | undefined } {
  if (all.length > 0 && all.every(({ state }) => state === 'exempt')) return { stage: 'exempt' }
  if (sheet === undefined) return { stage: 'untouched' }
  const returned = latestReturn(sheet, all)
  if (returned !== undefined) return { stage: 'returned', since: returned }
  const isMissing = all.some(({ state }) => state === 'missing')
  const sent = lastSent(sheet)
  if (sent !== undefined && !isMissing) {
    const acceptance = acceptanceOf(sheet)
    return acceptance?.state === 'accepted'
      ? { stage: 'accepted', since: acceptance.at }
      : { stage: 'sent', since: sent.sentAt }
  }
  let newest = sent?.sentAt
  for (const { savedAt } of Object.values(sheet.drafts)) {
    if (newest === undefined || savedAt > newest) newest = savedAt
  }
  return newest === undefined ? { stage: 'untouched' } : { stage: 'draft', since: newest }
}

/** When something of the sheet was sent back last that has not been sent again. */
function latestReturn(sheet: Sheet, all: readonly SubjectStanding[]): Instant | undefined {
  if (sheet.acts === undefined) return undefined
  const open = all.flatMap(({ subject, state }) => (state === 'exempt' ? [] : (openReturn(sheet, subject)?.at ?? [])))
  return open.toSorted().at(-1)
}

/** Those who answer for the project, with what reached them. */
export function ownersOf(people: PeopleFacts, { responsible }: StatusRow): readonly OwnerStanding[] {
  return responsible.map((email) => ownerStanding(people, email))
}

export function ownerStanding({ facts, contacts }: PeopleFacts, email: Email): OwnerStanding {
  const deliveries = contacts.get(email) ?? []
  const reach = facts.accounts.get(email)?.reach ?? 'not-met'
  const last = lastContact(deliveries)
  return {
    email,
    name: nameOf(facts.programme, email),
    reach,
    standing: contactStanding(reach, deliveries),
    ...(last === undefined ? {} : { lastContact: last }),
  }
}

/** Subjects that could be sent as they stand, of all that are asked. */
export function progressOf(
  facts: Omit<DutyFacts, 'sheets' | 'daysOff'>,
  { expected, sheet = emptySheet(facts.opened.round.id, expected.id) }: StatusRow,
): { readonly done: number; readonly all: number } {
  const context = { ...facts, expected, sheet, earlier: new Map() }
  const asked = askedSubjects(context)
  return { done: asked.filter((subject) => isFinished(context, subject)).length, all: asked.length }
}

/** What a filter may ask of the whole sheet: its stage, and while nothing is written, how far its owners are. */
export function statesOf(row: StatusRow, accounts: Accounts, contacts: Contacts): ReadonlySet<StatusState> {
  if (row.stage === 'accepted') return new Set(['accepted'])
  if (row.stage === 'sent' || row.stage === 'exempt') return new Set()
  const stages = row.responsible.map((email) => stageOfPerson(email, accounts, contacts))
  const states = new Set<StatusState>()
  // One of several owners who cannot be reached is worth knowing; one who has opened it is enough.
  if (stages.includes('unreachable')) states.add('unreachable')
  const best = contactStages.findLast((stage) => stages.includes(stage))
  if (row.stage === 'untouched' && (best === 'delivered' || best === 'opened')) states.add(best)
  return states
}

/** Everybody who answers for one of the rows, each once: as far as the one of theirs that is least far. */
export function funnelOf(rows: readonly StatusRow[], accounts: Accounts, contacts: Contacts): readonly FunnelCount[] {
  // Both ranks in one number: most people have one project, and an object for each of thousands is dear.
  const people = new Map<Email, number>()
  for (const { stage, responsible } of rows) {
    if (stage === 'exempt') continue
    const written = ranks[stage]
    for (const email of responsible) {
      const known = people.get(email)
      const { least, most } = known === undefined ? { least: written, most: written } : ranksIn(known)
      people.set(email, Math.min(least, written) * base + Math.max(most, written))
    }
  }
  const counts = new Map<FunnelStage, number>()
  for (const [email, packed] of people) {
    const { least, most } = ranksIn(packed)
    const stage = most === 0 ? stageOfPerson(email, accounts, contacts) : stageOfWork(least)
    counts.set(stage, (counts.get(stage) ?? 0) + 1)
  }
  return funnelStages.map((stage) => ({ stage, people: counts.get(stage) ?? 0 }))
}

const ranks: Readonly<Record<Exclude<SheetStage, 'exempt'>, number>> = {
  untouched: 0,
  draft: 1,
  returned: 1,
  sent: 2,
  accepted: 3,
}

const base = 4

function ranksIn(packed: number): { readonly least: number; readonly most: number } {
  return { least: Math.floor(packed / base), most: packed % base }
}

/** Who has sent one of two projects is at work. */
function stageOfWork(least: number): FunnelStage {
  if (least === ranks.accepted) return 'accepted'
  return least === ranks.sent ? 'sent' : 'draft'
}

function stageOfPerson(email: Email, accounts: Accounts, contacts: Contacts): ContactStage {
  return contactStanding(accounts.get(email)?.reach ?? 'not-met', contacts.get(email) ?? []).stage
}
