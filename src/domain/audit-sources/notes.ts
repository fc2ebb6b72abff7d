import type { AuditAct, AuditEvent, AuditRecords } from '../audit-event.ts'
import { type NoteSubject, parseNoteKey } from '../note-keys.ts'
import type { NoteState, NoteVersion } from '../office-notes.ts'
import { lineSubject, parseSubject } from '../subject.ts'
import { wordsOf } from '../suggestion.ts'
import type { SuggestedWording } from '../target-wording.ts'

/** What coordinators decided about the report: approvals, texts printed otherwise, publications elsewhere, who was told. */
export function noteEvents({ notes }: AuditRecords): readonly AuditEvent[] {
  return notes.flatMap(({ round, key, versions }) => {
    const subject = parseNoteKey(key)
    if (subject === undefined) return []
    return versions.flatMap((version, index): readonly AuditEvent[] => {
      const before = versions[index - 1]
      const act = actOf(subject, version.state, before)
      if (act === undefined) return []
      const { at, by } = version
      return [{ at, by, act, round, ...placeOf(subject), ...textsOf(before, version) }]
    })
  })
}

/** Undefined for what is only written and decides nothing yet. */
function actOf({ about }: NoteSubject, state: NoteState, before: NoteVersion | undefined): AuditAct | undefined {
  if (about === 'print') return state === 'withdrawn' ? 'text-restored' : printed[state]
  if (about === 'summary') {
    if (state === 'approved') return 'summary-approved'
    return before?.state === 'approved' ? 'summary-reopened' : undefined
  }
  if (about === 'short-answers') return state === 'joined' ? 'answers-joined' : 'answers-parted'
  if (about === 'duty') return state === 'published' ? 'published-elsewhere' : 'publication-withdrawn'
  if (about === 'telling') return state === 'told' ? 'told-outside' : 'telling-withdrawn'
  // What is taken, and undone again, is told by the change of the register.
  if (about === 'suggestion') return suggested[state]
  return 'translated'
}

const printed: { readonly [State in NoteState]?: AuditAct } = {
  shortened: 'text-shortened',
  mended: 'text-mended',
  hidden: 'text-hidden',
}

const suggested: { readonly [State in NoteState]?: AuditAct } = {
  suggested: 'suggested',
  declined: 'suggestion-declined',
}

function placeOf(subject: NoteSubject): Pick<AuditEvent, 'project' | 'subjects' | 'person'> {
  if (subject.about === 'suggestion') {
    return { project: subject.project, subjects: [lineSubject(subject.project, subject.goal)] }
  }
  if (!('subject' in subject)) return {}
  const project = parseSubject(subject.subject)?.project
  return {
    ...(project === undefined ? {} : { project }),
    subjects: [subject.subject],
    ...(subject.about === 'telling' ? { person: subject.contact } : {}),
  }
}

function textsOf(before: NoteVersion | undefined, after: NoteVersion): Pick<AuditEvent, 'before' | 'after' | 'why'> {
  if (after.wording !== undefined) return wordingTexts(after, after.wording)
  const words = ({ text, day }: NoteVersion): string =>
    [day, text].filter((part) => part !== undefined && part !== '').join(' ')
  const [older, newer] = [before === undefined ? '' : words(before), words(after)]
  return { ...(older === '' ? {} : { before: older }), ...(newer === '' ? {} : { after: newer }) }
}

function wordingTexts({ state, text }: NoteVersion, wording: SuggestedWording): ReturnType<typeof textsOf> {
  const before = wordsOf(wording.before)
  const why = state === 'declined' && text !== '' ? { why: text } : {}
  return { ...(before === '' ? {} : { before }), after: wordsOf(wording.after), ...why }
}
