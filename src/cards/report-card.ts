import { type LevelMovement, levelMovements, levelQuestion, type Movement } from '../domain/level-movement.ts'
import type { Message } from '../domain/message.ts'
import { forAudience } from '../domain/report-audience.ts'
import { deviationCounts } from '../domain/report-deviations.ts'
import { countsByArea } from '../domain/report-gaps.ts'
import type { ReportGoal, ReportModel } from '../domain/report-model.ts'
import type { ReportFileLink } from '../domain/report-preview.ts'
import { dateAndTime, roundName } from '../locales/dates.ts'
import { type LinkAction, type MoreAction, openUrl } from './actions.ts'
import { levelText } from './answer-text.ts'
import type { Reader } from './reader.ts'
import { fileActions } from './report-links.ts'
import { type Card, cardTemplate } from './template.ts'

interface ReportView {
  readonly lang: string
  readonly title: string
  readonly published: string
  readonly counts: string
  readonly hasLevels: boolean
  readonly goals: readonly {
    readonly name: string
    readonly levels: string
    readonly movement: string
    readonly hasMovement: boolean
  }[]
  readonly hasNewer: boolean
  readonly newer: string
  readonly facts: readonly Fact[]
  /** For whom this is. */
  readonly audience: string
  readonly sets: readonly { readonly actions: readonly (LinkAction | MoreAction)[] }[]
}

const expand = cardTemplate<ReportView>('report')

/** The published round in the project channel: numbers only, no names, and the way to the whole report. */
export function reportCard(
  { edition, links, newer }: Pick<Extract<Message, { readonly kind: 'report' }>, 'edition' | 'links' | 'newer'>,
  reader: Reader,
): Card {
  const { t, text, language } = reader
  const { model } = edition
  const title = t('report-card.title', {
    series: text(model.series.name),
    round: roundName(model.round.label, language),
  })
  const { answered, expected, missing, exempt } = model.counts
  const counts = t('report-card.counts', { answered, expected: expected - exempt, missing })
  const movements = levelMovements(model).goals
  const goals = model.goals.flatMap((goal) => {
    const movement = movements.find((each) => each.goal === goal.id)
    return movement === undefined ? [] : [goalView(goal, movement, model, reader)]
  })
  const actions = newer === undefined ? openActions(links, reader) : [newerAction(newer, reader)]
  const content = expand({
    lang: language,
    title,
    hasNewer: newer !== undefined,
    newer: newer === undefined ? '' : t('report-card.newer', { edition: newer.number }),
    published: t('report-card.published', {
      at: dateAndTime(edition.publishedAt, model.programme.timeZone, language),
      edition: edition.number,
    }),
    counts,
    hasLevels: levelQuestion(model) !== undefined,
    goals,
    facts: factsOf(model, reader),
    audience: t('report-card.public'),
    sets: actions.map((action) => ({ actions: [action] })),
  })
  return { content, summary: `${title}. ${counts}` }
}

/** The page in the channel's language first, called plainly; then the other languages and formats. */
function openActions(
  [first, ...others]: readonly ReportFileLink[],
  reader: Reader,
): readonly (LinkAction | MoreAction)[] {
  return first === undefined ? [] : [openUrl(reader.t('report-card.open'), first.url), ...fileActions(others, reader)]
}

function newerAction({ number, url }: { readonly number: number; readonly url: string }, { t }: Reader): LinkAction {
  return openUrl(t('report-card.open-newer', { edition: number }), url)
}

interface Fact {
  readonly title: string
  readonly lines: readonly { readonly text: string }[]
}

/** What else is worth a line: what was corrected, what does not go as planned, where answers are missing. */
function factsOf(model: ReportModel, { t, text }: Reader): readonly Fact[] {
  const corrected = forAudience(model, 'public').corrections?.changes.length ?? 0
  const deviations = deviationCounts(model).map(({ label, answer, question, projects }) => {
    const own = answer === undefined ? text(label) : `${text(label)} ${t(`yes-no.${answer}`)}`
    const words = question === undefined ? own : `${text(question)} – ${own}`
    return t('report-card.level', { level: words, count: projects })
  })
  const gaps = countsByArea(model).flatMap(({ id, missing }) => {
    const area = model.areas.find((each) => each.id === id)
    const name = area === undefined ? t('report.area.none') : text(area.name)
    return missing === 0 ? [] : [t('report-card.level', { level: name, count: missing })]
  })
  const facts = [
    {
      title: t('report-card.corrected', { count: corrected }),
      lines: corrected === 0 ? [] : [t('report-card.corrected-where')],
    },
    { title: t('report-card.deviations'), lines: deviations },
    { title: t('report-card.missing'), lines: gaps },
  ]
  return facts
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map((line) => ({ text: line })) }))
}

function goalView(
  goal: ReportGoal,
  { levels, rose, fell, still, stoodStill, ...rest }: LevelMovement,
  model: ReportModel,
  reader: Reader,
) {
  const { t, text } = reader
  const name = text(goal.short ?? goal.name)
  const stuck = stoodStill === 0 ? [] : [t('report-card.stood-still', { count: stoodStill })]
  const moved = movementText({ rose, fell, still, new: rest.new }, reader)
  const movement = [...(moved === '' ? [] : [moved]), ...stuck].join(' · ')
  const shown = levels
    .filter(({ lines }) => lines > 0)
    .map(({ value, lines }) => t('report-card.level', { level: levelText(value, model, reader), count: lines }))
  return {
    name: goal.number === undefined ? name : `${goal.number}. ${name}`,
    levels: shown.length === 0 ? t('report-card.no-levels') : shown.join(' · '),
    movement,
    hasMovement: movement !== '',
  }
}

/** Signs and words; what did not happen is left out. */
function movementText(moved: Readonly<Record<Movement, number>>, { t }: Reader): string {
  return (['rose', 'fell', 'still', 'new'] as const)
    .filter((movement) => moved[movement] > 0)
    .map((movement) => t(`report-card.${movement}`, { count: moved[movement] }))
    .join(' · ')
}
