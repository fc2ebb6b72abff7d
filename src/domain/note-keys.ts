import { isLanguage, type Language } from './local-text.ts'
import type { Email, LocalDate } from './programme.ts'
import type { SubjectId } from './subject.ts'

/** One text of one answer: what a coordinator may have printed otherwise, or translate. */
export interface TextPlace {
  readonly deadline: LocalDate
  readonly subject: SubjectId
  readonly question: string
}

export interface SummaryPlace {
  readonly goal: string
  /** Undefined for a paragraph about the whole goal. */
  readonly area?: string
}

/** What a note is about. */
export type NoteSubject =
  /** A paragraph of the summary: `written` or `approved`. */
  | ({ readonly about: 'summary' } & SummaryPlace)
  /** A text as this edition prints it: `shortened`, `mended` or `hidden`. */
  | ({ readonly about: 'print' } & TextPlace)
  /** A text in another language: `written`. */
  | ({ readonly about: 'translation'; readonly language: Language } & TextPlace)
  | ({ readonly about: 'summary-translation'; readonly language: Language } & SummaryPlace)
  /** Whether equal short answers of consecutive rounds are printed as one: `joined`. */
  | { readonly about: 'short-answers' }
  /** The duty to publish elsewhere too: `published`, with its day and address. */
  | { readonly about: 'duty' }
  /** Somebody outside Teams who was told of a deviation: `told`, with the day. */
  | { readonly about: 'telling'; readonly contact: Email; readonly subject: SubjectId }
  /** Other words for a target; of no target yet where it is empty: `suggested`, then `taken` or `declined`. */
  | { readonly about: 'suggestion'; readonly project: string; readonly goal: string; readonly target: string }

/** The id under which the note is stored; `parseNoteKey` turns it back. */
export function noteKey(subject: NoteSubject): string {
  switch (subject.about) {
    case 'summary':
      return keyOf('summary', subject.goal, subject.area ?? '')
    case 'print':
      return keyOf('print', subject.deadline, subject.question, subject.subject)
    case 'translation':
      return keyOf('translation', subject.language, subject.deadline, subject.question, subject.subject)
    case 'summary-translation':
      return keyOf('summary-translation', subject.language, subject.goal, subject.area ?? '')
    case 'short-answers':
    case 'duty':
      return subject.about
    case 'telling':
      return keyOf('telling', subject.contact, subject.subject)
    case 'suggestion':
      return keyOf('suggestion', subject.project, subject.goal, subject.target)
  }
}

/** Undefined for anything that is not written like a key. */
export function parseNoteKey(key: string): NoteSubject | undefined {
  const [about, ...parts] = key.split('|')
  const [first = '', second = '', third = '', fourth = ''] = parts
  switch (about) {
    case 'summary':
      return { about, goal: first, ...areaOf(second) }
    case 'print':
      return { about, deadline: first, question: second, subject: third }
    case 'translation':
      return isLanguage(first)
        ? { about, language: first, deadline: second, question: third, subject: fourth }
        : undefined
    case 'summary-translation':
      return isLanguage(first) ? { about, language: first, goal: second, ...areaOf(third) } : undefined
    case 'short-answers':
    case 'duty':
      return { about }
    case 'telling':
      return { about, contact: first, subject: second }
    case 'suggestion':
      return { about, project: first, goal: second, target: third }
    default:
      return undefined
  }
}

// Ids of the register hold letters, digits and hyphens, and addresses no bar.
function keyOf(...parts: readonly string[]): string {
  return parts.join('|')
}

function areaOf(area: string): Pick<SummaryPlace, 'area'> {
  return area === '' ? {} : { area }
}
