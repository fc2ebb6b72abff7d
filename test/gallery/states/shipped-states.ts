import { assignCard, assignChoiceCard } from '../../../src/cards/assign-card.ts'
import { deskDoneCard } from '../../../src/cards/desk-done-card.ts'
import { deskFormCard } from '../../../src/cards/desk-form-card.ts'
import { dutiesCard } from '../../../src/cards/duties-card.ts'
import { pageCard } from '../../../src/cards/page-card.ts'
import { projectCard } from '../../../src/cards/project-card.ts'
import { receiptCard } from '../../../src/cards/receipt-card.ts'
import { reviewCard } from '../../../src/cards/review-card.ts'
import { statusCard } from '../../../src/cards/status-card.ts'
import { summaryPageCard } from '../../../src/cards/summary-page-card.ts'
import { compileReport } from '../../../src/domain/compile-report.ts'
import type { DeskAsk } from '../../../src/domain/desk.ts'
import { type Duties, dutiesOf } from '../../../src/domain/duties.ts'
import { pageOf } from '../../../src/domain/page.ts'
import { projectStatus } from '../../../src/domain/project-status.ts'
import type { Reassigned } from '../../../src/domain/reassignment.ts'
import { receiptOf, reviewOf } from '../../../src/domain/review.ts'
import { type StatusFacts, statusOf } from '../../../src/domain/round-status.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { unchangedOf } from '../../../src/domain/shortcuts.ts'
import { summaryPage } from '../../../src/domain/summary-page.ts'
import { values } from '../../builders.ts'
import { there } from '../facts/round-facts.ts'
import { finalReport, helsinki, monthly, type ShippedRound } from '../facts/shipped-sheets.ts'
import type { GalleryState } from '../gallery-state.ts'

const tuula = 'tuula.harju@example.fi'
const leena = 'leena.korpi@example.fi'
const theme = 'theme/k4'
const section = 'section/k4/peso'
const row = 'line/nuorten-tiimi/prevention'
const model = 'project/remote-children'
const month = 'project/hoitotakuu'

const narrative = values({
  narrative: 'Nuorten tiimi jalkautui kolmeen oppilaitokseen, ja kotikäynnit tavoittivat jo puolet perheistä.',
})
const sentTheme = helsinki.sheet(theme, { [theme]: narrative }, tuula)
const statusFacts: StatusFacts = {
  ...helsinki.duties,
  sheets: new Map([[theme, sentTheme.sheet]]),
  deliveries: [],
  accounts: new Map(),
  channelKnown: true,
}
const status = statusOf(statusFacts, helsinki.underWay)
const themeStatus = there(
  projectStatus({ facts: statusFacts, at: helsinki.underWay, view: status.view, contacts: new Map() }, sentTheme),
)

const index = [
  { date: '2025-03-01', place: 'Pohjoinen asema', value: 52 },
  { date: '2025-11-30', place: 'Pohjoinen asema', value: 21.5 },
  { date: '2025-03-01', place: 'Eteläinen asema', value: 38 },
  { date: '2025-11-30', place: 'Eteläinen asema', value: 19 },
]
const modelAnswer = values({
  state: 'in-use',
  description: 'Lääkärin ja hoitajan vastaanotto videolla. Perheen ei tarvitse lähteä kotoa, ja tulkki on mukana.',
  everywhere: 'partly',
  'everywhere-why': 'Saaristossa yhteydet eivät vielä riitä.',
  access: 'yes',
  'access-why': 'Odotusaika puolittui.',
  savings: 'no',
  'savings-why': 'Säästö näkyy vasta vuonna 2027.',
  continues: 'yes',
  'values-days': index,
  'paragraph-i1': 'Etävastaanotto vakiintui osaksi lapsiperheiden palveluja.',
  links: ['https://www.innokyla.fi/fi/toimintamalli/etavastaanotto', 'https://example.fi/uutinen'],
})
const whole = finalReport.sheet(model, { [model]: modelAnswer })
const givenUp = values({ state: 'given-up', 'why-given-up': 'Iltaisin ei tultu, ja henkilöstöä ei saatu.' })
const longChapter = values({
  'q2-1': 'Tavoitteena oli purkaa hoito-, palvelu- ja kuntoutusvelka. '.repeat(186).slice(0, 11_000),
})

const unchanged = there(unchangedOf(monthly.sheet(month), month))
const sentMonth = monthly.sheet(month, { [month]: { kind: 'unchanged', ...unchanged } }, leena)
const beforeMonth = dutiesOf(monthly.duties, leena, monthly.underWay)
const afterMonth = receiptOf(sentMonth, {
  next: beforeMonth.owed.filter(({ sheet }) => sheet.id !== month),
  locked: false,
})

const reassigned: Omit<Reassigned, 'kind'> = {
  programme: helsinki.programme,
  topic: helsinki.topic(theme),
  before: [tuula],
  after: ['ville.kangas@example.fi'],
  round: helsinki.opened.round.id,
  isAsked: true,
  moves: [{ round: helsinki.opened.round.id, sheet: theme, before: [tuula], after: ['ville.kangas@example.fi'] }],
  unreachable: [],
}

/** What the summary of a goal is written from where rows have levels only. */
const spearheads = compileReport({
  ...helsinki.duties,
  sheets: new Map([[theme, sentTheme.sheet]]),
  earlier: new Map(),
  rounds: [helsinki.opened.round],
  edition: 0,
  at: helsinki.underWay,
})
const goalSummary = summaryPage({ ...helsinki, model: spearheads, notes: [] }, { goal: 'prevention' })

/** Sheets about spearheads, their sections, goals, the programme and operating models, as the shipped programmes ask them. */
export const shippedStates: readonly GalleryState[] = [
  prompt('prompt-of-sheets-of-every-kind', helsinki, dutiesOf(helsinki.duties, tuula, helsinki.underWay)),
  prompt('prompt-of-one-press-months', monthly, beforeMonth),
  {
    name: 'receipt-of-a-one-press-month',
    draw: (language) => receiptCard(there(afterMonth), monthly.readerIn(language)),
    width: 'phone',
  },
  page('page-of-a-row-with-parts', helsinki, helsinki.sheet('project/nuorten-tiimi'), row),
  page('page-of-a-spearhead', helsinki, helsinki.sheet(theme), theme),
  page('page-of-a-section', helsinki, helsinki.sheet(section), section),
  page('page-of-a-goal', helsinki, helsinki.sheet('goal/availability'), 'goal/availability'),
  page('page-of-the-programme', monthly, monthly.sheet('programme'), 'programme'),
  page('page-of-a-model-begun', finalReport, finalReport.sheet(model), model),
  page('page-of-a-model-with-yes-or-no', finalReport, whole, model, 2),
  page('page-of-a-model-with-values', finalReport, whole, model, 4),
  page(
    'page-of-a-chapter-with-a-long-text',
    finalReport,
    finalReport.sheet('theme/k2', { 'theme/k2': longChapter }),
    'theme/k2',
  ),
  review('review-of-a-model', finalReport, whole),
  review('review-of-a-model-given-up', finalReport, finalReport.sheet(model, { [model]: givenUp })),
  review('review-of-a-chapter', finalReport, finalReport.sheet('theme/k2', { 'theme/k2': longChapter })),
  {
    name: 'status-of-sheets-of-every-kind',
    draw: (language) => statusCard(status, helsinki.readerIn(language)),
    width: 'full',
  },
  {
    name: 'answers-of-a-spearhead',
    draw: (language) => projectCard(themeStatus, helsinki.readerIn(language)),
    width: 'full',
  },
  {
    name: 'summary-of-a-goal-with-spearheads',
    draw: (language) => summaryPageCard(there(goalSummary), helsinki.readerIn(language)),
    width: 'phone',
  },
  desk('desk-return-of-a-spearhead', { verb: 'return', subjects: [theme] }, { what: 'all' }),
  desk('desk-reopen-a-spearhead', { verb: 'reopen', day: '2021-11-29' }, { day: '2021-11-29', time: '16:00' }),
  {
    name: 'reopened-spearhead',
    draw: (language) =>
      deskDoneCard(
        { kind: 'desk-done', ...place(), done: 'reopened', values: { until: { instant: helsinki.locked } } },
        helsinki.readerIn(language),
      ),
    width: 'phone',
  },
  {
    name: 'assign-a-spearhead',
    draw: (language) =>
      assignChoiceCard(
        {
          kind: 'reassignment-choice',
          ...reassigned,
          people: helsinki.programme.people.map(({ email, name = email }) => ({ email, name })),
          typed: { person: '', others: '', comment: '' },
        },
        helsinki.readerIn(language),
      ),
    width: 'phone',
  },
  {
    name: 'assign-a-spearhead-to-confirm',
    draw: (language) => assignCard({ kind: 'reassignment', ...reassigned, comment: '' }, helsinki.readerIn(language)),
    width: 'phone',
  },
]

function prompt(name: string, { readerIn }: ShippedRound, duties: Duties): GalleryState {
  return { name, draw: (language) => dutiesCard(duties, 'opening', readerIn(language)), width: 'phone' }
}

function page(name: string, { readerIn }: ShippedRound, sheet: SheetContext, subject: string, part = 0): GalleryState {
  return {
    name,
    draw: (language) => pageCard(there(pageOf(sheet, { subject, part })), readerIn(language)),
    width: 'phone',
  }
}

function review(name: string, { readerIn }: ShippedRound, sheet: SheetContext): GalleryState {
  return { name, draw: (language) => reviewCard(there(reviewOf(sheet)), readerIn(language)), width: 'phone' }
}

function desk(name: string, ask: DeskAsk, typed: Readonly<Record<string, string>>): GalleryState {
  return {
    name,
    draw: (language) =>
      deskFormCard(
        { kind: 'desk-form', ...place(), ask, typed: { comment: '', ...typed }, seen: {} },
        helsinki.readerIn(language),
      ),
    width: 'phone',
  }
}

function place() {
  const { programme, series, opened, underWay, topic } = helsinki
  return { programme, series, opened, at: underWay, about: { sheet: theme, topic: topic(theme) } }
}
