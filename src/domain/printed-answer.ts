import { type Answer, sameAnswer } from './answer.ts'
import type { AnswerValues } from './answer-value.ts'
import { indicatorQuestions } from './indicator-questions.ts'
import type { OfficeEditing } from './office-editing.ts'
import { holdsFor, type NoteVersion } from './office-notes.ts'
import { reasonInput } from './page-inputs.ts'
import { findProject, type LocalDate, type Programme, type Target } from './programme.ts'
import type { Question } from './question.ts'
import { isText } from './question-types/registry.ts'
import type { DatedAnswer, OriginalText, PrintedAnswer, ReportColumn, ReportSubject } from './report-model.ts'
import { reportPerson } from './report-person.ts'
import { parseSubject, type SubjectId } from './subject.ts'

export interface PrintFacts {
  readonly programme: Programme
  readonly questions: readonly Question[]
  readonly editing: OfficeEditing
}

/** An answer as this report prints it: what a coordinator has shortened, mended, hidden or translated, and the rest as it is. */
export function printedAnswer(
  { programme, questions: ofSeries, editing }: PrintFacts,
  subject: SubjectId,
  deadline: LocalDate,
  answer: Answer,
): PrintedAnswer {
  const questions = [...ofSeries, ...indicatorQuestions(targetsOf(programme, subject))]
  const texts = textsOf(questions, answer)
  const noted = texts.flatMap(({ question, text }) => {
    const version = editing.printOf({ deadline, subject, question })
    return version === undefined ? [] : [{ question, text, version }]
  })
  // An edit is of the words it was made of: over what the owner has sent since it would put words in their mouth.
  const edits = noted.filter(({ text, version }) => holdsFor(version, text))
  const outdated = noted.filter(({ text, version }) => !holdsFor(version, text)).map(({ question }) => question)
  const printed = edits.reduce((edited, { question, version }) => withText(edited, question, version), answer)
  const shown = new Map(textsOf(questions, printed).map(({ question, text }) => [question, text]))
  const translated = texts.flatMap(({ question }) =>
    editing.translationsOf({ deadline, subject, question }).map((version) => ({ question, version })),
  )
  const isTold = ({ question, version }: (typeof translated)[number]): boolean => holdsFor(version, shown.get(question))
  const translations = translated
    .filter(isTold)
    .flatMap(({ question, version: { language, text } }) =>
      language === undefined ? [] : [{ question, language, text }],
    )
  // What is hidden is hidden in every language; that needs no telling.
  const untold = translated.filter((each) => !isTold(each) && shown.has(each.question)).map(({ question }) => question)
  const outdatedEdits = [...new Set([...outdated, ...untold])]
  const originals = edits.flatMap(({ question, text, version }): readonly OriginalText[] => {
    const { state, at, by } = version
    if (state !== 'shortened' && state !== 'mended' && state !== 'hidden') return []
    return [{ question, text, edit: state, by: reportPerson(programme, by), at }]
  })
  return {
    answer: printed,
    ...(originals.length === 0 ? {} : { originals }),
    ...(translations.length === 0 ? {} : { translations }),
    ...(outdatedEdits.length === 0 ? {} : { outdatedEdits }),
  }
}

function targetsOf(programme: Programme, id: SubjectId): readonly Target[] {
  const subject = parseSubject(id)
  if (subject?.scope !== 'line') return []
  const lines = findProject(programme, subject.project)?.lines ?? []
  return lines.find(({ goal }) => goal === subject.goal)?.targets ?? []
}

/** What people typed in an answer, by question; the reason of a short answer goes by its input. */
export function textsOf(
  questions: readonly Question[],
  answer: Answer,
): readonly { readonly question: string; readonly text: string }[] {
  const chosen = new Set(questions.filter((question) => !isText(question)).map(({ id }) => id))
  if (answer.kind !== 'values') {
    return answer.reason === undefined ? [] : [{ question: reasonInput, text: answer.reason }]
  }
  return Object.entries(answer.values).flatMap(([question, text]) =>
    typeof text === 'string' && !chosen.has(question) ? [{ question, text }] : [],
  )
}

function withText(answer: Answer, question: string, { state, text }: NoteVersion): Answer {
  if (answer.kind !== 'values') {
    const { reason: _, ...short } = answer
    return state === 'hidden' ? short : { ...short, reason: text }
  }
  const { [question]: _, ...others } = answer.values
  const values: AnswerValues = state === 'hidden' ? others : { ...answer.values, [question]: text }
  return { ...answer, values }
}

/** What is short enough to be an answer in a few words. */
const longestShort = 60

/** Subjects in which equal short answers of consecutive rounds are told as one, in the newest of them. */
export function joinShortAnswers(
  subjects: readonly ReportSubject[],
  columns: readonly ReportColumn[],
): readonly ReportSubject[] {
  const next = new Map(columns.map(({ deadline }, index) => [deadline, columns[index + 1]?.deadline]))
  const current = columns.find(({ when }) => when === 'this')?.deadline ?? ''
  return subjects.map((subject) => {
    const { answer, history } = subject
    const all: readonly DatedAnswer[] = [...history, ...(answer === undefined ? [] : [{ deadline: current, answer }])]
    const joins = new Map<LocalDate, LocalDate[]>()
    const into = new Map<LocalDate, LocalDate>()
    all.forEach((entry, index) => {
      const later = all[index + 1]
      if (later === undefined || next.get(entry.deadline) !== later.deadline) return
      if (!isShort(entry.answer) || !sameAnswer(entry.answer, later.answer)) return
      // The run goes on: what was joined into this one moves on with it.
      joins.set(later.deadline, [entry.deadline, ...(joins.get(entry.deadline) ?? [])])
      joins.delete(entry.deadline)
    })
    for (const [deadline, joined] of joins) for (const each of joined) into.set(each, deadline)
    if (into.size === 0) return subject
    const own = joins.get(current)
    return {
      ...subject,
      ...(answer === undefined || own === undefined ? {} : { joins: own }),
      history: history.map((entry) => {
        const joined = joins.get(entry.deadline)
        const target = into.get(entry.deadline)
        return {
          ...entry,
          ...(joined === undefined ? {} : { joins: joined }),
          ...(target === undefined ? {} : { joinedInto: target }),
        }
      }),
    }
  })
}

function isShort(answer: Answer): boolean {
  if (answer.kind === 'quick') return true
  if (answer.kind !== 'values') return false
  const texts = Object.values(answer.values).filter((value) => typeof value === 'string')
  return texts.length > 0 && texts.join('').length <= longestShort
}
