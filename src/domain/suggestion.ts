import { type Language, type LocalText, textIn } from './local-text.ts'
import { noteKey, parseNoteKey } from './note-keys.ts'
import type { Note, NoteVersion } from './office-notes.ts'
import type { Indicator, Line, Programme, Target } from './programme.ts'
import { isKeepableText } from './question-types/text.ts'
import type { RegisterChange } from './register-change.ts'
import type { TargetWording } from './target-wording.ts'

/** Which target a wording is about. */
export interface TargetPlace {
  readonly project: string
  readonly goal: string
  /** Empty for one that the register does not have yet. */
  readonly target: string
}

/** What somebody who answers for a line would have the register say of one of its targets. */
export interface Suggestion extends TargetPlace {
  readonly note: Note
  readonly version: NoteVersion
  /** The newest wording that was suggested, and by whom; `version` is what has become of it. */
  readonly suggested: NoteVersion
  readonly wording: NonNullable<NoteVersion['wording']>
}

/** The most characters in each of the three inputs. */
export const longestWording = 2000

export const noWording: TargetWording = { text: '', indicators: [], source: '' }

/** The newest suggestion for each target, decided or not, the oldest first; an older round's gives way to a newer one's. */
export function suggestionsIn(notes: readonly Note[]): readonly Suggestion[] {
  const newest = new Map<string, Suggestion>()
  for (const note of notes) {
    const subject = parseNoteKey(note.key)
    const version = note.versions.at(-1)
    if (subject?.about !== 'suggestion' || version?.wording === undefined) continue
    const { project, goal, target } = subject
    const before = newest.get(note.key)
    if (before !== undefined && before.version.at > version.at) continue
    const suggested = note.versions.findLast(({ state }) => state === 'suggested') ?? version
    newest.set(note.key, { project, goal, target, note, version, suggested, wording: version.wording })
  }
  return [...newest.values()].sort((one, other) => (one.version.at < other.version.at ? -1 : 1))
}

/** Whether it waits for a coordinator, for the first time or again. */
export function isOpen({ version }: Suggestion): boolean {
  return version.state === 'suggested' || version.state === 'undone'
}

export function suggestionKey({ project, goal, target }: TargetPlace): string {
  return noteKey({ about: 'suggestion', project, goal, target })
}

export function findLine({ projects }: Programme, { project, goal }: Omit<TargetPlace, 'target'>): Line | undefined {
  return projects.find(({ id }) => id === project)?.lines.find((line) => line.goal === goal)
}

/** What the register says of the target in this language; undefined where it has no such line or target any more. */
export function wordingOf(programme: Programme, place: TargetPlace, language: Language): TargetWording | undefined {
  const line = findLine(programme, place)
  if (line === undefined || place.target === '') return line === undefined ? undefined : noWording
  const target = line.targets.find(({ id }) => id === place.target)
  if (target === undefined) return undefined
  const words = (text: LocalText): string => textIn(text, language, programme.language)
  return {
    text: words(target.text),
    indicators: target.indicators.map(({ text }) => words(text)),
    source: target.source === undefined ? '' : words(target.source),
  }
}

export function isSameWording(one: TargetWording, other: TargetWording): boolean {
  return wordsOf(one) === wordsOf(other)
}

/** All of it as one text, one thing to a line. */
export function wordsOf({ text, indicators, source }: TargetWording): string {
  return [text, ...indicators.map((each) => `– ${each}`), ...(source === '' ? [] : [`(${source})`])].join('\n')
}

/** What stands in the three inputs. */
export interface TypedWording {
  readonly text: string
  /** One to a line. */
  readonly indicators: string
  readonly source: string
}

export function typedOf({ text, indicators, source }: TargetWording): TypedWording {
  return { text, indicators: indicators.join('\n'), source }
}

/** Blank lines between indicators say nothing. */
export function readWording({ text, indicators, source }: TypedWording): TargetWording | 'empty' | 'too-long' {
  if (![text, indicators, source].every((each) => isKeepableText(each, longestWording))) return 'too-long'
  if (text.trim() === '') return 'empty'
  const lines = indicators.split(/\r\n|\r|\n/).map((line) => line.trim())
  return { text: text.trim(), indicators: lines.filter((line) => line !== ''), source: source.trim() }
}

/** Whether the line has been changed in the register since that version of it. */
export function changedSince(
  changes: readonly RegisterChange[],
  version: number,
  { project, goal }: Omit<TargetPlace, 'target'>,
): boolean {
  return changes.some(
    ({ number, changes: entries }) =>
      number > version && entries.some(({ list, id }) => list === 'lines' && id === `${project}/${goal}`),
  )
}

/**
 * The register with this wording; what keeps its words keeps its ids and its other languages, so that answers to its
 * indicators stay where they are.
 */
export function withWording(
  programme: Programme,
  place: TargetPlace,
  wording: TargetWording,
  language: Language,
): Programme {
  return withTargets(programme, place, (targets) => {
    const now = targets.find(({ id }) => id === place.target)
    const next = targetWith(programme, now, freshId('t', targets), wording, language)
    return now === undefined ? [...targets, next] : targets.map((each) => (each === now ? next : each))
  })
}

/** The register with other targets on one line. */
export function withTargets(
  programme: Programme,
  { project, goal }: Omit<TargetPlace, 'target'>,
  change: (targets: readonly Target[]) => readonly Target[],
): Programme {
  const changed = (line: Line): Line => (line.goal === goal ? { ...line, targets: change(line.targets) } : line)
  const projects = programme.projects.map((each) =>
    each.id === project ? { ...each, lines: each.lines.map(changed) } : each,
  )
  return { ...programme, projects }
}

function targetWith(
  { language: fallback }: Programme,
  now: Target | undefined,
  freshTarget: string,
  wording: TargetWording,
  language: Language,
): Target {
  const retold = (text: LocalText | undefined, next: string): LocalText => {
    if (text === undefined || typeof text === 'string') return next
    return textIn(text, language, fallback) === next ? text : { ...text, [language]: next }
  }
  const { source: _, ...kept } = now ?? { id: freshTarget, text: wording.text, indicators: [] }
  const shown = (indicator: Indicator): string => textIn(indicator.text, language, fallback)
  const staying = new Set(kept.indicators.filter((each) => wording.indicators.includes(shown(each))))
  const indicators: Indicator[] = []
  for (const [index, text] of wording.indicators.entries()) {
    const same = kept.indicators.find((each) => shown(each) === text && !indicators.includes(each))
    const there = kept.indicators[index]
    // An indicator that stands where another one stood is that one in other words.
    const reworded =
      there === undefined || staying.has(there) ? undefined : { ...there, text: retold(there.text, text) }
    const taken = [...kept.indicators, ...indicators]
    indicators.push(same ?? reworded ?? { id: freshId('i', taken), text, type: 'text' })
  }
  const source = wording.source === '' ? {} : { source: retold(now?.source, wording.source) }
  return { ...kept, text: retold(now?.text, wording.text), indicators, ...source }
}

function freshId(letter: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  for (let number = ids.size + 1; ; number += 1) if (!ids.has(`${letter}${number}`)) return `${letter}${number}`
}
