import type { Answer } from '../../domain/answer.ts'
import type { Language } from '../../domain/local-text.ts'
import type { DatedAnswer, ReportSubject } from '../../domain/report-model.ts'
import { type AnswerPart, answerParts, newestFirst, partLabel, shortWords, valueWords } from '../answer-words.ts'
import { gapWords } from '../gap-words.ts'
import { type ReportView, roundWords } from '../view.ts'
import { html, type Markup } from './markup.ts'
import { localText, typedText } from './texts.ts'

/** Which parts of an answer a cell shows. */
type Shown = (part: AnswerPart) => boolean

/** A subject's answers of all rounds, dated, the newest first; undefined is an empty cell. */
export function datedAnswers(view: ReportView, subject: ReportSubject, shown: Shown): Markup | undefined {
  const answers = newestFirst(view.model, subject).flatMap(({ deadline, answer }) => {
    const words = answerMarkup(view, subject, answer, shown)
    return words === undefined ? [] : [dated(view, { deadline, answer }, subject, words)]
  })
  const gap = gapWords(view, subject)
  const entries = gap === undefined ? answers : [datedGap(view, gap), ...answers]
  return entries.length === 0 ? undefined : html`<dl class="rounds">${entries}</dl>`
}

function answerMarkup(view: ReportView, { scope }: ReportSubject, answer: Answer, shown: Shown): Markup | undefined {
  if (answer.kind !== 'values') {
    const reason = answer.reason !== undefined && typedText(view, answer.reason, answer.language)
    return html`<p class="quick">${shortWords(view, answer)}</p>${reason}`
  }
  const parts = answerParts(view.model, scope, answer).filter(shown)
  if (parts.length === 0) return undefined
  // A text that stands alone needs no label: the column says what it is.
  const [only, ...others] = parts
  const labelled = others.length > 0 || only?.question?.type === 'choice'
  return html`${parts.map((part) => partMarkup(view, part, labelled, answer.language))}`
}

/** One answer with its label, unless it is plain what it answers. */
export function partMarkup(view: ReportView, part: AnswerPart, labelled: boolean, language?: Language): Markup {
  const { question, explains } = part
  const asked = question !== undefined && labelled ? localText(view, question.label) : undefined
  const why = explains === undefined ? undefined : html`${partLabel(view, part, labelled)}`
  const heading = why ?? asked
  const label = heading !== undefined && html`<p class="asked">${heading}</p>`
  const words = valueWords(view, part)
  const typed = question === undefined || question.type === 'text'
  return html`${label}${typed ? typedText(view, words, language) : html`<p class="chosen">${words}</p>`}`
}

function dated(view: ReportView, { deadline }: DatedAnswer, { sent }: ReportSubject, words: Markup): Markup {
  const { t, model } = view
  const round = roundWords(view, deadline)
  if (deadline !== model.round.deadline) return html`<div class="round"><dt>${round}</dt><dd>${words}</dd></div>`
  const late = sent?.late === true && html` <span class="mark alert">${t('report.late')}</span>`
  return html`<div class="round this"><dt>${round} <span class="mark">${t('report.this-round')}</span>${late}</dt><dd>${words}</dd></div>`
}

function datedGap(view: ReportView, words: string): Markup {
  const { t, model } = view
  return html`<div class="round this gap"><dt>${roundWords(view, model.round.deadline)} <span class="mark">${t('report.this-round')}</span></dt><dd><p class="alert">${words}</p></dd></div>`
}
