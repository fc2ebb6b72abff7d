import { nameOf } from '../domain/access.ts'
import { longestComment } from '../domain/desk.ts'
import { mostListed } from '../domain/named-person.ts'
import type { Reassigned, ReassignmentChoice, ReassignmentForm } from '../domain/reassignment.ts'
import { drawnInputs } from '../domain/shown-card.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { type CardAction, execute } from './actions.ts'
import { longTextInput, textInput } from './form-inputs.ts'
import { type OfficeCard, officeCard } from './office-card.ts'
import { personInput } from './person-input.ts'
import type { Reader } from './reader.ts'
import type { Card } from './template.ts'

/** Asks who answers for the project from now on: somebody of the register, or any address. */
export function assignChoiceCard(shown: ReassignmentChoice, reader: Reader): Card {
  const { t, text } = reader
  const { programme, topic, before, people, typed, round } = shown
  const others = textInput('others', t('assign.others'), {
    value: typed.others,
    placeholder: t('assign.others-hint'),
    maxLength: 1000,
  })
  return withInputs(
    {
      round: text(programme.name),
      title: t('assign.title', { project: text(topic.name) }),
      ...faultOf(shown, reader),
      sections: [
        { text: [t('assign.before', { names: namesOf(shown, before, reader) }), t('assign.for-good')].join('\n') },
      ],
      inputs: [
        ...(people.length > mostListed
          ? []
          : [personInput('owner', t('assign.owner'), { people, value: typed.person }, reader)]),
        others,
        reasonInput(typed.comment, reader),
      ],
      actions: [
        execute(t('assign.check'), 'assign', { round, sheet: topic.sheet, step: 'check' }),
        ...back(shown, reader),
      ],
    },
    shown,
    reader,
  )
}

/** Who answers for the project now and who would, to be confirmed; or who does from now on, with the way back. */
export function assignCard(shown: ReassignmentForm | Reassigned, reader: Reader): Card {
  const { t, text } = reader
  const { programme, topic, before, after } = shown
  const isDone = shown.kind === 'reassigned'
  const card: OfficeCard = {
    round: text(programme.name),
    title: t(isDone ? 'assign.done' : 'assign.title', { project: text(topic.name) }),
    ...(isDone ? {} : faultOf(shown, reader)),
    sections: [
      {
        text: [
          t('assign.before', { names: namesOf(shown, before, reader) }),
          t('assign.after', { names: namesOf(shown, after, reader) }),
          ...movesOf(shown, reader),
          t('assign.past'),
        ].join('\n'),
      },
      ...warningOf(shown, reader),
    ],
    inputs: isDone ? [] : [reasonInput(shown.comment, reader)],
    actions: isDone
      ? [press(t('assign.undo'), shown, after, before)]
      : [press(t('assign.confirm'), shown, before, after), ...back(shown, reader)],
  }
  return isDone ? officeCard(card, reader) : withInputs(card, shown, reader)
}

function movesOf({ kind, moves, unreachable, after }: ReassignmentForm | Reassigned, { t }: Reader): readonly string[] {
  if (moves.length === 0) return []
  const isDone = kind === 'reassigned'
  const isSilent = after.length > 0 && unreachable.length === after.length
  if (isSilent) return [t(isDone ? 'assign.moved-silent' : 'assign.moves-silent')]
  return [t(isDone ? 'assign.moved' : 'assign.moves')]
}

/** It may be done all the same: whoever cannot be reached yet is sent what waits as soon as they can be. */
function warningOf({ programme, unreachable }: ReassignmentForm | Reassigned, { t }: Reader): OfficeCard['sections'] {
  if (unreachable.length === 0) return []
  const remedies = unreachable.map(({ email, reach }) =>
    t('assign.remedy', { name: nameOf(programme, email), remedy: t(`people.remedy.${reach}`) }),
  )
  return [{ title: t('assign.unreachable'), text: [...remedies, t('assign.waits')].join('\n') }]
}

function faultOf(
  { fault, programme }: Pick<ReassignmentForm | ReassignmentChoice, 'fault' | 'programme'>,
  { language }: Reader,
): Pick<OfficeCard, 'notice'> {
  if (fault === undefined) return {}
  return { notice: { text: refusalText(fault, programme.timeZone, language), style: 'attention' } }
}

function reasonInput(value: string, { t }: Reader) {
  return longTextInput('comment', t('desk.reason-optional'), { value, maxLength: longestComment })
}

function withInputs(card: OfficeCard, { round }: { readonly round: string }, reader: Reader): Card {
  const drawn = round === '' ? {} : { drawn: drawnInputs(round) }
  return { ...officeCard(card, reader), ...drawn }
}

/** To the card of the sheet, where there is one: that is of a round. */
function back({ round, topic, isAsked }: ReassignmentForm | ReassignmentChoice, { t }: Reader): readonly CardAction[] {
  return isAsked ? [execute(t('page.back'), 'project', { round, sheet: topic.sheet })] : []
}

function press(
  title: string,
  { topic, round }: ReassignmentForm | Reassigned,
  before: readonly string[],
  after: readonly string[],
): CardAction {
  return execute(title, 'assign', { round, sheet: topic.sheet, before: before.join(','), after: after.join(',') })
}

function namesOf({ programme }: Pick<ReassignmentForm, 'programme'>, people: readonly string[], { t }: Reader): string {
  return people.length === 0 ? t('assign.nobody') : people.map((person) => nameOf(programme, person)).join(', ')
}
