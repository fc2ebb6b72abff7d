import type { Edition } from '../domain/edition.ts'
import { type LevelMovement, levelMovements, levelQuestion, type Movement } from '../domain/level-movement.ts'
import type { ReportGoal, ReportModel } from '../domain/report-model.ts'
import { dateAndTime, roundName } from '../locales/dates.ts'
import { type LinkAction, openUrl } from './actions.ts'
import { levelText } from './answer-text.ts'
import type { Reader } from './reader.ts'
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
  readonly actions: readonly LinkAction[]
}

const expand = cardTemplate<ReportView>('report')

/** The published round in the project channel: numbers only, no names, and the way to the whole report. */
export function reportCard(
  { edition, link }: { readonly edition: Edition; readonly link: string },
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
  const content = expand({
    lang: language,
    title,
    published: t('report-card.published', {
      at: dateAndTime(edition.publishedAt, model.programme.timeZone, language),
      edition: edition.number,
    }),
    counts,
    hasLevels: levelQuestion(model) !== undefined,
    goals,
    actions: [openUrl(t('report-card.open'), link)],
  })
  return { content, summary: `${title}. ${counts}` }
}

function goalView(
  goal: ReportGoal,
  { levels, rose, fell, still, ...rest }: LevelMovement,
  model: ReportModel,
  reader: Reader,
) {
  const { t, text } = reader
  const name = text(goal.short ?? goal.name)
  const movement = movementText({ rose, fell, still, new: rest.new }, reader)
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
