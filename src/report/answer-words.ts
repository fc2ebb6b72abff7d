import type { Answer, AnswerValue } from '../domain/answer.ts'
import type { Language } from '../domain/local-text.ts'
import type { Question } from '../domain/question.ts'
import type { DatedAnswer, ReportModel, ReportSubject } from '../domain/report-model.ts'
import { plain, type ReportView } from './view.ts'

// Made once: making one takes longer than writing a thousand numbers with it.
const percents: Readonly<Record<Language, Intl.NumberFormat>> = {
  fi: new Intl.NumberFormat('fi-FI', { style: 'percent' }),
  sv: new Intl.NumberFormat('sv-FI', { style: 'percent' }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent' }),
}

/** One question of a subject with what was answered to it. */
export interface AnswerPart {
  /** Undefined where the series no longer asks it: what was answered is shown all the same. */
  readonly question: Question | undefined
  readonly value: AnswerValue
}

/** The parts of an answer in the order of the questions; a quick answer has none. */
export function answerParts(model: ReportModel, scope: ReportSubject['scope'], answer: Answer): readonly AnswerPart[] {
  if (answer.kind === 'quick') return []
  const questions = model.questions.filter((question) => question.scope === scope)
  const known = questions.flatMap((question) => {
    const value = answer.values[question.id]
    return value === undefined ? [] : [{ question, value }]
  })
  const unknown = Object.entries(answer.values).filter(([id]) => !questions.some((question) => question.id === id))
  return [...known, ...unknown.map(([, value]) => ({ question: undefined, value }))]
}

/** This round's answer first, then those of the rounds before it. */
export function newestFirst({ round }: ReportModel, { answer, history }: ReportSubject): readonly DatedAnswer[] {
  const earlier = history.toReversed()
  return answer === undefined ? earlier : [{ deadline: round.deadline, answer }, ...earlier]
}

/** What a value is called; a text is what was typed. */
export function valueWords(view: ReportView, { question, value }: AnswerPart): string {
  switch (question?.type) {
    case 'level':
      return typeof value === 'number' ? levelWords(view, value) : value
    case 'choice': {
      const choice = question.choices.find(({ id }) => id === value)
      return choice === undefined ? String(value) : plain(view, choice.label)
    }
    default:
      return String(value)
  }
}

/** `Käynnistetty (25 %)`. */
export function levelWords(view: ReportView, level: number): string {
  const step = view.model.scale.find(({ value }) => value === level)
  const number = percent(view, level)
  const label = step === undefined ? number : plain(view, step.label)
  // A scale may have no words of its own, only numbers.
  return label.replace(/\s/g, '') === number.replace(/\s/g, '')
    ? number
    : view.t('report.level', { label, percent: number })
}

/** `25 %` with a no-break space, as the language writes it. */
function percent({ language }: ReportView, value: number): string {
  return percents[language].format(value / 100)
}

/** `Ei toimenpiteitä raportointikaudella`; the reason is not in it. */
export function quickWords(view: ReportView, quick: string): string {
  const known = view.model.quickAnswers.find(({ id }) => id === quick)
  return known === undefined ? quick : plain(view, known.label)
}
