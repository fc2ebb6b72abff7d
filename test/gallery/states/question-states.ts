import { pageCard } from '../../../src/cards/page-card.ts'
import { reviewCard } from '../../../src/cards/review-card.ts'
import type { AnswerValues } from '../../../src/domain/answer.ts'
import { type PageExtras, pageOf } from '../../../src/domain/page.ts'
import type { Question } from '../../../src/domain/question.ts'
import { reviewOf } from '../../../src/domain/review.ts'
import type { SheetContext } from '../../../src/domain/sheet-context.ts'
import { aDraft, aProgramme, aProject, aSeries, aSheet, aSheetContext, spring, values } from '../../builders.ts'
import { begun, count, page as link, need, pages, points, risks } from '../../question-samples.ts'
import { readerIn, there } from '../facts/round-facts.ts'
import type { GalleryState } from '../gallery-state.ts'

const subject = 'project/perhekeskus'
const lastRisks = {
  risks: [
    {
      id: 1,
      title: 'Osaajia ei saada',
      description: 'Sosiaaliohjaajia on haettu kahdesti ilman tulosta.',
      bodies: 'Henkilöstöpalvelut, perhekeskus',
      state: 'open',
    },
  ],
}
const index = [
  { date: '2021-02-01', place: 'Lohja', value: 0.23 },
  { date: '2021-10-03', place: 'Lohja', value: 0.38 },
]
const answered: AnswerValues = {
  need: 'partly',
  'need-why': 'Linjaus tarvitaan verkostotyön kirjaamiseen.',
  count: 1250,
  begun: '2021-09-01',
  page: 'https://www.innokyla.fi/fi/toimintamalli/perhekeskus',
  pages: ['https://example.fi/uutinen', 'https://example.fi/ohje'],
  points: index,
  ...lastRisks,
}

/** One risk is told otherwise, one is new, and one of them is closed at once. */
const newRisks: AnswerValues = {
  risks: [
    { id: 1, title: 'Osaajia ei saada', description: 'Yksi kahdesta tehtävästä on täytetty.', state: 'open' },
    {
      id: 2,
      title: 'Väistötilat viivästyvät',
      description: 'Remontti alkaa vasta maaliskuussa.',
      bodies: 'Tilapalvelut',
      state: 'open',
    },
    { id: 3, title: 'Yhteys katkeaa', description: 'Toimittaja korjasi vian.', state: 'closed' },
  ],
}

/** The pages of questions of every type, and how their answers are looked through. */
export const questionStates: readonly GalleryState[] = [
  { name: 'page-yes-no-with-explanation', draw: page([need], answered), width: 'phone' },
  { name: 'page-number-date-link', draw: page([count, begun, link], {}), width: 'phone' },
  { name: 'page-links', draw: page([pages], answered), width: 'phone' },
  { name: 'page-values', draw: page([points], { points: index }), width: 'phone' },
  { name: 'page-values-empty', draw: page([points], {}), width: 'phone' },
  {
    name: 'page-values-with-faults',
    draw: page([points, count], { points: index }, 0, {
      typed: { 'points-1-date': '2021-02-01', 'points-1-value': 'noin viisi', count: '1.000.000' },
      notice: 'faults',
    }),
    width: 'phone',
  },
  { name: 'page-risk-carried', draw: page([risks], {}), width: 'phone' },
  { name: 'page-risk-new', draw: page([risks], {}, 1), width: 'phone' },
  {
    name: 'review-of-every-type',
    draw: review([need, count, begun, link, pages, points, risks], answered),
    width: 'phone',
  },
  { name: 'review-of-risks', draw: review([risks], newRisks), width: 'phone' },
]

function contextOf(questions: readonly Question[], given: AnswerValues): SheetContext {
  const series = aSeries({ questions })
  const programme = aProgramme({ series: [series], projects: [aProject({ lines: [] })] })
  const drafts = Object.keys(given).length === 0 ? {} : { [subject]: aDraft({ answer: values(given) }) }
  const earlier = new Map([[subject, [{ deadline: spring, answer: values(lastRisks) }]]])
  return aSheetContext({ programme, series, sheet: aSheet({ drafts }), earlier })
}

function page(
  questions: readonly Question[],
  given: AnswerValues,
  part = 0,
  extras: PageExtras = {},
): GalleryState['draw'] {
  const context = contextOf(questions, given)
  return (language) => pageCard(there(pageOf(context, { subject, part }, extras)), readerIn(language))
}

function review(questions: readonly Question[], given: AnswerValues): GalleryState['draw'] {
  const context = contextOf(questions, given)
  return (language) => reviewCard(there(reviewOf(context)), readerIn(language))
}
