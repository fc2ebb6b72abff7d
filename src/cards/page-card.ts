import { nameOf } from '../domain/access.ts'
import type { Answer } from '../domain/answer.ts'
import { longestReason } from '../domain/answer-values.ts'
import type { Page, PageNotice } from '../domain/page.ts'
import { placeOfSubject } from '../domain/scopes/registry.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { clockTime, longDate } from '../locales/dates.ts'
import { alone, type ButtonSet, type CardAction, execute } from './actions.ts'
import { type AnswerRow, answerRows, levelText, linesOf, shortWords, type TextBudget } from './answer-text.ts'
import { aboutLines } from './page-about.ts'
import {
  dataOf,
  isWritten,
  type LanguageChoice,
  languageChoice,
  sameActions,
  shortcutActions,
  suggestActions,
} from './page-buttons.ts'
import { type FieldView, fieldView } from './page-field.ts'
import type { Reader } from './reader.ts'
import { type ReturnedView, returnedView } from './returned.ts'
import { roundTitle } from './round-title.ts'
import { subjectTitle } from './subject-title.ts'
import { suggestionLines } from './suggest-card.ts'
import { type Card, cardTemplate } from './template.ts'

interface PageView extends LanguageChoice, ReturnedView {
  readonly hasLanguage: boolean
  readonly lang: string
  readonly round: string
  readonly project: string
  readonly place: string
  readonly progress: string
  readonly hasAbout: boolean
  readonly about: readonly { readonly text: string }[]
  readonly hasNotice: boolean
  readonly notice: string
  readonly noticeStyle: string
  readonly hasConflict: boolean
  readonly conflictTitle: string
  readonly conflictRows: readonly AnswerRow[]
  readonly hasPromised: boolean
  readonly promisedTitle: string
  readonly promised: readonly { readonly text: string }[]
  readonly hasSuggestion: boolean
  readonly suggestion: readonly { readonly text: string }[]
  readonly suggestSets: readonly ButtonSet[]
  readonly hasPrevious: boolean
  readonly previousTitle: string
  readonly previousRows: readonly AnswerRow[]
  readonly hasBaseline: boolean
  readonly baseline: string
  readonly fields: readonly FieldView[]
  readonly hasShort: boolean
  readonly shortTitle: string
  readonly hasReason: boolean
  readonly reasonLabel: string
  readonly reasonLimit: number
  readonly reason: string
  readonly hasReasonFault: boolean
  readonly reasonFault: string
  readonly shortSets: readonly ButtonSet[]
  readonly hasSame: boolean
  readonly sameTitle: string
  readonly sameSets: readonly ButtonSet[]
  readonly saved: string
  readonly hasSaved: boolean
  readonly hasActions: boolean
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<PageView>('page')

/** One page of a sheet: where one is, what was promised, what was said last time, and the inputs. */
export function pageCard(page: Page, reader: Reader): Card {
  const { t, text, language } = reader
  const { programme, series, opened } = page.context
  const place = placeOf(page, reader)
  const project = text(page.topic.name)
  const notice = noticeOf(page, reader)
  // Rows that go on from the last round stand in the inputs already.
  const carries = page.fields.every(({ rows }) => rows?.single === true)
  const earlier = carries ? undefined : page.previous
  const previousRows = earlier === undefined ? [] : rowsOf(page, earlier.answer, reader, previousBudget(page))
  // The last answer may say nothing of what this page asks.
  const previous = previousRows.length === 0 ? undefined : earlier
  // Where nothing can be kept any more, nothing is offered: the text can be read and copied.
  const isLocked = page.notice === 'round-locked'
  const shortcuts = isLocked ? [] : shortcutActions(page, reader)
  const about = aboutLines(page, reader)
  const content = expand({
    lang: language,
    round: roundTitle(series, opened.round, reader),
    project,
    place,
    progress: progressOf(page, reader),
    hasAbout: about.length > 0,
    about,
    ...returnedView(page.returned, reader),
    hasNotice: notice !== '',
    notice,
    noticeStyle: noticeStyle(page),
    hasConflict: page.conflict !== undefined,
    conflictTitle:
      page.conflict === undefined
        ? ''
        : t('page.conflict-stored', {
            name: nameOf(programme, page.conflict.savedBy),
            time: clockTime(page.conflict.savedAt, programme.timeZone, language),
          }),
    conflictRows: page.conflict === undefined ? [] : rowsOf(page, page.conflict.answer, reader),
    hasPromised: page.line !== undefined && page.line.line.targets.length > 0,
    promisedTitle: t('page.promised'),
    promised: promisedLines(page, reader),
    hasSuggestion: page.suggestions.length > 0,
    suggestion: suggestionLines(page, reader),
    suggestSets: isLocked ? [] : suggestActions(page, reader).map(alone),
    hasPrevious: previous !== undefined,
    previousTitle: previous === undefined ? '' : previousTitle(page, reader),
    previousRows,
    ...baselineOf(page, reader),
    fields: page.fields.map((field) => fieldView(field, page, reader)),
    hasShort: shortcuts.length > 0 || page.reason !== '',
    shortTitle: t('page.quick'),
    hasReason: page.unchanged !== undefined || page.quickAnswers.some((quick) => quick.reason !== undefined),
    reasonLabel: t('page.quick-reason'),
    reasonLimit: longestReason,
    reason: page.reason,
    ...reasonFault(page, reader),
    shortSets: shortcuts.map(alone),
    hasSame: !isLocked && page.same.length > 0,
    sameTitle: t('page.same-title'),
    sameSets: sameActions(page, reader).map(alone),
    ...languageChoice(page, reader),
    hasLanguage: !isLocked && isWritten(page),
    hasSaved: page.savedAt !== undefined && !troubles.has(page.notice),
    saved:
      page.savedAt === undefined
        ? ''
        : t('page.saved', { time: clockTime(page.savedAt, programme.timeZone, language) }),
    hasActions: !isLocked,
    actions: [
      execute(t(page.position === page.pages ? 'page.save-last' : 'page.save'), 'save', dataOf(page)),
      ...(page.position > 1 ? [execute(t('page.back'), 'back', dataOf(page))] : []),
    ],
  })
  return { content, summary: `${project}: ${place}`, drawn: drawnInputs(opened.round.id) }
}

/** `Hyötytavoite 2: Ennaltaehkäisy ja ennakointi`. */
function placeOf(page: Page, reader: Reader): string {
  const { t, text } = reader
  const { programme } = page.context
  const { goals } = programme
  const goal = page.line?.goal
  if (goal === undefined) return subjectTitle(page.context, page.key.subject, reader)
  return t('page.goal', { number: goal.number ?? goals.indexOf(goal) + 1, name: text(goal.short ?? goal.name) })
}

/** `Sivu 2/6 · 1/6 valmiina`. */
function progressOf(page: Page, { t }: Reader): string {
  return t('page.progress', {
    position: page.position,
    pages: page.pages,
    done: page.subjectsDone,
    all: page.subjects,
  })
}

function noticeOf(page: Page, reader: Reader): string {
  const { t } = reader
  if (page.notice !== undefined) return t(`page.notice.${page.notice}`)
  if (page.chosen === undefined) return ''
  return t('page.notice.quick', { answer: shortWords(page.chosen, page.context, reader) })
}

function previousTitle({ previous, context }: Page, { t, language }: Reader): string {
  if (previous === undefined) return ''
  const date = longDate(previous.deadline, language)
  if (previous.by === undefined) return t('page.previous', { date })
  return t('page.previous-by', { date, name: nameOf(context.programme, previous.by) })
}

const troubles: ReadonlySet<PageNotice | undefined> = new Set(['storage-failed', 'round-locked', 'conflict'])
const calmNotices: ReadonlySet<PageNotice> = new Set(['asks', 'not-unchanged'])

/** At the field itself: a reason that is asked for, or one that cannot be kept. */
function reasonFault(page: Page, { t }: Reader): Pick<PageView, 'hasReasonFault' | 'reasonFault'> {
  if (page.reasonFault) return { hasReasonFault: true, reasonFault: t('fault.reason', { limit: longestReason }) }
  const asked = page.notice === 'reason-missing' || page.notice === 'stood-still' ? page.notice : undefined
  return { hasReasonFault: asked !== undefined, reasonFault: asked === undefined ? '' : t(`page.notice.${asked}`) }
}

/** Only what went wrong is drawn as wrong; the words say it too. */
function noticeStyle({ notice }: Page): string {
  if (notice === undefined) return 'good'
  return calmNotices.has(notice) ? 'warning' : 'attention'
}

function rowsOf(page: Page, answer: Answer, reader: Reader, budget?: TextBudget): readonly AnswerRow[] {
  const questions = page.fields.map(({ question }) => question)
  return answerRows(answer, questions, page.context, reader, budget)
}

/** Beside a co-owner's newer text, what was said last time takes less room: the card must stay small enough to arrive. */
function previousBudget({ conflict }: Page): TextBudget | undefined {
  return conflict === undefined ? undefined : { characters: 400, lines: 8 }
}

function promisedLines(page: Page, { t, text }: Reader): readonly { readonly text: string }[] {
  const targets = page.line?.line.targets ?? []
  return targets.flatMap((target) => [
    ...linesOf(t('page.target', { target: text(target.text) })),
    ...target.indicators.flatMap((indicator) => linesOf(t('page.indicator', { indicator: text(indicator.text) }))),
    ...(target.source === undefined ? [] : linesOf(t('page.source', { source: text(target.source) }))),
  ])
}

/** The level at which the spearhead began: the zero from which the work is judged. */
function baselineOf(page: Page, reader: Reader): Pick<PageView, 'hasBaseline' | 'baseline'> {
  const { programme } = page.context
  const baseline = page.line?.line.baseline ?? placeOfSubject(programme, page.key.subject)?.theme?.baseline
  if (baseline === undefined) return { hasBaseline: false, baseline: '' }
  return { hasBaseline: true, baseline: reader.t('page.baseline', { level: levelText(baseline, programme, reader) }) }
}
