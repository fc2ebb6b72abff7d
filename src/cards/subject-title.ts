import type { Goal, Programme, Series } from '../domain/programme.ts'
import type { Question } from '../domain/question.ts'
import { parseSubject, type SubjectId } from '../domain/subject.ts'
import type { Reader } from './reader.ts'

interface OfSeries {
  readonly programme: Programme
  /** That asks about the subject, where it is known. */
  readonly series: Series | undefined
}

/** What a subject is called on its sheet's cards: the goal of a line, the title of a section, else what it is as a whole. */
export function subjectTitle({ programme, series }: OfSeries, subject: SubjectId, reader: Reader): string {
  const { t, text } = reader
  const { goals, themes } = programme
  const parsed = parseSubject(subject)
  switch (parsed?.scope) {
    case 'line': {
      const goal = goals.find(({ id }) => id === parsed.goal)
      return goal === undefined ? t('subject.project') : goalName(goal, text)
    }
    case 'section': {
      const sections = themes.find(({ id }) => id === parsed.theme)?.sections
      return text(sections?.find(({ id }) => id === parsed.section)?.title ?? parsed.section)
    }
    case 'theme':
      return t('subject.theme')
    case 'goal':
      return t('subject.goal')
    case 'programme':
      return t('subject.programme')
    default:
      return projectTitle(series?.questions ?? [], reader)
  }
}

/** A project as a whole, by what every form about one calls its state: it may be a model, or whatever is reported on. */
export function projectTitle(questions: readonly Question[], { t, text }: Reader): string {
  const state = questions.find(
    ({ scope, type, only }) => scope === 'project' && type === 'choice' && only === undefined,
  )
  return state === undefined ? t('subject.project') : text(state.label)
}

function goalName({ name, short = name }: Goal, text: Reader['text']): string {
  return text(short)
}
