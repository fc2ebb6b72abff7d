import { pageCard } from '../../../src/cards/page-card.ts'
import { type PageExtras, pageOf } from '../../../src/domain/page.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { aDraft, values } from '../../builders.ts'
import { deputy, moments, readerIn, there } from '../facts/round-facts.ts'
import { answers, delayed, draftsOf, familyCentre, firstPage, longestResults, sheetOf } from '../facts/sheet-facts.ts'
import { type GalleryState, unfolded } from '../gallery-state.ts'

const empty = sheetOf()
const filled = sheetOf({ drafts: draftsOf() })
const firstTime = { ...empty, earlier: new Map() }
const longest = sheetOf({ drafts: draftsOf({ [firstPage]: values({ level: 25, results: longestResults }) }) })
/** Three steps on since last time. */
const jumped = sheetOf({ drafts: draftsOf({ [firstPage]: values({ level: 100, results: 'Työ on valmis.' }) }) })
const quick = sheetOf({
  drafts: draftsOf({
    [firstPage]: { kind: 'quick', quick: 'no-actions', reason: 'Ryhmät alkavat vasta tammikuussa.' },
  }),
})
const unchanged = sheetOf({
  drafts: draftsOf({ [firstPage]: { kind: 'unchanged', since: '2021-05-15', values: { level: 50 } } }),
})
const figures = sheetOf({ drafts: draftsOf({ [firstPage]: values({ level: 50, results: '3 400' }) }) })
const late = sheetOf({ drafts: draftsOf({ ...answers, [familyCentre]: delayed }) })

const typed = { level: '75', results: 'Kohtaamispaikat toimivat kaikissa kunnissa, ja niissä kävi 3 400 perhettä.' }
const tooLong = { level: '26', results: `${longestResults}${longestResults}`, 'answer-why': 'Syy. '.repeat(200) }
const conflict = aDraft({
  savedBy: deputy,
  savedAt: moments.underWay,
  answer: values({ level: 50, results: 'Kaksi kohtaamispaikkaa on yhä kiinni tilojen puutteen vuoksi.' }),
})

/** The pages of a sheet. */
export const pageStates: readonly GalleryState[] = [
  { name: 'page-empty', draw: page(firstTime), width: 'phone' },
  { name: 'page-with-previous-answer', draw: page(empty), width: 'phone' },
  { name: 'page-with-promised-targets', draw: unfolded(page(empty)), width: 'phone' },
  { name: 'page-with-baseline', draw: page(withBaseline(empty)), width: 'phone' },
  { name: 'page-with-draft', draw: page(filled), width: 'phone' },
  { name: 'page-with-level-that-jumped', draw: page(jumped), width: 'phone' },
  { name: 'page-with-no-change', draw: page(unchanged), width: 'phone' },
  { name: 'page-with-all-ways-to-answer', draw: unfolded(page(filled)), width: 'phone' },
  { name: 'page-with-figures-alone', draw: page(figures, { notice: 'asks' }), width: 'phone' },
  { name: 'page-that-stood-still', draw: page(filled, { typed, notice: 'stood-still' }), width: 'phone' },
  { name: 'page-with-longest-text', draw: page(longest), width: 'phone' },
  { name: 'page-with-conflict', draw: page(filled, { typed, conflict, notice: 'conflict' }), width: 'phone' },
  { name: 'page-with-faults', draw: page(empty, { typed: tooLong, notice: 'faults' }), width: 'phone' },
  { name: 'page-not-stored', draw: page(filled, { typed, notice: 'storage-failed' }), width: 'phone' },
  { name: 'page-locked', draw: page(filled, { typed, notice: 'round-locked' }), width: 'phone' },
  { name: 'page-with-reason-missing', draw: page(empty, { typed: {}, notice: 'reason-missing' }), width: 'phone' },
  { name: 'page-with-quick-answer', draw: page(quick), width: 'phone' },
  { name: 'project-page', draw: page(empty, {}, familyCentre), width: 'phone' },
  { name: 'project-page-with-delay', draw: page(late, {}, familyCentre), width: 'phone' },
]

function page(context: SheetContext, extras: PageExtras = {}, subject = firstPage): GalleryState['draw'] {
  return (language) => pageCard(there(pageOf(context, { subject, part: 0 }, extras)), readerIn(language))
}

function withBaseline(context: SheetContext): SheetContext {
  const projects = context.programme.projects.map((project) => ({
    ...project,
    lines: project.lines.map((line) => ({ ...line, baseline: 50 })),
  }))
  return { ...context, programme: { ...context.programme, projects } }
}
