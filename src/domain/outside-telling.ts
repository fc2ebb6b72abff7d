import type { Answer } from './answer.ts'
import { noteKey } from './note-keys.ts'
import { type Note, type NoteVersion, standing } from './office-notes.ts'
import type { OutsideContact, Programme, Project } from './programme.ts'
import type { PublicationInputs } from './publication-duty.ts'
import type { Question } from './question.ts'
import type { PreviewFacts } from './report-preview.ts'
import type { SubjectId } from './subject.ts'

/** What a project answered of itself, to be told to somebody outside Teams, and who has been told. */
export interface OutsideTelling {
  readonly kind: 'outside-telling'
  readonly facts: PreviewFacts
  readonly project: Project
  readonly subject: SubjectId
  readonly answer: Answer
  readonly questions: readonly Question[]
  readonly contacts: readonly ToldContact[]
  readonly notice?: 'conflict' | 'storage-failed'
  /** What stands in the inputs of the duty's card, where it was opened from that. */
  readonly typed?: PublicationInputs
}

export interface ToldContact {
  readonly contact: OutsideContact
  readonly told?: NoteVersion
  /** Of the note, standing or not; 0 for none. */
  readonly revision: number
}

export function toldContacts(
  { contacts }: Pick<Programme, 'contacts'>,
  subject: SubjectId,
  notes: readonly Note[],
): readonly ToldContact[] {
  return contacts.map((contact) => {
    const key = noteKey({ about: 'telling', contact: contact.email, subject })
    const note = notes.find((each) => each.key === key)
    const told = standing(note)
    return { contact, ...(told === undefined ? {} : { told }), revision: note?.versions.at(-1)?.revision ?? 0 }
  })
}

// Mail programs and browsers cut longer addresses, some of them without a word.
const longestLink = 1900

/** A link that opens a ready mail; a text that would make it too long is cut between words and ends with `…`. */
export function mailLink(mail: { readonly to: string; readonly subject: string; readonly body: string }): string {
  const linkWith = (body: string): string =>
    `mailto:${encodeURIComponent(mail.to).replace('%40', '@')}?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(body.replaceAll(/\r\n|\r|\n/g, '\r\n'))}`
  const whole = linkWith(mail.body)
  if (whole.length <= longestLink) return whole
  const words = mail.body.split(/(?<=\s)/u)
  let fitting = ''
  for (const word of words) {
    if (linkWith(`${fitting}${word}…`).length > longestLink) break
    fitting += word
  }
  return linkWith(`${fitting.trimEnd()} …`)
}
