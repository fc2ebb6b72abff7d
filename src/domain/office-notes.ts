import { canonicalJson } from './canonical-json.ts'
import type { Instant } from './instant.ts'
import type { Language } from './local-text.ts'
import type { Email, LocalDate } from './programme.ts'
import type { RoundId } from './round.ts'
import type { SuggestedWording } from './target-wording.ts'

/**
 * What a version of a note says of its subject. `withdrawn` is as if nothing had ever been noted; the other words
 * each belong to one kind of note (`note-keys.ts`).
 */
export type NoteState =
  | 'written'
  | 'approved'
  | 'shortened'
  | 'mended'
  | 'hidden'
  | 'joined'
  | 'published'
  | 'told'
  | 'suggested'
  | 'taken'
  | 'declined'
  | 'undone'
  | 'withdrawn'

export interface NoteContent {
  readonly state: NoteState
  /** What was typed; empty where the state says it all. */
  readonly text: string
  /** In which the text is written. */
  readonly language?: Language
  /** The day of what the note tells of. */
  readonly day?: LocalDate
  /** What a suggestion would have the register say. */
  readonly wording?: SuggestedWording
  /**
   * What the note was made of: the text that was edited or translated, or the number of the edition that was
   * published. It holds only as long as that is what stands; absent in notes of before this was kept.
   */
  readonly madeOf?: string
}

export interface NoteVersion extends NoteContent {
  /** 1 for the first. */
  readonly revision: number
  readonly at: Instant
  readonly by: Email
}

/** What has been written about one thing in a round beside the answers, by coordinators but for suggestions; every version is kept, the oldest first. */
export interface Note {
  readonly round: RoundId
  readonly key: string
  readonly versions: readonly NoteVersion[]
}

export interface NoteSave {
  readonly round: RoundId
  readonly key: string
  /** The revision the page was drawn from; 0 for none. */
  readonly expectedRevision: number
  readonly content: NoteContent
  readonly at: Instant
  readonly by: Email
}

/** `saved` also where the newest version already says the same (a repeat): then nothing is written. */
export type NoteResult =
  | { readonly result: 'saved'; readonly version: NoteVersion }
  | { readonly result: 'conflict'; readonly stored: NoteVersion }

/** What saving does to a note; `changed` is undefined where nothing is to be written. */
export function writeNote(note: Note | undefined, save: NoteSave): NoteResult & { readonly changed?: Note } {
  const { round, key, expectedRevision, content, at, by } = save
  const versions = note?.versions ?? []
  const newest = versions.at(-1)
  if (newest !== undefined && isSameContent(newest, content)) return { result: 'saved', version: newest }
  if (newest !== undefined && newest.revision !== expectedRevision) return { result: 'conflict', stored: newest }
  const version: NoteVersion = { ...content, revision: (newest?.revision ?? 0) + 1, at, by }
  return { result: 'saved', version, changed: { round, key, versions: [...versions, version] } }
}

/** The newest version that still stands; undefined where there is none, or it was withdrawn. */
export function standing(note: Note | undefined): NoteVersion | undefined {
  const newest = note?.versions.at(-1)
  return newest?.state === 'withdrawn' ? undefined : newest
}

/** Whether what a note was made of is still what stands. */
export function holdsFor({ madeOf }: NoteContent, standingNow: string | undefined): boolean {
  return standingNow !== undefined && (madeOf === undefined || madeOf === standingNow)
}

function isSameContent(one: NoteContent, other: NoteContent): boolean {
  const isSame = one.state === other.state && one.text === other.text
  if (!isSame || one.language !== other.language || one.day !== other.day) return false
  if (one.madeOf !== other.madeOf) return false
  return canonicalJson(one.wording) === canonicalJson(other.wording)
}
