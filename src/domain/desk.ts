import type { OpenedRound } from './expected-set.ts'
import type { Instant } from './instant.ts'
import type { Email, LocalDate, Programme, Series } from './programme.ts'
import type { Refusal, RefusalValue } from './refusal.ts'
import type { Topic } from './scopes/scope.ts'
import type { TextPlace } from './sheet-act.ts'
import type { SheetId, SubjectId } from './subject.ts'

/** What a coordinator can do to a round or to one project's sheet. */
export type DeskVerb =
  | 'remind'
  | 'return'
  | 'accept'
  | 'exempt'
  | 'reopen'
  | 'extend'
  | 'close'
  | 'open-round'
  | 'hand-on'
  | 'move'

/** Where an act is done. */
export interface DeskPlace {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
  readonly at: Instant
  /** Where it is about one sheet. */
  readonly about?: { readonly sheet: SheetId; readonly topic: Topic }
  /** The list it was chosen from, where that was not the first page of everything. */
  readonly list?: ListPlace
}

/** A place in the list of a status: the words it is limited to, and the page from 0. */
export interface ListPlace {
  readonly filter: string
  readonly page: number
}

export const wholeList: ListPlace = { filter: '', page: 0 }

/** What an act asks before it is done; nothing has changed yet. */
export interface DeskForm extends DeskPlace {
  readonly kind: 'desk-form'
  readonly ask: DeskAsk
  /** As the card sent them: whatever went wrong, it is there again. */
  readonly typed: Readonly<Record<string, string>>
  /** What the confirmation tells back, so that it is about what was looked at. */
  readonly seen: Readonly<Record<string, string | number>>
  readonly fault?: Refusal
}

export type DeskAsk =
  | { readonly verb: 'return' | 'exempt'; readonly subjects: readonly SubjectId[] }
  | { readonly verb: 'reopen' | 'extend'; readonly day: LocalDate }
  | { readonly verb: 'accept' }
  | { readonly verb: 'close'; readonly missing: number }
  | { readonly verb: 'open-round'; readonly sheets: readonly SheetId[]; readonly people: number }
  | { readonly verb: 'remind'; readonly reminded: Reminded }
  | { readonly verb: 'hand-on'; readonly people: readonly NamedPerson[] }
  | { readonly verb: 'move'; readonly from: readonly MovableText[]; readonly to: readonly TextPlace[] }

export interface NamedPerson {
  readonly email: Email
  readonly name: string
}

/** Whom a reminder by hand would reach. */
export interface Reminded {
  readonly people: readonly Email[]
  /** What they owe. */
  readonly sheets: readonly SheetId[]
  /** Among them: they have had as many reminders as the round allows. */
  readonly capped: readonly Email[]
  /** Beside them: they owe an answer, and nothing can be sent to them. */
  readonly unreachable: readonly Email[]
  /** Beside them: a reminder by hand reached them within the hour, the last of them at that moment. */
  readonly recent?: { readonly count: number; readonly at: Instant }
}

export interface MovableText extends TextPlace {
  readonly text: string
}

/** What was done, and the way back where there is one. */
export interface DeskDone extends DeskPlace {
  readonly kind: 'desk-done'
  readonly done: DoneText
  readonly values: Readonly<Record<string, RefusalValue>>
  readonly undo?: { readonly verb: DeskVerb; readonly data: Readonly<Record<string, string | number>> }
}

export type DoneText =
  | 'already'
  | 'returned'
  | 'accepted'
  | 'acceptance-withdrawn'
  | 'exempted'
  | 'included'
  | 'reopened'
  | 'reopening-ended'
  | 'extended'
  | 'same-day'
  | 'closed'
  | 'opened-again'
  | 'opened'
  | 'opened-early'
  | 'reminded'
  | 'handed-on'
  | 'handed-back'
  | 'moved'

/** Everything of a sheet at once, in a choice of its subjects. */
export const wholeSheet = 'all'

/** The most characters of a coordinator's comment or reason. */
export const longestComment = 2000
