import { languages } from '../domain/local-text.ts'
import { askedOn, type Page } from '../domain/page.ts'
import { longDate } from '../locales/dates.ts'
import { alone, type ButtonSet, type CardAction, execute } from './actions.ts'
import type { Reader } from './reader.ts'

/** What every button of a page carries, so that the server finds its place again. */
export function dataOf(page: Page): Readonly<Record<string, string | number>> {
  const { key, revision, context } = page
  const { opened, expected } = context
  const questions = askedOn(page)
  const asked = questions.length === 0 ? {} : { asked: questions.join(',') }
  const part = key.part === 0 ? {} : { part: key.part }
  return { round: opened.round.id, sheet: expected.id, subject: key.subject, revision, ...part, ...asked }
}

/** Whatever answers the page in one press, the likeliest first. */
export function shortcutActions(page: Page, { t, text, language }: Reader): readonly CardAction[] {
  const data = dataOf(page)
  const { unchanged } = page
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
    ...(page.chosen === undefined ? [] : [execute(t('page.in-words'), 'quick', { ...data, answer: 'in-words' })]),
  ]
}

/** Folded away: five goals would make the card long, and few answer so. */
export function sameActions(page: Page, { t }: Reader): readonly CardAction[] {
  const { goals } = page.context.programme
  return page.same.map((goal) =>
    execute(t('page.same', { number: goal.number ?? goals.indexOf(goal) + 1 }), 'same', {
      ...dataOf(page),
      goal: goal.id,
    }),
  )
}

/** Other words for what the line has promised, once on its first page. */
export function suggestActions(page: Page, { t }: Reader): readonly CardAction[] {
  const isOffered = page.line !== undefined && page.key.part === 0
  return isOffered ? [execute(t('suggest.button'), 'suggest', dataOf(page))] : []
}

export interface LanguageChoice {
  readonly languageTitle: string
  readonly languages: readonly ButtonSet[]
}

/** Whether anything is written on the page, in some language. */
export function isWritten({ fields }: Page): boolean {
  return fields.some(({ inputs }) =>
    inputs.some(({ control }) => control.kind === 'write' && control.what === undefined),
  )
}

/** In which language it is answered: folded away, as it seldom differs from the reader's. */
export function languageChoice(page: Page, { t, language }: Reader): LanguageChoice {
  const chosen = page.language ?? language
  return {
    languageTitle: t('page.language', { language: t(`language.name.${chosen}`) }),
    languages: languages
      .filter((each) => each !== chosen)
      .map((each) => alone(execute(t(`page.language.${each}`), 'page', { ...dataOf(page), language: each }))),
  }
}
