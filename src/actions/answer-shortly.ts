import { type PageNotice, pageOf } from '../domain/page.ts'
import { type Short, shortAnswer, typedIn, valuesAnswer } from '../domain/page-inputs.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { pagesOf, questionsFor, type SheetContext, sameAs, sharedState } from '../domain/sheet-context.ts'
import { sameGoals, unchangedOf } from '../domain/shortcuts.ts'
import type { SubjectId } from '../domain/subject.ts'
import type { ActionContext } from './context.ts'
import { keep, type PageRequest, readPage, redraw } from './keep-page.ts'
import { isEmpty, pageBeside } from './save-page.ts'
import type { Shown } from './shown.ts'

/** What one press answers with, or takes back. */
export type Press =
  | { readonly kind: 'quick'; readonly quick: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'same'; readonly goal: string }
  /** Back to words after all. */
  | { readonly kind: 'in-words' }

/** Answers a page by one press; what had been typed is kept beside the short answer. */
export async function answerShortly(context: ActionContext, request: PageRequest, press: Press): Promise<Shown> {
  const read = await readPage(context, request)
  if ('kind' in read || isRefusal(read)) return read
  const { sheet, answer, allValid } = read
  if (!allValid) return redraw(sheet, request, 'faults')
  const typed = typedIn(answer)
  if (press.kind === 'in-words') {
    const saved = await keep(context, sheet, request, valuesAnswer(typed))
    return 'kind' in saved || isRefusal(saved) ? saved : (pageOf(saved, request) ?? refuse('unknown-page'))
  }
  const short = shortOf(sheet, request.subject, typed.reason, press)
  if (typeof short === 'string') {
    // Refused for want of a reason; what was typed is kept all the same.
    const kept = isEmpty(answer) ? sheet : await keep(context, sheet, request, answer)
    return 'kind' in kept || isRefusal(kept) ? kept : redraw(kept, request, short)
  }
  if (isRefusal(short)) return short
  const saved = await keep(context, sheet, request, shortAnswer(short, typed))
  // It answers the whole subject, however many pages that has.
  const last = pagesOf(sheet).findLast(({ subject }) => subject === request.subject) ?? request
  return 'kind' in saved || isRefusal(saved) ? saved : pageBeside(saved, last, 'next')
}

/** What the press answers; a notice where it needs a reason first. */
function shortOf(
  sheet: SheetContext,
  subject: SubjectId,
  reason: string,
  press: Exclude<Press, { readonly kind: 'in-words' }>,
): Short | PageNotice | Refusal {
  const hasReason = reason.trim() !== ''
  switch (press.kind) {
    case 'quick': {
      const quick = sheet.series.quickAnswers.find(({ id }) => id === press.quick)
      if (quick === undefined || !subject.startsWith('line/')) return refuse('unknown-quick-answer')
      return quick.reason === 'required' && !hasReason ? 'reason-missing' : { kind: 'quick', quick: quick.id }
    }
    case 'unchanged': {
      const unchanged = unchangedOf(sheet, subject)
      if (unchanged === undefined) return refuse('unknown-quick-answer')
      if (unchanged.needsReason && !hasReason) return 'stood-still'
      return { kind: 'unchanged', since: unchanged.since, values: unchanged.values }
    }
    case 'same': {
      const goal = sameGoals(sheet, subject).find(({ id }) => id === press.goal)
      if (goal === undefined) return refuse('unknown-quick-answer')
      const values = sharedState(questionsFor(sheet, subject), sameAs(sheet, subject, goal.id))
      return { kind: 'same', goal: goal.id, values }
    }
  }
}
