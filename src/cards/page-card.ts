import { nameOf } from '../domain/access.ts'
import { longestReason } from '../domain/answer-values.ts'
import { languages } from '../domain/local-text.ts'
import { askedOn, type Page } from '../domain/page.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { clockTime, longDate } from '../locales/dates.ts'
import { type CardAction, execute } from './actions.ts'
import { type AnswerRow, answerRows, levelText, linesOf, shortWords } from './answer-text.ts'
import { type FieldView, fieldView } from './page-field.ts'
import type { Reader } from './reader.ts'
import { roundTitle } from './round-title.ts'
import { type Card, cardTemplate } from './template.ts'

interface PageView {
  readonly lang: string
  readonly round: string
  readonly project: string
  readonly place: string
  readonly progress: string
  readonly hasNotice: boolean
  readonly notice: string
  readonly noticeStyle: string
  readonly hasConflict: boolean
  readonly conflictTitle: string
  readonly conflictRows: readonly AnswerRow[]
  readonly hasPromised: boolean
  readonly promisedTitle: string
  readonly promised: readonly { readonly text: string }[]
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
  readonly shortSets: readonly { readonly actions: readonly CardAction[] }[]
  readonly hasLanguage: boolean
  readonly languageTitle: string
  readonly languageLabel: string
  readonly language: string
  readonly languages: readonly { readonly title: string; readonly value: string }[]
  readonly saved: string
  readonly hasSaved: boolean
  readonly actions: readonly CardAction[]
}

const expand = cardTemplate<PageView>('page')

/** One page of a sheet: where one is, what was promised, what was said last time, and the inputs. */
export function pageCard(page: Page, reader: Reader): Card {
  const { t, text, language } = reader
  const { programme, series, opened } = page.context
  const place = placeOf(page, reader)
  const project = text(page.project.name)
  const notice = noticeOf(page, reader)
  const previous = page.previous
  const shortcuts = shortcutActions(page, reader)
  const content = expand({
    lang: language,
    round: roundTitle(series, opened.round, reader),
    project,
    place,
    progress: progressOf(page, reader),
    hasNotice: notice !== '',
    notice,
    noticeStyle: page.notice === undefined ? 'default' : 'attention',
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
    hasPrevious: previous !== undefined,
    previousTitle: previousTitle(page, reader),
    previousRows: previous === undefined ? [] : rowsOf(page, previous.answer, reader),
    ...baselineOf(page, reader),
    fields: page.fields.map((field) => fieldView(field, programme, reader)),
    hasShort: shortcuts.length > 0,
    shortTitle: t('page.quick'),
    hasReason: page.unchanged !== undefined || page.quickAnswers.some((quick) => quick.reason !== undefined),
    reasonLabel: t('page.quick-reason'),
    reasonLimit: longestReason,
    reason: page.reason,
    hasReasonFault: page.reasonFault,
    reasonFault: t('fault.reason', { limit: longestReason }),
    shortSets: inSets(shortcuts).map((actions) => ({ actions })),
    ...languageChoice(page, reader),
    hasSaved: page.savedAt !== undefined,
    saved:
      page.savedAt === undefined
        ? ''
        : t('page.saved', { time: clockTime(page.savedAt, programme.timeZone, language) }),
    actions: [
      execute(t(page.position === page.pages ? 'page.save-last' : 'page.save'), 'save', dataOf(page)),
      ...(page.position > 1 ? [execute(t('page.back'), 'back', dataOf(page))] : []),
    ],
  })
  return { content, summary: `${project}: ${place}`, drawn: drawnInputs(opened.round.id) }
}

function dataOf(page: Page): Readonly<Record<string, string | number>> {
  const { key, revision, context } = page
  const { opened, expected } = context
  const questions = askedOn(page)
  const asked = questions.length === 0 ? {} : { asked: questions.join(',') }
  const part = key.part === 0 ? {} : { part: key.part }
  return { round: opened.round.id, sheet: expected.id, subject: key.subject, revision, ...part, ...asked }
}

/** `Hyötytavoite 2: Ennaltaehkäisy ja ennakointi`. */
function placeOf(page: Page, { t, text }: Reader): string {
  const goals = page.context.programme.goals
  const goal = page.line?.goal
  if (goal === undefined) return t('page.project')
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

/** Whatever answers the page in one press, the likeliest first. */
function shortcutActions(page: Page, { t, text, language }: Reader): readonly CardAction[] {
  const data = dataOf(page)
  const { unchanged } = page
  const goals = page.context.programme.goals
  return [
    ...(unchanged === undefined
      ? []
      : [
          execute(
            unchanged.isDone
              ? t('page.still-done')
              : t('page.unchanged', { date: longDate(unchanged.since, language) }),
            'unchanged',
            data,
          ),
        ]),
    ...page.quickAnswers.map((quick) => execute(text(quick.label), 'quick', { ...data, answer: quick.id })),
    ...page.same.map((goal) =>
      execute(t('page.same', { number: goal.number ?? goals.indexOf(goal) + 1 }), 'same', { ...data, goal: goal.id }),
    ),
    ...(page.chosen === undefined ? [] : [execute(t('page.in-words'), 'quick', { ...data, answer: 'in-words' })]),
  ]
}

/** Teams shows six buttons of a set and hides the rest. */
const mostInSet = 6

function inSets(actions: readonly CardAction[]): readonly (readonly CardAction[])[] {
  const sets = Math.ceil(actions.length / mostInSet)
  return Array.from({ length: sets }, (_, set) => actions.slice(set * mostInSet, (set + 1) * mostInSet))
}

/** In which language it is answered: folded away, as it seldom differs from the reader's. */
function languageChoice(
  page: Page,
  { t, language }: Reader,
): Pick<PageView, 'hasLanguage' | 'languageTitle' | 'languageLabel' | 'language' | 'languages'> {
  const chosen = page.language ?? language
  return {
    hasLanguage: page.fields.some(({ question }) => question.type === 'text'),
    languageTitle: t('page.language', { language: t(`language.name.${chosen}`) }),
    languageLabel: t('page.language-label'),
    language: chosen,
    languages: languages.map((each) => ({ title: t(`language.name.${each}`), value: each })),
  }
}

function rowsOf(page: Page, answer: Parameters<typeof answerRows>[0], reader: Reader): readonly AnswerRow[] {
  const questions = page.fields.map(({ question }) => question)
  return answerRows(answer, questions, page.context, reader)
}

function promisedLines(page: Page, { t, text }: Reader): readonly { readonly text: string }[] {
  const targets = page.line?.line.targets ?? []
  return targets.flatMap((target) => [
    ...linesOf(t('page.target', { target: text(target.text) })),
    ...target.indicators.flatMap((indicator) => linesOf(t('page.indicator', { indicator: text(indicator.text) }))),
    ...(target.source === undefined ? [] : linesOf(t('page.source', { source: text(target.source) }))),
  ])
}

function baselineOf(page: Page, reader: Reader): Pick<PageView, 'hasBaseline' | 'baseline'> {
  const { programme } = page.context
  const line = page.line?.line
  const baseline = line?.baseline ?? programme.themes.find(({ id }) => id === line?.theme)?.baseline
  if (baseline === undefined) return { hasBaseline: false, baseline: '' }
  return { hasBaseline: true, baseline: reader.t('page.baseline', { level: levelText(baseline, programme, reader) }) }
}
