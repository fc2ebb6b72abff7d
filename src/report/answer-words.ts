import { type Answer, countedValues } from '../domain/answer.ts'
import { type AnswerValue, bareText } from '../domain/answer-value.ts'
import type { Language, LocalText } from '../domain/local-text.ts'
import { type Question, reasonId } from '../domain/question.ts'
import type { DatedAnswer, ReportModel, ReportSubject } from '../domain/report-model.ts'
import { questionsIn } from '../domain/report-questions.ts'
import { wordsOf } from '../domain/typed-question.ts'
import { longDate } from '../locales/dates.ts'
import { type ValueSpeech, valueText } from '../locales/value-words.ts'
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
  /** Set where the value explains the answer before it. */
  readonly explains?: Question
  /** The answer that it explains. */
  readonly explained?: AnswerValue
}

/** The parts of an answer in the order of the questions, each with its reason; a quick answer has none. */
export function answerParts(
  model: ReportModel,
  subject: Pick<ReportSubject, 'scope' | 'targets'>,
  answer: Answer,
): readonly AnswerPart[] {
  const values = countedValues(answer)
  const questions = questionsIn(model, subject)
  const known = questions.flatMap((question): readonly AnswerPart[] => {
    const value = values[question.id]
    const why = values[reasonId(question)]
    return [
      ...(value === undefined ? [] : [{ question, value }]),
      ...(why === undefined
        ? []
        : [
            {
              question: undefined,
              value: why,
              explains: question,
              ...(value === undefined ? {} : { explained: value }),
            },
          ]),
    ]
  })
  const ids = new Set(questions.flatMap((question) => [question.id, reasonId(question)]))
  const unknown = Object.entries(values).filter(([id]) => !ids.has(id))
  return [...known, ...unknown.map(([, value]) => ({ question: undefined, value }))]
}

/** `Ei toimenpiteitä raportointikaudella`, `Ei muutosta 15.5.2021 jälkeen`; the reason is not in it. */
export function shortWords(view: ReportView, answer: Exclude<Answer, { readonly kind: 'values' }>): string {
  const { model, language, t } = view
  switch (answer.kind) {
    case 'quick': {
      const known = model.quickAnswers.find(({ id }) => id === answer.quick)
      return known === undefined ? answer.quick : plain(view, known.label)
    }
    case 'unchanged':
      return t('report.unchanged', { date: longDate(answer.since, language) })
    case 'same': {
      const index = model.goals.findIndex(({ id }) => id === answer.goal)
      return t('report.same', { number: model.goals[index]?.number ?? index + 1 })
    }
  }
}

/** This round's answer first, then those of the rounds before it. */
export function newestFirst({ round }: ReportModel, subject: ReportSubject): readonly DatedAnswer[] {
  const { answer, originals, translations, history } = subject
  const earlier = history.toReversed()
  const beside = {
    ...(originals === undefined ? {} : { originals }),
    ...(translations === undefined ? {} : { translations }),
  }
  return answer === undefined ? earlier : [{ deadline: round.deadline, answer, ...beside }, ...earlier]
}

/** What a value is called; a text is what was typed. */
export function valueWords(view: ReportView, { question, value }: AnswerPart): string {
  return question === undefined ? bareText(value) : valueText(wordsOf(question, value, view.model), speechOf(view))
}

/** How a report puts values into words. */
export function speechOf(view: ReportView): ValueSpeech {
  return {
    language: view.language,
    t: view.t,
    text: (text) => plain(view, text),
    level: (value, label) => stepWords(view, value, label),
  }
}

/** `Käynnistetty (25 %)`. */
export function levelWords(view: ReportView, level: number): string {
  return stepWords(view, level, view.model.scale.find(({ value }) => value === level)?.label)
}

function stepWords(view: ReportView, level: number, label: LocalText | undefined): string {
  const number = percent(view, level)
  const words = label === undefined ? number : plain(view, label)
  // A scale may have no words of its own, only numbers.
  return words.replace(/\s/g, '') === number.replace(/\s/g, '')
    ? number
    : view.t('report.level', { label: words, percent: number })
}

/** `25 %` with a no-break space, as the language writes it. */
export function percent({ language }: ReportView, value: number): string {
  return percents[language].format(value / 100)
}

/** What stands over a part, unless it is plain what it answers: its question, or that it is a reason. */
export function partLabel(view: ReportView, { question, explains }: AnswerPart, labelled: boolean): string | undefined {
  if (explains !== undefined) return view.t('report.explanation', { name: plain(view, explains.label) })
  return labelled && question !== undefined ? plain(view, question.label) : undefined
}
