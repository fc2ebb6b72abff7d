import type { Goal, Programme } from '../domain/programme.ts'
import { parseSubject, type SubjectId } from '../domain/subject.ts'
import type { Reader } from './reader.ts'

/** What a subject is called on its sheet's cards: the goal of a line, the title of a section, else what it is as a whole. */
export function subjectTitle({ goals, themes }: Programme, subject: SubjectId, { t, text }: Reader): string {
  const parsed = parseSubject(subject)
  switch (parsed?.scope) {
    case 'line': {
      const goal = goals.find(({ id }) => id === parsed.goal)
      return goal === undefined ? t('page.project') : goalName(goal, text)
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
      return t('page.project')
  }
}

function goalName({ name, short = name }: Goal, text: Reader['text']): string {
  return text(short)
}
